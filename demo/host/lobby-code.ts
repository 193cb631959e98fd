import { HostError } from './host-error.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ23456789';
const DEFAULT_LENGTH = 6;
const MAX_LENGTH = 32;

/** Bytes from here on would make the first letters likelier than the others. */
const FAIR_BELOW = 256 - (256 % LETTERS.length);

/** A code that nobody guesses by chance: A to Z and 2 to 9, 6 unless told, 1 to 32. */
export function newLobbyCode(length = DEFAULT_LENGTH): string {
  if (!Number.isInteger(length) || length < 1 || length > MAX_LENGTH) {
    throw new HostError('invalid_args', `A code has 1 to ${MAX_LENGTH} characters.`);
  }
  let code = '';
  while (code.length < length) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < FAIR_BELOW) code += LETTERS.charAt(byte % LETTERS.length);
  }
  return code;
}

/** Whether this can be the code of a lobby. */
export function isLobbyCode(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Z2-9]{1,32}$/.test(value);
}
