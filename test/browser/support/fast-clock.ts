import { type Clock, systemClock } from '../../../src/protocol/clock.ts';

/** A clock on which everything takes a fraction of the time, so that a test waits less; media goes at its own pace. */
export function fastClock(factor: number): Clock {
  return {
    now: () => systemClock.now() * factor,
    schedule: (callback, delay) => systemClock.schedule(callback, delay / factor),
    cancel: (handle) => {
      systemClock.cancel(handle);
    },
  };
}
