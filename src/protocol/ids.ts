import { digest } from 'lib0/hash/sha256';
import { toBase64Url } from './base64url.ts';
import { SESSION_ID_LENGTH } from './constants.ts';

/**
 * Name of one stay in a call: random, made in memory, new after each leave or reload. Messages are addressed to
 * it, so mail for an earlier stay never arrives in a later one.
 */
export type SessionId = string;

/**
 * What a session id is made of: 16 random bytes as base64url. Whoever shows it has been that session, because nobody
 * finds it from the id.
 */
export type SessionSecret = string;

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Makes a secret from the platform's random source. */
export function createSessionSecret(): SessionSecret {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(16)));
}

/** The session that a secret belongs to: the first bytes of its SHA-256, one character each. */
export function sessionOf(secret: SessionSecret): SessionId {
  // The platform's own digest answers later, and who holds a seat has to be decided at once.
  const hash = digest(new TextEncoder().encode(secret)).slice(0, SESSION_ID_LENGTH);
  return Array.from(hash, (byte) => ALPHABET.charAt(byte % 36)).join('');
}

/** Makes the id of a session that nobody will ever take over from. */
export function createSessionId(): SessionId {
  return sessionOf(createSessionSecret());
}

/** Whether a value from the room has the shape of a session id. */
export function isSessionId(value: unknown): value is SessionId {
  return typeof value === 'string' && /^[a-z0-9]{6,16}$/.test(value);
}

/** Whether a value from the room has the shape of a session's secret. */
export function isSessionSecret(value: unknown): value is SessionSecret {
  return typeof value === 'string' && /^[\w-]{22}$/.test(value);
}
