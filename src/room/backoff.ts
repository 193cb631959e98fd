import { systemClock, type Clock, type TimerHandle } from '../protocol/clock.ts';

/** Waits before the first attempts, ms: quickly at first, because most reasons are gone by then. */
const FIRST_WAITS_MS: readonly number[] = [200, 1000, 5000];

/** The last of them is doubled from then on, up to this, ms. */
const LONGEST_WAIT_MS = 30_000;

/** A success that lasted this long ends the series, ms. One that didn't may be part of a loop. */
const LASTING_MS = 10_000;

/** As many attempts as there are first waits: about six seconds in all. */
export const FEW_ATTEMPTS = FIRST_WAITS_MS.length;

/** Spaces attempts, one at a time. */
export class Backoff {
  readonly #clock: Clock;
  #attempts = 0;
  #succeededAt: number | undefined;
  #timer: TimerHandle | undefined;

  constructor(clock: Clock = systemClock) {
    this.#clock = clock;
  }

  /** Attempts after the next wait, in place of an attempt that waits already; false when there have been so many. */
  again(attempt: () => void, atMost = Infinity): boolean {
    if (this.#succeededAt !== undefined && this.#clock.now() - this.#succeededAt >= LASTING_MS) this.reset();
    this.#clock.cancel(this.#timer);
    if (this.#attempts >= atMost) return false;
    this.#timer = this.#clock.schedule(attempt, waitBefore(this.#attempts));
    this.#attempts += 1;
    return true;
  }

  /** What was attempted has come about, so nothing more is attempted. */
  succeeded(): void {
    this.#clock.cancel(this.#timer);
    this.#succeededAt = this.#clock.now();
  }

  /** Forgets all attempts, also the one that waits. */
  reset(): void {
    this.#clock.cancel(this.#timer);
    this.#succeededAt = undefined;
    this.#attempts = 0;
  }
}

function waitBefore(attempt: number): number {
  const first = FIRST_WAITS_MS[attempt];
  if (first !== undefined) return first;
  const doublings = attempt - FIRST_WAITS_MS.length + 1;
  return Math.min((FIRST_WAITS_MS.at(-1) ?? 0) * 2 ** doublings, LONGEST_WAIT_MS);
}
