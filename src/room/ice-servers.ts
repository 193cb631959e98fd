import { asRecord, own } from '../protocol/untrusted.ts';
import { isRelayUrl } from '../protocol/relay-url.ts';

/** ICE servers whose credentials end. */
export interface IceServerLease {
  readonly iceServers: readonly RTCIceServer[];
  /** When the credentials end: unix time in seconds, or ISO 8601. Left out: never. */
  readonly expiresAt?: number | string | undefined;
}

/**
 * A list of ICE servers, or a function that is asked for one. A list is asked for before each connection; a lease is
 * used until it has to be rotated, and rotated during the call before it ends.
 */
export type IceServerSource =
  readonly RTCIceServer[] | (() => Promise<readonly RTCIceServer[] | IceServerLease>);

/** How a relay is reached. */
export type RelayProtocol = 'udp' | 'tcp' | 'tls';

/** A lease as it is worked with. */
export interface NormalizedLease {
  readonly iceServers: readonly RTCIceServer[];
  /** Unix time, ms; undefined: the servers are not for keeping. */
  readonly expiresAt: number | undefined;
}

/** Reads what a source gave. An expiry that can't be read counts as none. */
export function normalizeLease(given: readonly RTCIceServer[] | IceServerLease): NormalizedLease {
  if (Array.isArray(given)) return { iceServers: given as readonly RTCIceServer[], expiresAt: undefined };
  const { iceServers, expiresAt } = given as IceServerLease;
  return { iceServers, expiresAt: expiryInMilliseconds(expiresAt) };
}

/** Unix seconds, as TURN credentials have them, or ISO 8601, as tokens have it, in milliseconds. */
export function expiryInMilliseconds(expiresAt: number | string | undefined): number | undefined {
  const time = typeof expiresAt === 'string' ? Date.parse(expiresAt) : (expiresAt ?? Number.NaN) * 1000;
  return Number.isFinite(time) ? time : undefined;
}

/**
 * Makes a lease from a portal's TURN credentials `{ urls, username, credential, expiresAt }`; `null` and anything
 * without addresses mean that no relay is offered.
 */
export function leaseFromTurnCredentials(credentials: unknown): IceServerLease {
  const record = asRecord(credentials) ?? {};
  const urls = own(record, 'urls');
  const list = (Array.isArray(urls) ? urls : [urls]).filter((url) => typeof url === 'string');
  const [username, credential, expiresAt] = ['username', 'credential', 'expiresAt'].map((key) =>
    own(record, key),
  );
  if (list.length === 0) return { iceServers: [] };
  return {
    iceServers: [
      {
        urls: list,
        ...(typeof username === 'string' ? { username } : {}),
        ...(typeof credential === 'string' ? { credential } : {}),
      },
    ],
    expiresAt: typeof expiresAt === 'string' || typeof expiresAt === 'number' ? expiresAt : undefined,
  };
}

/**
 * Leaves only relays that are reached over this protocol (RFC 7065), and everything that is no relay. Servers without
 * any address are left out, because a browser makes no connection with one.
 */
export function onlyRelaysOver(
  iceServers: readonly RTCIceServer[],
  protocol: RelayProtocol | undefined,
): readonly RTCIceServer[] {
  return iceServers.flatMap((server) => {
    const urls = urlsOf(server).filter(
      (url) => protocol === undefined || !isRelayUrl(url) || relayProtocol(url) === protocol,
    );
    return urls.length === 0 ? [] : [{ ...server, urls }];
  });
}

/** A relay with one of its addresses. */
export interface RelayAddress extends RTCIceServer {
  readonly urls: string;
}

/** Each address of each relay by itself, with its credentials. */
export function relaysOf(iceServers: readonly RTCIceServer[]): readonly RelayAddress[] {
  return iceServers.flatMap((server) =>
    urlsOf(server)
      .filter(isRelayUrl)
      .map((url) => ({ ...server, urls: url })),
  );
}

/** Whether there is a relay among the servers. */
export function hasRelay(iceServers: readonly RTCIceServer[]): boolean {
  return iceServers.some((server) => urlsOf(server).some(isRelayUrl));
}

function urlsOf({ urls }: RTCIceServer): readonly string[] {
  return typeof urls === 'string' ? [urls] : urls;
}

/** How the relay at this address is reached (RFC 7065). */
export function relayProtocol(url: string): RelayProtocol {
  if (/^turns:/i.test(url)) return 'tls';
  return /[?&]transport=tcp\b/i.test(url) ? 'tcp' : 'udp';
}
