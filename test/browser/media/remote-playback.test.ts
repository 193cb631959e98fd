import { RemotePlayback } from '../../../src/media/remote-playback.ts';
import { assertEqual } from '../support/assert.ts';
import { speakersOfBrowser } from '../support/speakers.ts';
import { SyntheticPerson } from '../support/synthetic-person.ts';
import { until } from '../support/until.ts';

describe('the sound of the others', () => {
  let bob: SyntheticPerson;
  let playback: RemotePlayback;
  let players: HTMLAudioElement[];
  let errors: string[];
  const OriginalAudio = globalThis.Audio;

  beforeEach(() => {
    players = [];
    errors = [];
    globalThis.Audio = class extends OriginalAudio {
      constructor() {
        super();
        players.push(this);
      }
    };
    bob = new SyntheticPerson('#33c', 600);
    playback = new RemotePlayback({ onChange: () => undefined, onError: ({ code }) => errors.push(code) });
    playback.add('bob', bob.stream);
  });

  afterEach(async () => {
    globalThis.Audio = OriginalAudio;
    playback.close();
    await bob.end();
  });

  async function untilPlaying(): Promise<HTMLAudioElement> {
    await until('it plays', () => players[0]?.paused === false);
    return players[0] as HTMLAudioElement;
  }

  it('goes on by itself after the system has paused it', async () => {
    const player = await untilPlaying();
    const paused = new Promise((resolve) => player.addEventListener('pause', resolve, { once: true }));
    player.pause();
    await paused;
    await until('it plays again', () => !player.paused);
    assertEqual(playback.blocked, false);
  });

  it('waits for a stream that has no tracks yet', async () => {
    const stream = new MediaStream();
    playback.add('carol', stream);
    await untilPlaying();
    assertEqual(players[1]?.srcObject, null);
    for (const track of bob.stream.getAudioTracks()) stream.addTrack(track);
    playback.tracksCame('carol');
    assertEqual(players[1]?.srcObject, stream);
    await until('it plays', () => players[1]?.paused === false && players[1].readyState > 0);
  });

  // What Chromium does then, and that the voices are heard again, is shown in test/soak/real-capture.test.ts.
  it('begins anew after the browser’s player has failed', async () => {
    const player = await untilPlaying();
    const stream = player.srcObject;
    const emptied = new Promise((resolve) => player.addEventListener('emptied', resolve, { once: true }));
    for (let told = 0; told < 3; told += 1) player.dispatchEvent(new Event('error'));
    await emptied;
    await until(
      'it plays again',
      () => player.srcObject === stream && !player.paused && player.readyState > 0,
    );
    assertEqual(playback.blocked, false);
  });

  it('stays silent once it was stopped', async () => {
    const player = await untilPlaying();
    playback.remove('bob');
    await until('it is paused', () => player.paused);
    assertEqual(player.srcObject, null);
  });

  it('goes back to the system’s choice when the chosen speaker is gone', async () => {
    await untilPlaying();
    const [speaker = ''] = await speakersOfBrowser();
    await playback.setSpeaker(speaker);
    playback.speakersChanged(new Set(['', speaker]));
    assertEqual(playback.speaker.deviceId, speaker);
    assertEqual(players[0]?.sinkId, speaker);
    playback.speakersChanged(new Set(['']));
    assertEqual(playback.speaker.deviceId, '');
    assertEqual(playback.speaker.error?.code, 'speaker-missing');
    await until('the voice moves too', () => players[0]?.sinkId === '');
  });

  it('stays with the speaker in use when another one can’t be had, and says why', async () => {
    const player = await untilPlaying();
    const [speaker = ''] = await speakersOfBrowser();
    await playback.setSpeaker(speaker);
    await playback.setSpeaker('one that is not there');
    assertEqual(playback.speaker.deviceId, speaker);
    assertEqual(playback.speaker.error?.code, 'speaker-missing');
    assertEqual(errors.join(), 'speaker-missing');
    assertEqual(player.sinkId, speaker);
  });

  it('goes by the last of several choices', async () => {
    const [first = '', second = ''] = await speakersOfBrowser();
    await Promise.all([playback.setSpeaker(first), playback.setSpeaker(second)]);
    assertEqual(playback.speaker.deviceId, second);
    assertEqual(playback.speaker.pending, false);
  });
});
