import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { REPUBLISH_UNACKNOWLEDGED_MS } from '../protocol/constants.ts';
import { CallError } from '../protocol/errors.ts';
import { SilenceWatch, type UnansweredMail } from './silence-watch.ts';

/** What the watch over mail needs. */
export interface OverdueMailOptions {
  readonly clock: Clock;
  /** Our mail that nobody has acknowledged yet. */
  readonly unanswered: () => readonly UnansweredMail[];
  readonly publishAgain: () => void;
  /** The room doesn't seem to carry what we publish. */
  readonly onBlocked: (error: CallError) => void;
  readonly onRecovered: () => void;
}

/** Has mail published again that stays unacknowledged for long, and says when that seems to be the room's doing. */
export class OverdueMail {
  /** What the others do, from which it is judged. */
  readonly silence = new SilenceWatch();
  readonly #options: OverdueMailOptions;
  #timer: TimerHandle | undefined;
  #problem: CallError | undefined;
  #stopped = false;

  constructor(options: OverdueMailOptions) {
    this.#options = options;
  }

  /** `signaling-blocked` while the room doesn't seem to carry what we publish. */
  get problem(): CallError | undefined {
    return this.#problem;
  }

  /** There may be mail that has to be watched. */
  watch(now = this.#options.clock.now()): void {
    const unanswered = this.#options.unanswered();
    if (this.#timer !== undefined || this.#stopped || unanswered.length === 0) return;
    const { clock } = this.#options;
    const age = now - Math.min(...unanswered.map(({ since }) => since));
    const next = REPUBLISH_UNACKNOWLEDGED_MS.find((at) => at > age) ?? age + 15_000;
    this.#timer = clock.schedule(() => {
      this.#timer = undefined;
      if (this.#options.unanswered().length > 0) this.#options.publishAgain();
      // One and the same time for both: browsers call a moment early. Were the limit reached between these two lines, the
      // review would miss it, and the next one would be at the limit after.
      const called = clock.now();
      this.review(called);
      this.watch(called);
    }, next - age);
  }

  /** Judges anew, after anything that `silence` was told. */
  review(now = this.#options.clock.now()): void {
    const blocked = this.silence.isRoomToBlame(this.#options.unanswered(), now);
    if (blocked === (this.#problem !== undefined) || this.#stopped) return;
    this.#problem = blocked
      ? new CallError(
          'signaling-blocked',
          'What we publish in the room is acknowledged by nobody although others are here. The server may drop our awareness updates; check its filters and limits.',
        )
      : undefined;
    if (this.#problem) this.#options.onBlocked(this.#problem);
    else this.#options.onRecovered();
  }

  /** Ends it; from here on nothing is a problem. */
  stop(): void {
    this.#stopped = true;
    this.#problem = undefined;
    this.#options.clock.cancel(this.#timer);
  }
}
