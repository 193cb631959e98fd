import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import type { Name } from '../support/cast.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';
import type { View } from './pages/sightings.ts';

const MEDIA_WITHIN = 15_000;
/** Somebody who says goodbye is gone at once, a reload or a crash is noticed by the room server. */
const LEFT_WITHIN = 1_000;
const LOST_WITHIN = 5_000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('a third person who comes later is seen and heard by both, and sees and hears both', async (t) => {
  const people = await lab.gather(t, ['alice', 'bob', 'carol']);
  const [alice, bob, carol] = people as [Person, Person, Person];
  await Promise.all([alice.join(), bob.join()]);
  await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });
  await carol.join();
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
});

test('who leaves is gone from the others within a second and from nobody else’s call', async (t) => {
  const [alice, bob, carol] = (await inCall(lab.gather(t, ['alice', 'bob', 'carol']))) as [
    Person,
    Person,
    Person,
  ];
  await bob.leave();
  await Promise.all(
    [alice, carol].map((person) =>
      person.untilView('bob is gone', (view) => isGone(view, 'bob'), { within: LEFT_WITHIN }),
    ),
  );
  await expectEveryoneSeesAndHearsEveryone([alice, carol], { within: MEDIA_WITHIN });
});

test('who reloads and joins again has one new tile in place of the old one, and never two', async (t) => {
  const [alice, bob] = (await inCall(lab.gather(t, ['alice', 'bob']))) as [Person, Person];
  const oldId = (await bob.view()).selfId;
  await alice.countTiles();

  const reloaded = bob.reload();
  await alice.untilView('the old bob is gone', ({ peers }) => !peers.some(({ id }) => id === oldId), {
    within: LOST_WITHIN,
  });
  await reloaded;
  await bob.join();
  await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: LOST_WITHIN });

  assert.equal(await alice.mostTiles(), 1);
});

test('who crashes is gone within five seconds', async (t) => {
  const [alice, bob] = (await inCall(lab.gather(t, ['alice', 'bob']))) as [Person, Person];
  await bob.crash();
  await alice.untilView('bob is gone', (view) => isGone(view, 'bob'), { within: LOST_WITHIN });
});

async function inCall(gathering: Promise<Person[]>): Promise<Person[]> {
  const people = await gathering;
  await Promise.all(people.map((person) => person.join()));
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  return people;
}

function isGone({ peers, remoteTiles }: View, name: Name): boolean {
  return !peers.some(({ claims }) => claims === name) && remoteTiles === peers.length;
}
