import type { Clock, TimerHandle } from '../protocol/clock.ts';

/** Between two looks at the clock, ms. */
const LOOK_EVERY_MS = 2000;

/** A page whose timers are so late wasn't merely busy, ms. */
export const STOOD_STILL_MS = 8000;

/**
 * Notices that the page has stood still: its machine slept, or its browser froze it. No event tells that everywhere, so
 * it is told by a timer that comes far too late, on the wall's clock as well, because the other one may sleep too.
 *
 * Timers of a hidden page that is in no call can be late without any reason.
 */
export class StandstillWatch {
  readonly #clock: Clock;
  readonly #wallTime: () => number;
  readonly #onWake: () => void;
  #lookedAt = 0;
  #lookedAtOnWall = 0;
  #timer: TimerHandle | undefined;
  #ended = false;

  constructor(clock: Clock, onWake: () => void, wallTime: () => number = Date.now) {
    this.#clock = clock;
    this.#wallTime = wallTime;
    this.#onWake = onWake;
    this.#lookAgain();
  }

  /** Looks no more. Idempotent. */
  end(): void {
    this.#ended = true;
    this.#clock.cancel(this.#timer);
  }

  #lookAgain(): void {
    this.#lookedAt = this.#clock.now();
    this.#lookedAtOnWall = this.#wallTime();
    this.#timer = this.#clock.schedule(() => {
      this.#look();
    }, LOOK_EVERY_MS);
  }

  #look(): void {
    const passed = Math.max(this.#clock.now() - this.#lookedAt, this.#wallTime() - this.#lookedAtOnWall);
    if (passed - LOOK_EVERY_MS >= STOOD_STILL_MS) this.#onWake();
    if (!this.#ended) this.#lookAgain();
  }
}
