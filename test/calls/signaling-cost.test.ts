import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { firstOfCast } from '../support/cast.ts';
import { eventually, missing } from '../support/eventually.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';

/** Every change re-sends the whole state to everyone, and every heartbeat does so again. */
const STATE_AT_REST_BYTES = 300;
const JOIN_BYTES = 25 * 1024;
/** Hosts limit messages; 64 KiB is a usual limit, and beyond it a client is cut off again and again. */
const MESSAGE_BYTES = 48 * 1024;

const MEDIA_WITHIN = 20_000;
const REST_WITHIN = 10_000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('joining of six at once stays small on the wire, and a call at rest leaves only presence in awareness', async (t) => {
  const { roomServer } = lab;
  const room = lab.newRoom();
  const names = firstOfCast(6);
  const people = await lab.gather(t, names, { room });
  await Promise.all(
    people.map((person) =>
      person.untilView('is in the lobby', ({ state }) => state === 'lobby', { within: REST_WITHIN }),
    ),
  );
  roomServer.forgetTraffic();

  await Promise.all(people.map((person) => person.join()));
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  await eventually(
    `each of six states is at most ${STATE_AT_REST_BYTES} bytes`,
    () => {
      const states = roomServer.statesIn(room);
      const large = states.filter((state) => Buffer.byteLength(state) > STATE_AT_REST_BYTES);
      return missing(states.length === 6 ? large : [`There are ${states.length} states.`]);
    },
    { within: REST_WITHIN },
  );

  const sizes = roomServer.statesIn(room).map((state) => Buffer.byteLength(state));
  t.diagnostic(`states at rest: ${sizes.join(', ')} bytes`);
  // All of it is told before any of it is judged: who sends too much is only half of the picture.
  const traffic = names.map((name) => ({ name, ...roomServer.trafficOf(name) }));
  for (const { name, messages, bytes, largestMessage } of traffic) {
    t.diagnostic(`${name} sent ${bytes} bytes in ${messages} messages, the largest of ${largestMessage}`);
  }
  for (const { name, bytes, largestMessage } of traffic) {
    assert.ok(bytes <= JOIN_BYTES, `${name} sent ${bytes} bytes while joining`);
    assert.ok(largestMessage <= MESSAGE_BYTES, `${name} sent a message of ${largestMessage} bytes`);
  }
});
