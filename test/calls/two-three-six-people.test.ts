import assert from 'node:assert/strict';
import { after, before, test, type TestContext } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { firstOfCast, type Name } from '../support/cast.ts';
import { eventually, missing } from '../support/eventually.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';
import type { View } from './pages/sightings.ts';

/** Thirty encoders and thirty decoders start at once on two shared cores. */
const WITHIN = 20_000;
/** A run that has more time asks for more. */
const ROUNDS = Number(process.env['MESH_CALL_ROUNDS'] ?? 1);
/** Every change re-sends the whole state to everyone, and every heartbeat does so again. */
const STATE_AT_REST_BYTES = 300;
const JOIN_BYTES = 25 * 1024;
/** Hosts limit messages; 64 KiB is a usual limit, and beyond it a client is cut off again and again. */
const MESSAGE_BYTES = 48 * 1024;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

for (const [count, said] of [
  [2, 'two'],
  [3, 'three'],
] as const) {
  test(`${said} people see and hear each other`, async (t) => {
    const room = lab.newRoom();
    const people = await lab.gather(t, firstOfCast(count), { room });
    await Promise.all(people.map((person) => person.join()));
    const took = await expectEveryoneSeesAndHearsEveryone(people, { within: WITHIN });
    t.diagnostic(`${count * (count - 1)} streams after ${Math.round(took)} ms`);
    expectOnlyOurFields(room, count);
  });
}

test('six people who join at the same instant', async (t) => {
  const room = lab.newRoom();
  const names = firstOfCast(6);
  const people = await lab.gather(t, names, { room });
  await all(people, 'is in the lobby', ({ state }) => state === 'lobby');
  lab.roomServer.forgetTraffic();

  await t.test('all see and hear each other', async (step) => {
    await Promise.all(people.map((person) => person.join()));
    const took = await expectEveryoneSeesAndHearsEveryone(people, { within: WITHIN });
    step.diagnostic(`30 streams after ${Math.round(took)} ms`);
  });

  await t.test('have sent little, and leave only presence in the room', async (step) => {
    await untilAtRest(step, room, names.length);
    expectLittleTraffic(step, names);
  });

  await t.test('see an empty call when all have left', async (step) => {
    const times: number[] = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      await Promise.all(people.map((person) => person.leave()));
      await all(people, `round ${round}: is out and sees an empty call`, isOut);
      if (round === ROUNDS) break;
      await Promise.all(people.map((person) => person.join()));
      times.push(await expectEveryoneSeesAndHearsEveryone(people, { within: WITHIN }));
    }
    times.sort((one, other) => one - other);
    const [median = 0, most = 0] = [times[Math.floor(times.length / 2)], times.at(-1)];
    if (times.length > 0) step.diagnostic(`median ${Math.round(median)} ms, at most ${Math.round(most)} ms`);
  });
});

async function all(
  people: readonly Person[],
  expectation: string,
  isAsExpected: (view: View) => boolean,
): Promise<void> {
  await Promise.all(people.map((person) => person.untilView(expectation, isAsExpected, { within: WITHIN })));
}

/** Waits until the room holds as many states as there are people, and each is small. */
async function untilAtRest(step: TestContext, room: string, people: number): Promise<void> {
  const { roomServer } = lab;
  await eventually(
    `each of ${people} states is at most ${STATE_AT_REST_BYTES} bytes`,
    () => {
      const states = roomServer.statesIn(room);
      const large = states.filter((state) => Buffer.byteLength(state) > STATE_AT_REST_BYTES);
      return missing(states.length === people ? large : [`There are ${states.length} states.`]);
    },
    { within: WITHIN },
  );
  const sizes = roomServer.statesIn(room).map((state) => Buffer.byteLength(state));
  step.diagnostic(`states at rest: ${sizes.join(', ')} bytes`);
}

function expectLittleTraffic(step: TestContext, names: readonly Name[]): void {
  // All of it is told before any of it is judged: who sends too much is only half of the picture.
  const traffic = names.map((name) => ({ name, ...lab.roomServer.trafficOf(name) }));
  for (const { name, messages, bytes, largestMessage } of traffic) {
    step.diagnostic(`${name} sent ${bytes} bytes in ${messages} messages, the largest of ${largestMessage}`);
  }
  for (const { name, bytes, largestMessage } of traffic) {
    assert.ok(bytes <= JOIN_BYTES, `${name} sent ${bytes} bytes while joining`);
    assert.ok(largestMessage <= MESSAGE_BYTES, `${name} sent a message of ${largestMessage} bytes`);
  }
}

/** What else stands in a state belongs to the platform. */
function expectOnlyOurFields(room: string, people: number): void {
  const states = lab.roomServer.statesIn(room).map((state) => JSON.parse(state) as object);
  assert.equal(states.length, people);
  for (const field of states.flatMap((state) => Object.keys(state))) {
    assert.match(field, /^(user|webrtc\..+)$/);
  }
}

function isOut({ state, peers }: View): boolean {
  return state === 'left' && peers.length === 0;
}
