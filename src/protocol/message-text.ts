import { MAX_TEXT_LENGTH } from './constants.ts';

/**
 * What somebody writes, as plain text of at most `MAX_TEXT_LENGTH` characters (UTF-16 code units): lines stay lines, but
 * control characters and characters that change the direction or hide text become spaces, as in names. Empty when
 * nothing is left that can be seen.
 */
export function cleanText(text: string): string {
  const visible = text
    .slice(0, MAX_TEXT_LENGTH)
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?!\n)[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  // What only joins or separates characters is no text.
  return /[^\s\p{Cf}\p{M}]/u.test(visible) ? visible : '';
}
