import type { HostLike } from '../../room/host-sdk.ts';

/** The `host` object that a platform puts into the pages of its widgets, where there is one. */
export function pageHost(): HostLike | undefined {
  const host: unknown = Reflect.get(globalThis, 'host');
  const isHost =
    typeof host === 'object' && host !== null && typeof Reflect.get(host, 'ready') === 'function';
  return isHost ? (host as HostLike) : undefined;
}
