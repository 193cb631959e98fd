/** A piece of text: plain, or one that leads to an address of the web. */
export interface TextPiece {
  readonly text: string;
  /** Where it leads, as the browser would write it; undefined for plain text. */
  readonly href?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»]+/giu;

/** What ends a sentence is no part of an address in it. */
const TRAILING = /[.,;:!?'’…]+$/u;

/**
 * The pieces of a text in which somebody may have written addresses. Only complete ones with http or https lead anywhere,
 * and none with a name or password before the host, because those are made to look like another host.
 */
export function linkedText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const written = trimmed(match[0]);
    const href = hrefOf(written);
    if (href === undefined) continue;
    if (match.index > end) pieces.push({ text: text.slice(end, match.index) });
    pieces.push({ text: written, href });
    end = match.index + written.length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/** Without what belongs to the sentence around it: signs at the end, and brackets that it doesn't open itself. */
function trimmed(address: string): string {
  const without = address.replace(TRAILING, '');
  for (const [open, close] of ['()', '[]', '{}'] as const) {
    if (without.endsWith(close ?? '') && count(without, close) > count(without, open)) {
      return trimmed(without.slice(0, -1));
    }
  }
  return without;
}

function count(text: string, sign: string | undefined): number {
  return text.split(sign ?? '').length - 1;
}

function hrefOf(written: string): string | undefined {
  if (!URL.canParse(written)) return undefined;
  const { protocol, username, password, href } = new URL(written);
  const isWeb = protocol === 'http:' || protocol === 'https:';
  return isWeb && username === '' && password === '' ? href : undefined;
}
