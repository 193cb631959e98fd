import { RemotePlayback } from '../../../src/media/remote-playback.ts';
import { assertEqual } from '../support/assert.ts';
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

  /** Ids of the speakers that the browser has; only a page with a microphone is told. */
  async function speakers(): Promise<string[]> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) track.stop();
    const devices = await navigator.mediaDevices.enumerateDevices();
    return devices.filter(({ kind }) => kind === 'audiooutput').map(({ deviceId }) => deviceId);
  }

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

  it('stays silent once it was stopped', async () => {
    const player = await untilPlaying();
    playback.remove('bob');
    await until('it is paused', () => player.paused);
    assertEqual(player.srcObject, null);
  });

  it('goes back to the system’s choice when the chosen speaker is gone', async () => {
    await untilPlaying();
    const [speaker = ''] = await speakers();
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
    const [speaker = ''] = await speakers();
    await playback.setSpeaker(speaker);
    await playback.setSpeaker('one that is not there');
    assertEqual(playback.speaker.deviceId, speaker);
    assertEqual(playback.speaker.error?.code, 'speaker-missing');
    assertEqual(errors.join(), 'speaker-missing');
    assertEqual(player.sinkId, speaker);
  });

  it('goes by the last of several choices', async () => {
    const [first = '', second = ''] = await speakers();
    await Promise.all([playback.setSpeaker(first), playback.setSpeaker(second)]);
    assertEqual(playback.speaker.deviceId, second);
    assertEqual(playback.speaker.pending, false);
  });
});
