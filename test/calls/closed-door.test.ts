import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { nameOfColor, type Name } from '../support/cast.ts';
import { eventually, missing } from '../support/eventually.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';

/** Ten frames per second are sent; a machine under load paints fewer, and a broken connection none. */
const LONGEST_STILL = 2_000;
const MEDIA_WITHIN = 20_000;
/** Without help a provider stays outside for more than 30 s. */
const VISIBLE_WITHIN = 2_000;
/** A connection, a refusal and the wait after it. */
const BACK_WITHIN = 5_000;
const NOTICE = 'The room doesn’t let you back in';

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());
beforeEach(() => lab.roomServer.accept('old'));

/** People who are in a call and see each other; their pictures are watched from here on. */
async function inCall(people: readonly Person[]): Promise<void> {
  await Promise.all(people.map((person) => person.join()));
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  await Promise.all(people.map((person) => person.watchPictures()));
}

async function expectAllWentOn(person: Person, others: number): Promise<void> {
  const { fewestTiles, longestStills } = await person.watched();
  assert.equal(fewestTiles, others, `tiles that ${person.name} had at any time`);
  assert.equal(longestStills.length, others, `pictures that ${person.name} saw`);
  for (const still of longestStills) {
    assert.ok(still <= LONGEST_STILL, `${person.name} saw a still picture for ${Math.round(still)} ms`);
  }
}

/** Waits until the room knows exactly these people; how many milliseconds that took. */
async function untilInRoom(room: string, names: readonly Name[]): Promise<number> {
  return await eventually(
    `the room knows ${names.join(', ')}`,
    () => {
      const states = lab.roomServer.statesIn(room).join();
      return missing(names.filter((name) => !states.includes(`"${name}"`)));
    },
    { within: BACK_WITHIN, every: 5 },
  );
}

async function expectSees(person: Person, others: readonly Name[]): Promise<void> {
  const all = [...others].sort().join(' ');
  await person.untilView(
    `sees ${all}`,
    ({ peers }) => {
      const seen = peers.map(({ color }) => color && nameOfColor(color));
      return seen.sort().join(' ') === all;
    },
    { within: MEDIA_WITHIN },
  );
}

test('a call goes on while the server closes the room, and can be entered soon after', async (t) => {
  const room = lab.newRoom();
  const people = await lab.gather(t, ['alice', 'bob'], { room, token: 'old' });
  await inCall(people);

  lab.roomServer.closeRoom(room);
  assert.deepEqual(lab.roomServer.statesIn(room), [], 'nobody is in the room any more');
  const took = await untilInRoom(room, ['alice', 'bob']);
  t.diagnostic(`alice and bob were in the room again ${Math.round(took)} ms after it was closed`);

  const [carol] = await lab.gather(t, ['carol'], { room, token: 'old' });
  assert.ok(carol);
  await carol.join();
  await expectSees(carol, ['alice', 'bob']);
  await Promise.all(people.map((person) => expectAllWentOn(person, 1)));
  assert.ok(took <= VISIBLE_WITHIN, `It took ${Math.round(took)} ms.`);
});

test('after a restart with another key all come back with fresh tokens, and their call goes on', async (t) => {
  const room = lab.newRoom();
  const people = await lab.gather(t, ['alice', 'bob'], { room, token: 'old' });
  await inCall(people);

  await lab.roomServer.stop();
  lab.roomServer.accept('new');
  const checked = lab.roomServer.tokensChecked;
  await lab.roomServer.restart();
  await Promise.all(
    people.map(async (person) => {
      await person.untilView('is refused', ({ error }) => error?.startsWith('room-refused') ?? false, {
        within: BACK_WITHIN,
        every: 20,
      });
      await person.haveToken('new');
    }),
  );
  const took = await untilInRoom(room, ['alice', 'bob']);
  t.diagnostic(`both were in the room again ${Math.round(took)} ms after their function had a fresh token`);
  t.diagnostic(`the server had looked at ${lab.roomServer.tokensChecked - checked} tokens`);

  const [carol] = await lab.gather(t, ['carol'], { room, token: 'new' });
  assert.ok(carol);
  await carol.join();
  await expectSees(carol, ['alice', 'bob']);
  await Promise.all(people.map((person) => expectAllWentOn(person, 1)));
  const view = await people[0]?.view();
  assert.equal(view?.error, undefined);
});

test('whoever has only the old token sees it in the call that goes on, and comes back with another', async (t) => {
  const room = lab.newRoom();
  const [alice] = await lab.gather(t, ['alice'], { room, token: 'old', tokenAs: 'property' });
  const [bob] = await lab.gather(t, ['bob'], { room, token: 'old' });
  assert.ok(alice && bob);
  await inCall([alice, bob]);
  const session = await alice.frame.evaluateHandle(() => window.person?.element.session);

  await lab.roomServer.stop();
  lab.roomServer.accept('new');
  await bob.haveToken('new');
  await lab.roomServer.restart();
  await alice.untilView('is told', ({ state, text }) => state === 'joined' && text.includes(NOTICE), {
    within: BACK_WITHIN,
  });
  await untilInRoom(room, ['bob']);
  const checked = lab.roomServer.tokensChecked;
  await alice.click('Try again');
  await eventually(
    'the server has refused the old token again',
    () => missing(lab.roomServer.tokensChecked === checked + 1 ? [] : ['not yet']),
    { within: BACK_WITHIN },
  );
  await alice.untilView('is still told', ({ text }) => text.includes(NOTICE), { within: BACK_WITHIN });

  await alice.haveToken('new');
  const took = await untilInRoom(room, ['alice', 'bob']);
  t.diagnostic(`alice was in the room again ${Math.round(took)} ms after the page had set another token`);
  await alice.untilView('is told no more', ({ text }) => !text.includes(NOTICE), { within: BACK_WITHIN });
  assert.ok(await alice.frame.evaluate((before) => before === window.person?.element.session, session));
  await Promise.all([alice, bob].map((person) => expectAllWentOn(person, 1)));
});

test('whoever isn’t let in at first comes into the lobby with the next token', async (t) => {
  const [alice] = await lab.gather(t, ['alice'], { token: 'expired', tokenAs: 'property' });
  assert.ok(alice);
  await alice.untilView('is told', ({ state, text }) => state === 'failed' && text.includes('room-refused'), {
    within: BACK_WITHIN,
  });
  await alice.haveToken('old');
  await alice.untilView('is in the lobby', ({ state }) => state === 'lobby', { within: BACK_WITHIN });
});
