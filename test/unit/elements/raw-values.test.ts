/** Colours, corners, shadows, fonts and times stand in tokens.ts, so that pages can change all of them. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const ELEMENTS = new URL('../../../src/elements/', import.meta.url);
const TOKENS = 'shared/tokens.ts';

/** Colours that follow the person's system or the element itself; all other words are colours of somebody's taste. */
const COLOR_WORDS =
  /\b(?:aqua|black|blue|brown|cyan|gold|gr[ae]y|green|lime|magenta|maroon|navy|olive|orange|pink|purple|red|silver|teal|violet|white|yellow)\b/;

/** What a declaration can have that is somebody's taste, by what it is called here. */
const RAW: Readonly<Record<string, (property: string, value: string) => boolean>> = {
  color: (_property, value) =>
    /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|light-dark)\(/i.test(value) ||
    COLOR_WORDS.test(value),
  // Round is a shape of its own, and `inherit` follows a token.
  radius: (property, value) => property.includes('radius') && !/^(?:var\(|calc\(|inherit|0|50%)/.test(value),
  time: (_property, value) => /(?<![\w-])\d*\.?\d+m?s\b/.test(value),
  shadow: (property, value) => property.endsWith('shadow') && !/^(?:var\(|none)/.test(value),
  font: (property, value) => property === 'font-family' && !/^(?:var\(|inherit)/.test(value),
};

/** Values that no page should change, with the reason. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['shared/base-styles.ts animation-duration: 0.01ms !important', 'reduced motion is the person’s choice'],
  ['shared/base-styles.ts transition-duration: 0s !important', 'reduced motion is the person’s choice'],
  [
    'layout-button/call-window-styles.ts background: var(--mesh-stage, #101318)',
    'the page of a window of its own, where no element brings the tokens',
  ],
  [
    'shared/control-styles.ts box-shadow: 0 0 0 2px var(--_control-backdrop, transparent)',
    'no shadow: a gap of the background’s colour around the mark',
  ],
]);

test('no style has a colour, corner, shadow, font or time of its own', () => {
  const found = rawValues().filter((each) => !EXCEPTIONS.has(each));
  assert.deepEqual(found, [], 'Use a token of src/elements/shared/tokens.ts, or say here why not.');
});

test('no exception is left over', () => {
  const found = new Set(rawValues());
  assert.deepEqual(
    [...EXCEPTIONS.keys()].filter((each) => !found.has(each)),
    [],
  );
});

/** Each declaration outside of the tokens that has a value of its own: `file property: value`. */
function rawValues(): string[] {
  return readdirSync(ELEMENTS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && path !== TOKENS)
    .flatMap((path) =>
      declarationsOf(readFileSync(new URL(path, ELEMENTS), 'utf8'))
        .filter(([property, value]) => Object.values(RAW).some((isRaw) => isRaw(property, value)))
        .map(([property, value]) => `${path} ${property}: ${value}`),
    );
}

/** The declarations in the style sheets of a module. */
function declarationsOf(source: string): (readonly [property: string, value: string])[] {
  const sheets = [...source.matchAll(/\bcss`([^`]*)`/g)].map(([, text = '']) => text);
  return sheets
    .map((text) => text.replaceAll(/\/\*[^]*?\*\//g, ''))
    .flatMap((text) => [...text.matchAll(/(?<=[{;]\s*)([\w-]+)\s*:\s*([^;{}]+);/g)])
    .map(([, property = '', value = '']) => [property, value.trim().replaceAll(/\s+/g, ' ')] as const);
}
