import { SESSION_ID_LENGTH } from './constants.ts';

/**
 * Name of one stay in a call: random, made in memory, new after each leave or reload. Messages are addressed to
 * it, so mail for an earlier stay never arrives in a later one.
 */
export type SessionId = string;

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Makes a session id from the platform's random source. */
export function createSessionId(): SessionId {
  let id = '';
  const bytes = new Uint8Array(SESSION_ID_LENGTH * 2);
  while (id.length < SESSION_ID_LENGTH) {
    crypto.getRandomValues(bytes);
    for (const byte of bytes) {
      // 252 is the largest multiple of 36 in a byte: taking more would favour the first letters.
      if (byte < 252 && id.length < SESSION_ID_LENGTH) id += ALPHABET.charAt(byte % 36);
    }
  }
  return id;
}

/** Whether a value from the room has the shape of a session id. */
export function isSessionId(value: unknown): value is SessionId {
  return typeof value === 'string' && /^[a-z0-9]{6,16}$/.test(value);
}
