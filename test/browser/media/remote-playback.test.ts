import { RemotePlayback } from '../../../src/media/remote-playback.ts';
import { assertEqual } from '../support/assert.ts';
import { SyntheticPerson } from '../support/synthetic-person.ts';
import { until } from '../support/until.ts';

describe('the sound of the others', () => {
  let bob: SyntheticPerson;
  let playback: RemotePlayback;
  let players: HTMLAudioElement[];
  const OriginalAudio = globalThis.Audio;

  beforeEach(() => {
    players = [];
    globalThis.Audio = class extends OriginalAudio {
      constructor() {
        super();
        players.push(this);
      }
    };
    bob = new SyntheticPerson('#33c', 600);
    playback = new RemotePlayback({ onChange: () => undefined, onError: () => undefined });
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

  it('stays silent once it was stopped', async () => {
    const player = await untilPlaying();
    playback.remove('bob');
    await until('it is paused', () => player.paused);
    assertEqual(player.srcObject, null);
  });

  it('goes back to the system’s choice when the chosen speaker is gone', async () => {
    await untilPlaying();
    await playback.setSpeaker('headset');
    playback.speakersChanged(new Set(['', 'headset']));
    assertEqual(playback.speaker, 'headset');
    playback.speakersChanged(new Set(['']));
    assertEqual(playback.speaker, '');
  });
});
