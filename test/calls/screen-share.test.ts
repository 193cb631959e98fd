import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { eventually, type Finding, missing } from '../support/eventually.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';

const MEDIA_WITHIN = 20_000;
const SEEN_WITHIN = 5_000;
const GONE_WITHIN = 2_000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('what the browser’s own button ends is gone for all', async (t) => {
  const [alice, bob] = (await lab.gather(t, ['alice', 'bob'], { room: lab.newRoom() })) as [Person, Person];
  for (const person of [alice, bob]) await person.join();
  await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });
  await shareScreen(alice);
  const width = await sharedWidthOf(alice);
  await eventually('bob sees the screen move', () => whatIsMissing(bob, width), { within: SEEN_WITHIN });
  // Browsers stop the track and fire this; a page can't press that button.
  await alice.frame.evaluate(() => {
    const [track] = document.querySelector('mesh-call')?.snapshot.self.screen.stream.getTracks() ?? [];
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  });
  await bob.untilView(
    'has no screen any more',
    ({ text }) => text.includes('alice no longer shares a screen'),
    {
      within: GONE_WITHIN,
    },
  );
});

test('a screen is shared and seen while the portal is away, beside the people, until it is stopped', async (t) => {
  const [alice, bob] = (await lab.gather(t, ['alice', 'bob'], { room: lab.newRoom() })) as [Person, Person];
  for (const person of [alice, bob]) await person.join();
  await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });
  await lab.roomServer.stop();
  await bob.untilView('has lost the room', ({ room }) => room === 'disconnected', { within: SEEN_WITHIN });

  await shareScreen(alice);
  const width = await sharedWidthOf(alice);
  await eventually('bob sees the screen move', () => whatIsMissing(bob, width), { within: SEEN_WITHIN });
  await alice.untilView('knows what is shared', ({ text }) => text.includes('You’re sharing'), {
    within: SEEN_WITHIN,
  });
  await bob.untilView('is told whose it is', ({ text }) => text.includes('alice shares a screen'), {
    within: SEEN_WITHIN,
  });
  await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });

  await alice.click('Stop sharing');
  await bob.untilView(
    'has no screen any more',
    ({ text }) => text.includes('alice no longer shares a screen'),
    {
      within: GONE_WITHIN,
    },
  );
  assert.deepEqual(await sharedTracksOf(alice), []);
});

/** In a window as narrow as a test's it is in the menu. */
async function shareScreen(person: Person): Promise<void> {
  await person.click('More controls');
  await person.click('Share your screen');
}

/** Two looks at the tile with the screen: its video is as large as what is shared, and frames come. */
async function whatIsMissing(person: Person, width: number): Promise<Finding> {
  const times = await person.frame.evaluate(async () => {
    const stage = document.querySelector('mesh-call')?.shadowRoot?.querySelector('mesh-grid')?.shadowRoot;
    const video = stage?.querySelector('mesh-peer-tile[screen]')?.shadowRoot?.querySelector('video');
    const look = (): number => video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
    const first = look();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return { width: video?.videoWidth ?? 0, frames: look() - first };
  });
  return missing([
    ...(times.width === width ? [] : [`the screen has ${times.width} pixels and not ${width}`]),
    ...(times.frames > 0 ? [] : ['no frame came in half a second']),
  ]);
}

/** Pixels of what is shared from side to side, once the browser has been told what that is. */
async function sharedWidthOf(person: Person): Promise<number> {
  const width = (): Promise<number> =>
    person.frame.evaluate(() => {
      const [track] = document.querySelector('mesh-call')!.snapshot.self.screen.stream.getTracks();
      return track?.getSettings().width ?? 0;
    });
  await eventually(
    'something is shared',
    async () => missing((await width()) > 0 ? [] : ['it has no size']),
    {
      within: SEEN_WITHIN,
    },
  );
  return await width();
}

async function sharedTracksOf(person: Person): Promise<string[]> {
  return await person.frame.evaluate(() => {
    const { stream } = document.querySelector('mesh-call')!.snapshot.self.screen;
    return stream.getTracks().map(({ readyState }) => readyState);
  });
}
