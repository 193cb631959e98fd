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

test('two screens are seen at once, and what the browser’s own button ends is gone for all', async (t) => {
  const people = await lab.gather(t, ['alice', 'bob', 'carol'], { room: lab.newRoom() });
  const [alice, bob, carol] = people as [Person, Person, Person];
  for (const person of people) await person.join();
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  await shareScreen(alice);
  const width = await sharedWidthOf(alice);
  await eventually('bob sees the screen move', () => whatIsMissing(bob, width), { within: SEEN_WITHIN });
  await shareScreen(bob);
  const widths = [width, await sharedWidthOf(bob)];
  await eventually('carol sees both move', () => whatIsMissing(carol, ...widths), { within: SEEN_WITHIN });
  // Browsers stop the track and fire this; a page can't press that button.
  await alice.frame.evaluate(() => {
    const [track] = document.querySelector('mesh-call')?.snapshot.self.screen.stream.getTracks() ?? [];
    track?.stop();
    track?.dispatchEvent(new Event('ended'));
  });
  for (const person of [bob, carol]) {
    await person.untilView(
      'is told that it is over',
      ({ text }) => text.includes('alice no longer shares a screen'),
      { within: GONE_WITHIN },
    );
  }
  await eventually('carol sees the other one move', () => whatIsMissing(carol, ...widths.slice(1)), {
    within: SEEN_WITHIN,
  });
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

/** Two looks at the tiles with screens: their videos are as large as what is shared, and frames come. */
async function whatIsMissing(person: Person, ...widths: readonly number[]): Promise<Finding> {
  const seen = await person.frame.evaluate(async () => {
    const stage = document.querySelector('mesh-call')?.shadowRoot?.querySelector('mesh-grid')?.shadowRoot;
    const tiles = [...(stage?.querySelectorAll('mesh-peer-tile[screen]') ?? [])];
    const videos = tiles.flatMap((tile) => tile.shadowRoot?.querySelector('video') ?? []);
    const look = (): number[] => videos.map((video) => video.getVideoPlaybackQuality().totalVideoFrames);
    const first = look();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const frames = look().map((count, index) => count - (first[index] ?? 0));
    return videos.map(({ videoWidth }, index) => ({ width: videoWidth, frames: frames[index] ?? 0 }));
  });
  const found = seen.map(({ width }) => width).sort((one, other) => one - other);
  const shared = [...widths].sort((one, other) => one - other);
  return missing([
    ...(found.join() === shared.join()
      ? []
      : [`screens have ${found.join()} pixels and not ${shared.join()}`]),
    ...seen.flatMap(({ frames }) => (frames > 0 ? [] : ['no frame came in half a second'])),
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
