import { createHmac } from 'node:crypto';
import { CallError } from '../protocol/errors.ts';

/** What TURN credentials are made of. */
export interface TurnCredentialsOptions {
  /** The secret that the TURN server has as `static-auth-secret`; at least one character. */
  readonly secret: string;
  /** How long a connection can be opened with them, whole seconds; 1 to 31,536,000 (a year). */
  readonly ttl: number;
  /** Addresses of the TURN server, `turn:…` or `turns:…`, and of STUN servers, `stun:…`; at least one. */
  readonly urls: readonly string[];
  /**
   * Whom they are for, as it appears in the TURN server's log and as its quotas count; 1 to 256 bytes in UTF-8, no
   * control characters.
   */
  readonly user: string;
  /** The time from which `ttl` counts, unix time in ms; default now. */
  readonly now?: number;
}

/** Credentials for a TURN server, as a page can give them to `iceServers`. */
export interface TurnCredentials {
  readonly username: string;
  readonly credential: string;
  readonly urls: readonly string[];
  /** Unix time in seconds from which the TURN server refuses them. */
  readonly expiresAt: number;
}

const MAX_TTL_S = 365 * 24 * 60 * 60;

/** A STUN message has room for 512 bytes of a user name (RFC 8489, 14.3), and the time stands in it too. */
const MAX_USER_BYTES = 256;

/**
 * Credentials for coturn in its shared-secret mode (`use-auth-secret`), also known as the TURN REST API: the user
 * name is the time of expiry and the user, the password its HMAC-SHA1 in base64. The server needs no list of users.
 *
 * A connection that is open when they expire goes on.
 *
 * @throws {CallError} `invalid-option`, with the name of the option and its range
 */
export function turnCredentials({
  secret,
  ttl,
  urls,
  user,
  now = Date.now(),
}: TurnCredentialsOptions): TurnCredentials {
  demand(typeof secret === 'string' && secret !== '', 'secret must be a text that is not empty');
  demand(
    Number.isInteger(ttl) && ttl >= 1 && ttl <= MAX_TTL_S,
    `ttl must be a whole number of seconds from 1 to ${MAX_TTL_S}`,
  );
  demand(
    Array.isArray(urls) && urls.length > 0 && urls.every(isServerAddress),
    'urls must be a list of addresses that begin with turn:, turns: or stun:',
  );
  demand(isUser(user), `user must be a text of 1 to ${MAX_USER_BYTES} bytes without control characters`);
  demand(Number.isFinite(now) && now >= 0, 'now must be a unix time in milliseconds');
  const expiresAt = Math.floor(now / 1000) + ttl;
  const username = `${expiresAt}:${user}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return { username, credential, urls: [...urls], expiresAt };
}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new CallError('invalid-option', `turnCredentials: ${what}.`);
}

function isServerAddress(value: unknown): boolean {
  return typeof value === 'string' && /^(turns?|stun):[^\s]+$/.test(value);
}

function isUser(value: unknown): boolean {
  if (typeof value !== 'string' || value === '' || /\p{Cc}/u.test(value)) return false;
  return new TextEncoder().encode(value).length <= MAX_USER_BYTES;
}
