import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { firstOfCast } from '../support/cast.ts';
import { Chaos } from '../support/chaos.ts';
import { seedOfRun } from '../support/dice.ts';

/** How long it goes on, minutes. */
const MINUTES = Number(process.env['MESH_CALL_SOAK_MINUTES'] ?? 10);
/** What a page may have more at the end, bytes: the tests' own log of connections, and code compiled meanwhile. */
const HEAP_GROWTH = 8 * 1024 * 1024;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test(`six people find each other again and again for ${MINUTES} minutes, and nothing piles up`, async (t) => {
  const seed = seedOfRun();
  t.diagnostic(`MESH_CALL_SEED=${seed}`);
  const chaos = await Chaos.begin(lab, t, firstOfCast(6), seed);
  const before = await chaos.holdings();
  const end = performance.now() + MINUTES * 60_000;
  let rounds = 0;
  for (; performance.now() < end; rounds++) await chaos.round();
  const held = await chaos.holdings();
  t.diagnostic(`${rounds} rounds, ${chaos.steps.length} steps`);
  for (const [index, { name, heap }] of held.entries()) {
    const grown = heap - (before[index]?.heap ?? 0);
    t.diagnostic(`${name}: ${Math.round(heap / 1024)} KiB, grown by ${Math.round(grown / 1024)} KiB`);
    assert.ok(grown <= HEAP_GROWTH, `The heap of ${name}’s page has grown by ${grown} bytes.`);
  }
});
