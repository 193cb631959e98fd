import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Sighting } from './pages/sightings.ts';
import { CallLab } from '../support/call-lab.ts';
import { nameOfColor } from '../support/cast.ts';
import { eventually, missing } from '../support/eventually.ts';
import type { Person } from '../support/person.ts';

const MEDIA_WITHIN = 20_000;
/** A provider alone says nothing when its page is kept, so that the others would wait for half a minute. */
const GONE_WITHIN = 1000;
/** Until the message is given that the other is still there. */
const PATIENCE = 5000;
const BACK_WITHIN = 2000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open('4.7', { keepsLeftPages: true });
});
after(() => lab.close());

/** A browser keeps no page that has a live stream of its own, so alice has devices, which the element releases. */
async function gather(scope: Parameters<CallLab['gather']>[0]): Promise<readonly [Person, Person]> {
  const room = lab.newRoom();
  const [alice] = await lab.gather(scope, ['alice'], { room, source: 'devices' });
  const [bob] = await lab.gather(scope, ['bob'], { room });
  assert.ok(alice && bob);
  return [alice, bob];
}

async function expectBothSeeEachOther(alice: Person, bob: Person): Promise<void> {
  await alice.untilView('sees bob', ({ peers }) => peers.some(showsBob), { within: MEDIA_WITHIN });
  await bob.untilView('sees alice', ({ peers }) => peers.length === 1 && peers.every(isShown), {
    within: MEDIA_WITHIN,
  });
}

function showsBob({ color }: Sighting): boolean {
  return color !== undefined && nameOfColor(color) === 'bob';
}

function isShown({ link, frame }: Sighting): boolean {
  return link === 'connected' && frame !== undefined;
}

async function cameraOf(person: Person): Promise<string | undefined> {
  return await person.frame.evaluate(() => window.person?.element.snapshot.self.camera.state);
}

async function expectKept(alice: Person): Promise<void> {
  assert.ok(await alice.comeBack(), 'the browser had kept the page');
}

test('whoever goes to another page has left the call at once, and can join again after coming back', async (t) => {
  const [alice, bob] = await gather(t);
  await Promise.all([alice.join(), bob.join()]);
  await expectBothSeeEachOther(alice, bob);

  const going = alice.goAway();
  const goneAfter = await bob.untilView('alice is gone', ({ peers }) => peers.length === 0, {
    within: PATIENCE,
    every: 20,
  });
  await going;
  t.diagnostic(`bob was alone ${Math.round(goneAfter)} ms after alice had clicked a link`);
  assert.ok(goneAfter <= GONE_WITHIN, `It took ${Math.round(goneAfter)} ms.`);

  await expectKept(alice);
  await alice.untilView(
    'can join again',
    ({ state, text }) => state === 'left' && text.includes('Join again'),
    {
      within: BACK_WITHIN,
    },
  );
  await alice.click('Join again');
  await expectBothSeeEachOther(alice, bob);
});

test('whoever goes to another page from the lobby is in the lobby after coming back, and can join', async (t) => {
  const [alice, bob] = await gather(t);
  await bob.join();
  const seesBobIn = ({ state, text }: { state: string; text: string }): boolean =>
    state === 'lobby' && text.includes('bob is in the call');
  await alice.untilView('is in the lobby', seesBobIn, { within: MEDIA_WITHIN });
  assert.equal(await cameraOf(alice), 'on');
  await alice.goAway();
  await expectKept(alice);
  await alice.untilView('is in the lobby', seesBobIn, { within: BACK_WITHIN });
  await eventually(
    'alice has her preview',
    async () => missing((await cameraOf(alice)) === 'on' ? [] : ['off']),
    {
      within: BACK_WITHIN,
    },
  );
  await alice.click('Join');
  await expectBothSeeEachOther(alice, bob);
});
