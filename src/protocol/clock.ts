/** A pending call, to be given back to `cancel`. */
export type TimerHandle = ReturnType<typeof setTimeout>;

/** Where time comes from, so that tests can bring their own. */
export interface Clock {
  /** Milliseconds since some fixed point; never goes back. */
  now(): number;
  /** Calls back once after `delay` milliseconds or a little later. */
  schedule(callback: () => void, delay: number): TimerHandle;
  /** Forgets a scheduled call; does nothing for one that already ran. */
  cancel(handle: TimerHandle | undefined): void;
}

/** The platform's own time. */
export const systemClock: Clock = {
  now: () => performance.now(),
  schedule: (callback, delay) => setTimeout(callback, delay),
  cancel: (handle) => {
    clearTimeout(handle);
  },
};
