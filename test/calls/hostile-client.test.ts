import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { ESTABLISHED_AFTER_MS } from '../../src/protocol/constants.ts';
import { CallLab } from '../support/call-lab.ts';
import { eventually, missing } from '../support/eventually.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { RoomServerKind } from '../support/hocuspocus.ts';
import type { Person } from '../support/person.ts';
import { type RawEntry, RawClient } from '../support/raw-client.ts';

const MEDIA_WITHIN = 20_000;
const UPDATES = 3000;
const UPDATES_PER_SECOND = 1000;
const TICK_MS = 20;
/** Beside each of them, in every so many updates. */
const HUGE_STATE_EVERY = 1000;
const HUGE_STATE_BYTES = 10 * 1024 * 1024;
/** Ten pictures per second are sent; a machine under such a load paints fewer, and a broken connection none. */
const LONGEST_STILL = 3000;

const OWN_ID = 666;

/** One of many things that a hostile member can say, in turn. */
function attack(count: number, victims: readonly (readonly [id: number, session: string])[]): RawEntry {
  const clock = 10_000 + count;
  const [id, session] = victims[count % victims.length] ?? [OWN_ID, 'mallory000'];
  const presence = { v: 1, e: session, p: 'i', t: 1 };
  if (count % HUGE_STATE_EVERY === 0) {
    return { clientID: OWN_ID, clock, json: JSON.stringify({ 'webrtc.box': 'x'.repeat(HUGE_STATE_BYTES) }) };
  }
  switch (count % 6) {
    case 0:
      return { clientID: id, clock, json: JSON.stringify({ 'webrtc.mesh': { ...presence, bye: 1 } }) };
    case 1:
      return { clientID: id, clock, json: 'null' };
    case 2:
      return { clientID: id, clock, json: JSON.stringify({ 'webrtc.mesh': { ...presence, p: 'l' } }) };
    case 3:
      return { clientID: OWN_ID, clock, json: JSON.stringify({ 'webrtc.mesh': presence }) };
    case 4:
      return {
        clientID: id,
        clock,
        json: JSON.stringify({ 'presence.name': 'Mallory', 'webrtc.offer': { sdp: 'x' } }),
      };
    default:
      return {
        clientID: OWN_ID + count,
        clock,
        json: JSON.stringify({ 'webrtc.mesh': { v: 1, e: `fake${count}`, p: 'i', t: 1 } }),
      };
  }
}

let shared: CallLab;
before(async () => {
  shared = await CallLab.open();
});
after(() => shared.close());

/** Alice and Bob are in a call; then somebody who has been let into the room does all of this to them. */
async function attackACall(
  t: TestContext,
  kind: RoomServerKind,
): Promise<{ lab: CallLab; room: string; people: Person[] }> {
  const lab = await shared.beside(kind);
  t.after(() => lab.close());
  const room = lab.newRoom();
  const people = await lab.gather(t, ['alice', 'bob'], { room });
  await Promise.all(people.map((person) => person.join()));
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  // From then on they are established, which only time can make them.
  await pause(ESTABLISHED_AFTER_MS);
  const victims = [...lab.roomServer.clientsIn(room)];
  assert.equal(victims.length, 2);
  await Promise.all(people.map((person) => person.watchPictures()));

  const mallory = await RawClient.enter(lab.roomServer.urlFor('mallory'), room, '');
  t.after(() => mallory.close());
  const start = performance.now();
  let count = 0;
  await eventually(
    `${UPDATES} updates are written, or the server had enough`,
    () => {
      const due = Math.min(UPDATES, ((performance.now() - start) / 1000) * UPDATES_PER_SECOND);
      while (count < due && mallory.closeCode === undefined) mallory.write(attack(++count, victims));
      return missing(count >= UPDATES || mallory.closeCode !== undefined ? [] : [`${count} so far`]);
    },
    { within: 30_000, every: TICK_MS },
  );
  t.diagnostic(
    `${count} updates in ${Math.round(performance.now() - start)} ms, then ${mallory.closeCode ?? 'open'}`,
  );
  return { lab, room, people };
}

async function expectPicturesWentOn(t: TestContext, people: readonly Person[]): Promise<void> {
  for (const person of people) {
    const { longestStills } = await person.watched();
    const [still = Infinity] = longestStills;
    t.diagnostic(`${person.name} saw a picture stand for at most ${Math.round(still)} ms`);
    assert.ok(still <= LONGEST_STILL, `${person.name} saw a still picture for ${Math.round(still)} ms`);
  }
}

describe('somebody in the room who speaks for others, removes them, and floods it', () => {
  test('takes nobody’s picture or sound who is connected, even without a guard', async (t) => {
    const { people } = await attackACall(t, '4.7');
    await expectPicturesWentOn(t, people);
    const ids = await Promise.all(people.map(async (person) => (await person.view()).selfId));
    for (const person of people) {
      const { peers, state } = await person.view();
      assert.equal(state, 'joined');
      const other = peers.find(({ id }) => ids.includes(id));
      assert.equal(other?.link, 'connected', `the link of ${person.name}`);
      assert.ok(other.hertz !== undefined, `${person.name} hears the other`);
    }
  });

  test('touches nobody’s call when the server has the guard', async (t) => {
    const { lab, room, people } = await attackACall(t, '4.7, guarded');
    await expectPicturesWentOn(t, people);
    for (const person of people) {
      const { fewestTiles } = await person.watched();
      assert.equal(fewestTiles, 1, `tiles that ${person.name} had at any time`);
    }
    await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
    assert.deepEqual(
      lab.roomServer.statesIn(room).filter((state) => state.includes('presence.') || state.includes('"bye"')),
      [],
    );
  });
});
