import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { nameOfTone, type Name } from '../support/cast.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';
import { PlainCaller } from '../support/plain-caller.ts';

const SOUND_WITHIN = 20_000;
/** Less than ICE alone takes to notice. */
const GONE_WITHIN = 3000;
const LOBBY_WITHIN = 10_000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

/** Waits until this person hears the tone of the hand-written page, under its name. */
async function untilHears(person: Person, name: Name): Promise<void> {
  await person.untilView(
    `hears ${name}`,
    ({ peers }) =>
      peers.some(
        ({ claims, link, hertz }) =>
          claims === name && link === 'connected' && hertz !== undefined && nameOfTone(hertz) === name,
      ),
    { within: SOUND_WITHIN },
  );
}

/** What the room server holds of the plain fields, for each client that has them. */
function plainFields(room: string, field: string): unknown[] {
  return lab.roomServer
    .statesIn(room)
    .map((state) => (JSON.parse(state) as Record<string, unknown>)[field])
    .filter((value) => value !== undefined);
}

describe('a page written by hand after the guide', () => {
  test('calls somebody in a <mesh-call>, and both hear each other', async (t) => {
    const room = lab.newRoom();
    const [alice] = (await lab.gather(t, ['alice'], { room })) as [Person];
    await alice.join();
    const bob = await PlainCaller.enter(t, lab, 'bob', room);
    await bob.callEverybody();
    await Promise.all([untilHears(alice, 'bob'), bob.untilHears(['alice'], { within: SOUND_WITHIN })]);
    const { peers } = await alice.view();
    assert.equal(peers.length, 1);
  });

  test('is called by somebody in a <mesh-call>, and both hear each other', async (t) => {
    const room = lab.newRoom();
    const bob = await PlainCaller.enter(t, lab, 'bob', room, { callable: true });
    const [alice] = (await lab.gather(t, ['alice'], { room })) as [Person];
    await alice.untilView('sees in the lobby that bob is there', ({ peers }) => peers.length === 1, {
      within: LOBBY_WITHIN,
    });
    await alice.join();
    await Promise.all([untilHears(alice, 'bob'), bob.untilHears(['alice'], { within: SOUND_WITHIN })]);
  });

  test('takes part beside people who speak our protocol', async (t) => {
    const room = lab.newRoom();
    const people = (await lab.gather(t, ['alice', 'carol'], { room })) as [Person, Person];
    const bob = await PlainCaller.enter(t, lab, 'bob', room, { callable: true });
    await Promise.all(people.map((person) => person.join()));
    await Promise.all([
      ...people.map((person) => untilHears(person, 'bob')),
      bob.untilHears(['alice', 'carol'], { within: SOUND_WITHIN }),
    ]);
    await bob.hangUp();
    await Promise.all(
      people.map((person) =>
        person.untilView('bob is gone', ({ peers }) => peers.length === 1, { within: GONE_WITHIN }),
      ),
    );
    await expectEveryoneSeesAndHearsEveryone(people, { within: SOUND_WITHIN });
    assert.deepEqual(plainFields(room, 'webrtc.offer'), [], 'nobody goes on to speak to who is gone');
  });

  test('is never spoken to while none is there', async (t) => {
    const room = lab.newRoom();
    const written: string[] = [];
    const decoder = new TextDecoder();
    lab.roomServer.onMessage = (update) => written.push(decoder.decode(update));
    const people = await lab.gather(t, ['alice', 'bob'], { room });
    await Promise.all(people.map((person) => person.join()));
    await expectEveryoneSeesAndHearsEveryone(people, { within: SOUND_WITHIN });
    lab.roomServer.onMessage = undefined;
    assert.ok(written.some((text) => text.includes('webrtc.mesh')));
    assert.deepEqual(
      written.filter((text) => /webrtc\.(offer|answer|ice)/.test(text)),
      [],
    );
  });
});
