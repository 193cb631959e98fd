/** Initials of a name: of its first and last word, at most two characters. Empty for an empty name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return chosen.map((word) => firstCharacter(word ?? '')).join('');
}

/** The first character as people count them, so that a flag or an accented letter stays whole. */
function firstCharacter(word: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word);
  return first?.segment.toLocaleUpperCase() ?? '';
}

/** The two colours of an avatar. */
export interface AvatarColors {
  readonly background: string;
  readonly text: string;
}

/**
 * Colours for a person: the given `#rrggbb` with the text colour that reads better on it, or a calm colour
 * chosen by the seed (the person's id or name), the same on every screen.
 */
export function avatarColors(color: string | undefined, seed: string): AvatarColors {
  const given = color === undefined ? null : /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/iu.exec(color);
  if (given === null) return { background: `hsl(${hueOf(seed)} 42% 29%)`, text: '#ffffff' };
  const [red, green, blue] = given.slice(1).map((part) => linear(Number.parseInt(part, 16) / 255));
  const luminance = 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
  // At 0.179 black and white text have the same contrast (WCAG 2.2, relative luminance).
  return { background: given[0], text: luminance > 0.179 ? '#000000' : '#ffffff' };
}

/** One sRGB channel, 0 to 1, without its gamma curve (WCAG 2.2, relative luminance). */
function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** A hue of 0 to 359 degrees that depends on the text alone. */
function hueOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 360_007;
  return hash % 360;
}
