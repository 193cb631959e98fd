import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { firstOfCast } from '../support/cast.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';

/** Thirty encoders and thirty decoders start at once on two shared cores. */
const WITHIN = 20_000;
/** A run that has more time asks for more. */
const ROUNDS = Number(process.env['MESH_CALL_ROUNDS'] ?? 1);

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

test('six people who join at the same instant all see and hear each other', async (t) => {
  const people = await lab.gather(t, firstOfCast(6));
  const times: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    await Promise.all(people.map((person) => person.join()));
    times.push(await expectEveryoneSeesAndHearsEveryone(people, { within: WITHIN }));
    await Promise.all(people.map((person) => person.leave()));
    await Promise.all(
      people.map((person) =>
        person.untilView(`round ${round}: is out and sees an empty call`, isOut, { within: WITHIN }),
      ),
    );
  }
  times.sort((one, other) => one - other);
  t.diagnostic(
    `30 streams after ${Math.round(times[Math.floor(ROUNDS / 2)] ?? 0)} ms (median), at most ${Math.round(times.at(-1) ?? 0)} ms`,
  );
});

/** What else stands in a state belongs to the platform. */
function expectOnlyOurFields(room: string, people: number): void {
  const states = lab.roomServer.statesIn(room).map((state) => JSON.parse(state) as object);
  assert.equal(states.length, people);
  for (const field of states.flatMap((state) => Object.keys(state))) {
    assert.match(field, /^(user|webrtc\..+)$/);
  }
}

function isOut({ state, peers }: { state: string; peers: readonly unknown[] }): boolean {
  return state === 'left' && peers.length === 0;
}
