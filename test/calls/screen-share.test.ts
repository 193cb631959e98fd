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

test('two screens are seen at once, with their sound, and what the browser’s own button ends is gone for all', async (t) => {
  const people = await lab.gather(t, ['alice', 'bob', 'carol'], { room: lab.newRoom() });
  const [alice, bob, carol] = people as [Person, Person, Person];
  await noteWhatIsPlayed(carol);
  for (const person of people) await person.join();
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  assert.equal((await soundIsMissing(carol)).holds, false, 'nothing but voices is heard');
  await shareScreen(alice);
  const width = await sharedWidthOf(alice);
  await eventually('bob sees the screen move', () => whatIsMissing(bob, width), { within: SEEN_WITHIN });
  await eventually('carol hears the sound of it', () => soundIsMissing(carol), { within: SEEN_WITHIN });
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

/** Keeps the streams of all players that the page makes from now on. */
async function noteWhatIsPlayed({ frame }: Person): Promise<void> {
  await frame.evaluate(() => {
    const played: MediaStream[] = [];
    Reflect.set(globalThis, 'played', played);
    const original = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject')!;
    Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
      ...original,
      set(this: HTMLMediaElement, stream: MediaStream | null) {
        if (this instanceof HTMLAudioElement && stream) played.push(stream);
        original.set?.call(this, stream);
      },
    });
  });
}

/** Half a second of what is played and is nobody's voice: whether any of it can be heard. */
async function soundIsMissing({ frame }: Person): Promise<Finding> {
  const loudest = await frame.evaluate(async () => {
    const { peers } = document.querySelector('mesh-call')!.snapshot;
    const voices = new Set(peers.map(({ microphoneStream }) => microphoneStream));
    const played = Reflect.get(globalThis, 'played') as MediaStream[];
    const others = played.filter((stream) => !voices.has(stream) && stream.getAudioTracks().length > 0);
    const audio = new AudioContext();
    const analysers = others.map((stream) => {
      const analyser = new AnalyserNode(audio, { fftSize: 32_768 });
      new MediaStreamAudioSourceNode(audio, { mediaStream: stream }).connect(analyser);
      return analyser;
    });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const peaks = analysers.map((analyser) => {
      const samples = new Float32Array(analyser.fftSize);
      analyser.getFloatTimeDomainData(samples);
      return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
    });
    await audio.close();
    return Math.max(0, ...peaks);
  });
  return missing(loudest > 0.01 ? [] : [`the loudest sample is ${loudest}`]);
}

async function sharedTracksOf(person: Person): Promise<string[]> {
  return await person.frame.evaluate(() => {
    const { stream } = document.querySelector('mesh-call')!.snapshot.self.screen;
    return stream.getTracks().map(({ readyState }) => readyState);
  });
}
