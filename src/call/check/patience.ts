import type { Clock } from '../../protocol/clock.ts';

/** Resolves with what was promised, or with undefined when the time is up. Rejects with the reason when aborted. */
export async function within<Value>(
  duration: number,
  clock: Clock,
  signal: AbortSignal,
  promise: Promise<Value>,
): Promise<Value | undefined> {
  signal.throwIfAborted();
  const { promise: ended, resolve, reject } = Promise.withResolvers<undefined>();
  const timer = clock.schedule(() => resolve(undefined), duration);
  const onAbort = (): void => reject(signal.reason as Error);
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([promise, ended]);
  } finally {
    clock.cancel(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
