import type { Clock, TimerHandle } from '../../../src/protocol/clock.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that only a test moves. */
export class ManualClock implements Clock {
  #now = 0;
  #next = 1;
  readonly #timers = new Map<number, Timer>();

  now(): number {
    return this.#now;
  }

  schedule(callback: () => void, delay: number): TimerHandle {
    const id = this.#next++;
    this.#timers.set(id, { at: this.#now + delay, callback });
    return id as unknown as TimerHandle;
  }

  cancel(handle: TimerHandle | undefined): void {
    this.#timers.delete(handle as unknown as number);
  }

  /** How many calls are pending. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Time passes in which nothing runs, as in a computer that sleeps; what was due comes late. */
  sleep(duration: number): void {
    this.#now += duration;
  }

  /** Lets time pass; what is due on the way runs in its order, with all promises settled in between. */
  async advance(duration: number): Promise<void> {
    const end = this.#now + duration;
    for (;;) {
      const due = [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      const [id, { at, callback }] = due;
      this.#timers.delete(id);
      this.#now = Math.max(this.#now, at);
      callback();
      await settled();
    }
    this.#now = end;
    await settled();
  }
}

/** Resolves when all microtasks queued so far, and those that they queue, have run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
