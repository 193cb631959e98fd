/** `npm run bench`: prints how fast calls begin and how much they send. */

import { cpus, loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { CallLab, type Scope } from '../support/call-lab.ts';
import { firstOfCast } from '../support/cast.ts';
import { eventually, missing } from '../support/eventually.ts';
import type { Person } from '../support/person.ts';
import { DescriptionSizes } from './description-sizes.ts';
import { table, type Figures } from './figures.ts';
import { renderingCost } from './rendering-cost.ts';

const RUNS_OF_TWO = 10;
const RUNS_OF_SIX = 5;
const WITHIN = 30_000;

const [load = 0] = loadavg();
console.log(`${cpus().length} cores, load ${load.toFixed(1)} before\n`);
const [only, runs] = process.argv.slice(2);
if (only !== 'rendering') {
  const lab = await CallLab.open();
  try {
    console.log(table([...(await callsOfTwo(lab)), ...(await callsOfSix(lab))]));
  } finally {
    await lab.close();
  }
}
console.log(table(await renderingCost(Number(runs ?? RUNS_OF_SIX))));
const [loadAfter = 0] = loadavg();
console.log(`\nload ${loadAfter.toFixed(1)} after`);

/** From an open lobby into a call in which one person is. */
async function callsOfTwo(lab: CallLab): Promise<Figures[]> {
  const values = await withScope(async (scope) => {
    const room = lab.newRoom();
    const [alice] = await lab.gather(scope, ['alice'], { room });
    await alice?.join();
    const times: number[] = [];
    for (let run = 0; run < RUNS_OF_TWO; run += 1) {
      times.push(await withScope((visit) => firstPicture(lab, visit, room)));
      await alice?.untilView('is alone again', ({ peers }) => peers.length === 0, { within: WITHIN });
    }
    return times;
  });
  return [{ what: 'first picture after join(), one in the call', unit: 'ms', values }];
}

async function firstPicture(lab: CallLab, scope: Scope, room: string): Promise<number> {
  const [bob] = await lab.gather(scope, ['bob'], { room });
  await bob?.untilView('sees alice from the lobby', ({ peers }) => peers.length === 1, { within: WITHIN });
  return await inTime(bob?.joinUntilFirstPictures());
}

/** Six lobbies are open, and all join at once. */
async function callsOfSix(lab: CallLab): Promise<Figures[]> {
  const { roomServer } = lab;
  const room = lab.newRoom();
  const names = firstOfCast(6);
  const descriptions = new DescriptionSizes();
  roomServer.onMessage = descriptions.read;
  const times: number[] = [];
  const bytes: number[] = [];
  await withScope(async (scope) => {
    const people = await lab.gather(scope, names, { room });
    await all(people, 'lobby');
    for (let run = 0; run < RUNS_OF_SIX; run += 1) {
      roomServer.forgetTraffic();
      const each = people.map((person) => inTime(person.joinUntilFirstPictures(people.length - 1)));
      times.push(Math.max(...(await Promise.all(each))));
      await untilSignalingRests(lab, room);
      bytes.push(...names.map((name) => roomServer.trafficOf(name).bytes));
      await Promise.all(people.map((person) => person.leave()));
      await all(people, 'left');
    }
  });
  return [
    { what: 'all 30 pictures of six who join at once', unit: 'ms', values: times },
    { what: 'sent to the room by each of the six', unit: 'bytes', values: bytes },
    ...descriptions.figures,
  ];
}

/** Waits until everybody is in this state and sees nobody in the call. */
async function all(people: readonly Person[], state: string): Promise<void> {
  await Promise.all(
    people.map((person) =>
      person.untilView(
        `is in the state ${state}`,
        (view) => view.state === state && view.peers.length === 0,
        {
          within: WITHIN,
        },
      ),
    ),
  );
}

/** Nobody's state holds a message any more. */
async function untilSignalingRests(lab: CallLab, room: string): Promise<void> {
  await eventually(
    'all messages are acknowledged',
    () => missing(lab.roomServer.statesIn(room).filter((state) => state.includes('webrtc.box'))),
    { within: WITHIN },
  );
}

/** A picture that never comes must not keep the bench waiting for ever. */
async function inTime(measurement: Promise<number> | undefined): Promise<number> {
  const late = new AbortController();
  const tooLate = pause(WITHIN, undefined, late).then(() => {
    throw new Error(`Not all pictures came within ${WITHIN} ms.`);
  });
  try {
    return (await Promise.race([measurement, tooLate])) ?? Number.NaN;
  } finally {
    late.abort();
    tooLate.catch(() => undefined);
  }
}

/** Runs something and then ends what it has opened. */
async function withScope<Result>(run: (scope: Scope) => Promise<Result>): Promise<Result> {
  const ends: (() => Promise<void>)[] = [];
  try {
    return await run({ after: (end) => void ends.push(end) });
  } finally {
    await Promise.all(ends.map((end) => end()));
  }
}
