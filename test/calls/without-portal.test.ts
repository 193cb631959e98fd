import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Sighting, View } from './pages/sightings.ts';
import { CallLab } from '../support/call-lab.ts';
import { nameOfColor } from '../support/cast.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';

const MEDIA_WITHIN = 20_000;
const NOTICED_WITHIN = 5_000;
/** What travels over a control channel is there at once; a busy machine takes its time to show it. */
const TOLD_WITHIN = 1_000;
/** A second until the other side asks for another connection, and the time to make one. */
const REPAIRED_WITHIN = 10_000;
/** Browsers alone take 5 to 7 s. */
const CRASH_NOTICED_WITHIN = 5_000;
/** An outage of up to 12 s heals by itself, so nobody is given up sooner. */
const CRASH_CERTAIN_WITHIN = 17_000;
const ROSTER_WITHIN = 2_000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('a call lives without the portal: it tells, mends, loses and gains people', async (t) => {
  const room = lab.newRoom();
  const people = await lab.gather(t, ['alice', 'bob', 'carol', 'dave'], { room });
  const [alice, bob, carol, dave] = people as [Person, Person, Person, Person];
  for (const person of people) await person.join();
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  await lab.roomServer.stop();
  await all(people, 'has lost the room', ({ room: status }) => status === 'disconnected', NOTICED_WITHIN);

  await t.test('a mute is seen by all', async () => {
    await alice.switchDevice('microphone', false);
    await all(
      [bob, carol, dave],
      'alice is muted',
      sees('alice', ({ microphone }) => !microphone),
      TOLD_WITHIN,
    );
  });

  await t.test('a camera that goes and comes is seen by all', async () => {
    await bob.switchDevice('camera', false);
    await all(
      [alice, carol, dave],
      'bob is dark',
      sees('bob', ({ camera }) => !camera),
      TOLD_WITHIN,
    );
    await bob.switchDevice('camera', true);
    const isBack = sees(
      'bob',
      ({ camera, color }) => camera && color !== undefined && nameOfColor(color) === 'bob',
    );
    await all([alice, carol, dave], 'bob’s picture is back', isBack, MEDIA_WITHIN);
  });

  await t.test('another name is seen by all', async () => {
    await carol.haveName('Carola');
    await all(
      [alice, bob, dave],
      'carol’s other name',
      sees('Carola', () => true),
      TOLD_WITHIN,
    );
    await carol.haveName('carol');
    await all(
      [alice, bob, dave],
      'carol’s own name',
      sees('carol', () => true),
      TOLD_WITHIN,
    );
  });

  await t.test('a link that breaks is made again through the others', async (step) => {
    await alice.breakConnectionTo('bob');
    await bob.untilView(
      'alice is lost',
      sees('alice', ({ link }) => link === 'reconnecting'),
      {
        within: REPAIRED_WITHIN,
      },
    );
    const connected = ({ link, color }: Sighting): boolean => link === 'connected' && color !== undefined;
    const took = await bob.untilView('alice is back', sees('alice', connected), { within: REPAIRED_WITHIN });
    await alice.untilView('bob is back', sees('bob', connected), { within: REPAIRED_WITHIN });
    step.diagnostic(`bob had alice back ${Math.round(took)} ms after he lost her`);
    await alice.switchDevice('microphone', true);
    await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  });

  await t.test('who leaves is gone for all within a second', async (step) => {
    const left = performance.now();
    await dave.leave();
    await all(
      [alice, bob, carol],
      'dave is gone',
      ({ peers, remoteTiles }) => {
        return peers.length === 2 && remoteTiles === 2 && peers.every(({ claims }) => claims !== 'dave');
      },
      TOLD_WITHIN,
    );
    step.diagnostic(`known to all after ${Math.round(performance.now() - left)} ms`);
  });

  await t.test(
    'who crashes is in trouble for all within 5 s, and gone when nobody reaches them',
    async (step) => {
      const crashed = performance.now();
      await carol.crash();
      const inTrouble = sees('carol', ({ link }) => link === 'reconnecting');
      await all([alice, bob], 'carol doesn’t answer', inTrouble, CRASH_NOTICED_WITHIN);
      step.diagnostic(`noticed by both after ${Math.round(performance.now() - crashed)} ms`);
      await all([alice, bob], 'carol is gone', ({ peers }) => peers.length === 1, CRASH_CERTAIN_WITHIN);
      step.diagnostic(`gone for both after ${Math.round(performance.now() - crashed)} ms`);
    },
  );

  await t.test('who was first in the portal’s new room is found by those who come back', async (step) => {
    const [erin] = await lab.gather(t, ['erin'], { room });
    assert.ok(erin);
    lab.roomServer.keptOut.add('alice').add('bob');
    await lab.roomServer.restart();
    await erin.join();
    assert.equal((await erin.view()).peers.length, 0, 'people whom erin meets in the new room');
    lab.roomServer.keptOut.clear();
    const isBack = ({ room: status }: View): boolean => status === 'connected';
    await all([alice, bob], 'is in the room again', isBack, MEDIA_WITHIN);
    const back = performance.now();
    await all([alice, bob, erin], 'two others', ({ peers }) => peers.length === 2, ROSTER_WITHIN);
    step.diagnostic(
      `the same list everywhere ${Math.round(performance.now() - back)} ms after the last was back`,
    );
    await expectEveryoneSeesAndHearsEveryone([alice, bob, erin], { within: MEDIA_WITHIN });
  });
});

async function all(
  people: readonly Person[],
  expectation: string,
  isAsExpected: (view: View) => boolean,
  within: number,
): Promise<void> {
  await Promise.all(people.map((person) => person.untilView(expectation, isAsExpected, { within })));
}

/** Whether the one of this name, of whom there is exactly one, is as described. */
function sees(name: string, isAsDescribed: (peer: Sighting) => boolean): (view: View) => boolean {
  return ({ peers }) => {
    const found = peers.filter(({ claims }) => claims === name);
    return found.length === 1 && found.every(isAsDescribed);
  };
}
