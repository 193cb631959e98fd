import type { BehaviourHost, PageBehaviour } from './page-behaviour.ts';

/**
 * Keeps the screen on while we are in the call. The browser takes a lock away when the page is hidden, and may refuse
 * one, as on a low battery; it is asked again when the page is visible again.
 */
export class ScreenWakeLock implements PageBehaviour {
  /** Aborts when the screen need not stay on any more. */
  #lifetime: AbortController | undefined;

  follow({ snapshot, noWakeLock }: BehaviourHost): void {
    if (snapshot.state !== 'joined' || noWakeLock) return this.stop();
    if (this.#lifetime || !('wakeLock' in navigator)) return;
    // A request against the will of the page around would be written to the console as an offence.
    if (isWithheld()) return;
    this.#lifetime = new AbortController();
    const { signal } = this.#lifetime;
    void lock(signal);
    document.addEventListener('visibilitychange', () => void lock(signal), { signal });
  }

  stop(): void {
    this.#lifetime?.abort();
    this.#lifetime = undefined;
  }
}

async function lock(signal: AbortSignal): Promise<void> {
  if (document.visibilityState !== 'visible') return;
  try {
    const sentinel = await navigator.wakeLock.request('screen');
    const release = (): void => void sentinel.release();
    signal.addEventListener('abort', release);
    sentinel.addEventListener('release', () => signal.removeEventListener('abort', release));
    if (signal.aborted) release();
  } catch {
    // The browser, the system or the page around an iframe doesn't want it.
  }
}

/** Whether the page around an iframe keeps it from us, as far as the browser tells (Chromium does). */
function isWithheld(): boolean {
  const policy: unknown = Reflect.get(document, 'featurePolicy');
  if (typeof policy !== 'object' || policy === null) return false;
  const { allowsFeature } = policy as { allowsFeature?: (feature: string) => boolean };
  return allowsFeature?.call(policy, 'screen-wake-lock') === false;
}
