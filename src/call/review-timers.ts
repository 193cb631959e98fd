import type { Clock, TimerHandle } from '../protocol/clock.ts';

/** Why the room is looked at again although nothing in it has changed. */
export type ReviewReason = 'claim' | 'held seats' | 'links' | 'told meanwhile';

/** When the room is looked at again: for each reason there is one time at most. */
export class ReviewTimers {
  readonly #clock: Clock;
  readonly #review: () => void;
  readonly #timers = new Map<ReviewReason, TimerHandle>();
  #stopped = false;

  constructor(clock: Clock, review: () => void) {
    this.#clock = clock;
    this.#review = review;
  }

  /** Takes the place of what was set for this reason; undefined for never, delay in ms. */
  set(reason: ReviewReason, delay: number | undefined): void {
    this.#clock.cancel(this.#timers.get(reason));
    this.#timers.delete(reason);
    if (delay === undefined || this.#stopped) return;
    this.#timers.set(
      reason,
      this.#clock.schedule(() => {
        this.#timers.delete(reason);
        this.#review();
      }, delay),
    );
  }

  /** Forgets all of them, and takes no more. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers.values()) this.#clock.cancel(timer);
    this.#timers.clear();
  }
}
