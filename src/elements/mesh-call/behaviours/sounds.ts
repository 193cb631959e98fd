import type { CallSnapshot } from '../../../call/snapshot.ts';
import type { BehaviourHost, PageBehaviour } from './page-behaviour.ts';
import { soundOf } from './sound-news.ts';
import { SoundPlayer } from './sound-player.ts';

/** Lets one hear who comes and goes, raises a hand or writes, unless the call is `quiet`. */
export class Sounds implements PageBehaviour {
  readonly #player = new SoundPlayer();
  readonly #isReading: () => boolean;
  #previous: CallSnapshot | undefined;

  /** @param isReading Whether the messages are open. */
  constructor(isReading: () => boolean) {
    this.#isReading = isReading;
  }

  follow({ snapshot, quiet }: BehaviourHost): void {
    const previous = this.#previous;
    this.#previous = snapshot;
    if (quiet || snapshot.state !== 'joined') this.#player.stop();
    if (quiet || previous === undefined || previous === snapshot) return;
    const sound = soundOf(previous, snapshot, this.#isReading());
    if (sound) this.#player.play(sound, snapshot.speaker.deviceId);
  }

  stop(): void {
    this.#previous = undefined;
    this.#player.stop();
  }
}
