import type { ReactiveControllerHost } from 'lit';
import type { HostLike } from '../../room/host-sdk.ts';

/** The `host` object that a platform puts into the pages of its widgets, where there is one. */
export function pageHost(): HostLike | undefined {
  const host: unknown = Reflect.get(globalThis, 'host');
  const isHost =
    typeof host === 'object' && host !== null && typeof Reflect.get(host, 'ready') === 'function';
  return isHost ? (host as HostLike) : undefined;
}

/**
 * Tells of a `host` that comes while the page is still loading. A platform's script is a module, which runs when the
 * page has been read; an element from a classic or `async` script is there before it, and has to look again.
 */
export function whenPageHostComes(element: ReactiveControllerHost, take: (host: HostLike) => void): void {
  let looking: AbortController | undefined;
  const look = (): void => {
    const host = pageHost();
    if (host) take(host);
  };
  element.addController({
    hostConnected() {
      if (pageHost() || document.readyState === 'complete') return;
      looking = new AbortController();
      const { signal } = looking;
      document.addEventListener('DOMContentLoaded', look, { signal });
      window.addEventListener('load', look, { signal });
    },
    hostDisconnected() {
      looking?.abort();
    },
  });
}
