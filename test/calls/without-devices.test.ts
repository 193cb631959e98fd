import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { CallLab, type Gathering } from '../support/call-lab.ts';
import { nameOfColor, nameOfTone, type Name } from '../support/cast.ts';
import type { Person } from '../support/person.ts';
import type { View } from './pages/sightings.ts';

const MEDIA_WITHIN = 15_000;

test('who refuses camera and microphone is in the call as an avatar, and sees and hears the other', async (t) => {
  const { alice, bob } = await aliceAndBob(t, ['--use-fake-ui-for-media-stream=deny']);
  assert.deepEqual(await devicesOf(alice), { microphone: 'capture-denied', camera: 'capture-denied' });
  await expectSeesAndHears(alice, 'bob');
  await expectAvatar(bob, { camera: false, microphone: false });
});

test('who has no camera is in the call as an avatar with a voice', async (t) => {
  const { alice, bob } = await aliceAndBob(t, ['--use-fake-device-for-media-stream=device-count=0']);
  assert.deepEqual(await devicesOf(alice), { microphone: 'on', camera: 'capture-no-device' });
  await expectSeesAndHears(alice, 'bob');
  await expectAvatar(bob, { camera: false, microphone: true });
  await bob.untilView('hears alice', ({ peers }) => peers[0]?.hertz !== undefined, { within: MEDIA_WITHIN });
});

test('in an iframe whose page allows nothing, the call goes on and says whose doing it is', async (t) => {
  const { alice, bob } = await aliceAndBob(t, [], { place: 'foreign iframe' });
  assert.deepEqual(await devicesOf(alice), {
    microphone: 'capture-denied-by-page',
    camera: 'capture-denied-by-page',
  });
  assert.deepEqual(await withheldFrom(alice), [
    'microphone',
    'camera',
    'display-capture',
    'autoplay',
    'fullscreen',
  ]);
  const { text } = await alice.view();
  assert.match(text, /This page doesn’t allow camera and microphone/);
  assert.match(text, /allow="microphone; camera"/);
  await expectSeesAndHears(alice, 'bob');
  await expectAvatar(bob, { camera: false, microphone: false });
});

test('in an iframe whose page allows the microphone only, that one is on and the other is named', async (t) => {
  const allow = 'microphone; autoplay; fullscreen';
  const { alice, bob } = await aliceAndBob(t, [], { place: 'foreign iframe', allow });
  assert.deepEqual(await devicesOf(alice), { microphone: 'on', camera: 'capture-denied-by-page' });
  assert.deepEqual(await withheldFrom(alice), ['camera', 'display-capture']);
  const { text } = await alice.view();
  assert.match(text, /This page doesn’t allow the camera/);
  assert.match(text, /allow="camera"/);
  await expectAvatar(bob, { camera: false, microphone: true });
});

test('in an iframe whose page allows all, nothing is withheld and both devices are on', async (t) => {
  const allow = 'microphone; camera; display-capture; autoplay; fullscreen';
  const { alice } = await aliceAndBob(t, [], { place: 'foreign iframe', allow });
  assert.deepEqual(await devicesOf(alice), { microphone: 'on', camera: 'on' });
  assert.deepEqual(await withheldFrom(alice), []);
});

/** What the page around Alice's keeps from her, as the snapshot tells. */
async function withheldFrom(person: Person): Promise<readonly string[]> {
  return await person.frame.evaluate(() => window.person!.element.snapshot.withheld);
}

/** Alice with the devices that these flags leave her, in a call with Bob, who has picture and tone. */
async function aliceAndBob(
  t: TestContext,
  browserFlags: readonly string[],
  gathering: Gathering = {},
): Promise<{ alice: Person; bob: Person }> {
  const lab = await CallLab.open('4.7', { extraFlags: browserFlags });
  t.after(() => lab.close());
  const room = lab.newRoom();
  const [[alice], [bob]] = await Promise.all([
    lab.gather(t, ['alice'], { room, source: 'devices', ...gathering }),
    lab.gather(t, ['bob'], { room }),
  ]);
  assert.ok(alice && bob);
  await Promise.all([alice.join(), bob.join()]);
  return { alice, bob };
}

/** What became of each own device: `on`, `off`, or the code of what blocks it. */
async function devicesOf(person: Person): Promise<Record<string, string | undefined>> {
  return await person.frame.evaluate(() => {
    const { microphone, camera } = window.person!.element.snapshot.self;
    return {
      microphone: microphone.error?.code ?? microphone.state,
      camera: camera.error?.code ?? camera.state,
    };
  });
}

async function expectSeesAndHears(person: Person, name: Name): Promise<void> {
  await person.untilView(`sees and hears ${name}`, (view) => showsAndPlays(view, name), {
    within: MEDIA_WITHIN,
  });
}

function showsAndPlays({ state, peers: [peer] }: View, name: Name): boolean {
  if (state !== 'joined' || peer?.color === undefined || peer.hertz === undefined) return false;
  return nameOfColor(peer.color) === name && nameOfTone(peer.hertz) === name;
}

/** The one other person is connected and shown by the initials, with these devices on. */
async function expectAvatar(
  person: Person,
  devices: { readonly camera: boolean; readonly microphone: boolean },
): Promise<void> {
  await person.untilView('is connected with alice', ({ peers }) => peers[0]?.link === 'connected', {
    within: MEDIA_WITHIN,
  });
  const avatar = person.frame.locator('mesh-peer-tile:not([self]) [part=avatar]');
  await avatar.waitFor({ state: 'visible', timeout: MEDIA_WITHIN });
  assert.equal((await avatar.textContent())?.trim(), 'A');
  await person.frame.waitForFunction(
    ({ camera, microphone }) => {
      const [peer] = window.person!.element.snapshot.peers;
      return peer?.camera === camera && peer.microphone === microphone;
    },
    devices,
    { timeout: MEDIA_WITHIN },
  );
}
