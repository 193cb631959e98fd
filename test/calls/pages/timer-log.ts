/**
 * Knows the timers that the page has set and that have neither run nor been cleared. Must be imported before anything
 * that sets timers.
 */

const pending = new Set<unknown>();

type Run = (...values: unknown[]) => void;

const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;

function timeout(run: Run, delay?: number, ...values: unknown[]): unknown {
  const handle: unknown = setTimeout(() => {
    pending.delete(handle);
    run(...values);
  }, delay);
  pending.add(handle);
  return handle;
}

function interval(run: Run, delay?: number, ...values: unknown[]): unknown {
  const handle: unknown = setInterval(run, delay, ...values);
  pending.add(handle);
  return handle;
}

Object.assign(globalThis, {
  setTimeout: timeout,
  setInterval: interval,
  // The platform clears either kind with either function.
  clearTimeout: (handle?: number) => {
    pending.delete(handle);
    clearTimeout(handle);
  },
  clearInterval: (handle?: number) => {
    pending.delete(handle);
    clearInterval(handle);
  },
});

/** How many timers wait or repeat now. */
export function pendingTimers(): number {
  return pending.size;
}
