import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { firstOfCast } from '../support/cast.ts';
import { Chaos, type Look } from '../support/chaos.ts';
import { seedOfRun } from '../support/dice.ts';
import { growth } from '../support/growth.ts';
import type { Holdings } from '../support/page-holdings.ts';
import { ownHeap } from '../support/own-heap.ts';

/** How long it goes on, minutes. */
const MINUTES = Number(process.env['MESH_CALL_SOAK_MINUTES'] ?? 10);
/** From one look at what pages hold to the next, and from the beginning to the first. */
const ROUNDS_BETWEEN_LOOKS = 3;

/** By how much each thing may grow from the first half of the looks to the second. */
const MAY_GROW: Holdings = {
  // Code that is compiled when it is first used; figures and texts of what happened last.
  heap: 1024 * 1024,
  // Contents of templates count from their first use on, and `repeat` of lit-html 3.3.3 leaves a comment for each one who
  // goes (https://github.com/lit/lit/issues/5298). Tiles that are kept would be 250 each.
  nodes: 300,
  documents: 0,
  listeners: 20,
  pageListeners: 0,
  timers: 3,
  connections: 1,
  channels: 1,
  tracks: 10,
  // Browsers make objects for tracks when they are asked for, and drop those that nobody holds.
  liveTracks: 4,
  // Those of the last 32 sessions are kept, empty: docs of `PeerStreamRegistry`.
  streams: 128,
  players: 1,
  abortSignals: 20,
};
/** The same for this process, which is the room server and the tests. */
const SERVER_MAY_GROW = 8 * 1024 * 1024;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test(`six people find each other again and again for ${MINUTES} minutes, and nothing piles up`, async (t) => {
  const seed = seedOfRun();
  t.diagnostic(`MESH_CALL_SEED=${seed}`);
  const chaos = await Chaos.begin(lab, t, firstOfCast(6), seed);
  const looks: Look[][] = [];
  const serverHeap: number[] = [];
  const look = async (): Promise<void> => {
    looks.push(await chaos.lookAtAll());
    serverHeap.push(ownHeap());
    for (const { name, holdings } of looks.at(-1) ?? []) t.diagnostic(`${name}: ${JSON.stringify(holdings)}`);
  };
  const end = performance.now() + MINUTES * 60_000;
  let rounds = 0;
  for (; performance.now() < end; rounds++) {
    await chaos.round();
    // The first look comes late: whatever is used for the first time is made and compiled by then.
    if ((rounds + 1) % ROUNDS_BETWEEN_LOOKS === 0) await look();
  }
  assert.ok(looks.length >= 2, `${rounds} rounds are too few to tell whether anything grows`);
  t.diagnostic(`${rounds} rounds: ${chaos.steps.join(', ')}`);
  const grown = grownThings(looks);
  t.diagnostic(`server: ${serverHeap.map(inKilobytes).join(', ')}`);
  assert.deepEqual(grown, [], 'what has grown more than it may');
  assert.ok(
    growth(serverHeap) <= SERVER_MAY_GROW,
    `The server’s heap: ${serverHeap.map(inKilobytes).join(', ')}`,
  );
});

function grownThings(looks: readonly (readonly Look[])[]): string[] {
  return (looks[0] ?? []).flatMap(({ name }, page) =>
    (Object.keys(MAY_GROW) as (keyof Holdings)[]).flatMap((thing) => {
      const values = looks.map((look) => look[page]?.holdings[thing] ?? Number.NaN);
      return growth(values) <= MAY_GROW[thing] ? [] : [`${thing} of ${name}: ${values.join(', ')}`];
    }),
  );
}

function inKilobytes(bytes: number): string {
  return `${Math.round(bytes / 1024)} KiB`;
}
