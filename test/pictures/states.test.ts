/**
 * How each state looks at each size, pixel by pixel. `npm run pictures` writes the pictures anew where a change is meant;
 * look at each before it is committed.
 */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { compare } from './support/compare.ts';
import { ALIKE_IN_DARK, fileNameOf, type Shot, SHOTS } from './support/shots.ts';
import { Studio } from './support/studio.ts';

const TOP = fileURLToPath(new URL('../../', import.meta.url));
const EXPECTED = fileURLToPath(new URL('./expected/', import.meta.url));
/** What was found instead, and where it differs; not part of the repository. */
const FOUND = fileURLToPath(new URL('./found/', import.meta.url));

/** So late can a machine at its limit paint what is there, ms. */
const PAINTED_WITHIN = 3000;

let studio: Studio;
before(async () => {
  rmSync(FOUND, { recursive: true, force: true });
  studio = await Studio.open();
});
after(() => studio.close());

for (const shot of SHOTS) {
  const skip = existsSync(EXPECTED + fileNameOf(shot))
    ? false
    : 'there is no picture of it yet: npm run pictures';
  test(`${shot.state}, ${shot.look}, looks as expected at each size`, { skip }, async () => {
    await expectLook(shot, shot);
  });
}

for (const state of ALIKE_IN_DARK) {
  const inLight = { state, look: 'light' } as const;
  test(`${state} looks the same in a dark page, at each size`, skipWithout(inLight), async () => {
    await expectLook({ state, look: 'dark' }, inLight);
  });
}

function skipWithout(shot: Shot): { readonly skip: string | false } {
  const isThere = existsSync(EXPECTED + fileNameOf(shot));
  return { skip: isThere ? false : 'there is no picture of it yet: npm run pictures' };
}

/** Takes one picture, and compares it with that of the other. */
async function expectLook(shot: Shot, like: Shot): Promise<void> {
  const expected = readFileSync(EXPECTED + fileNameOf(like));
  let found = await studio.take(shot);
  let { differences, marked } = compare(expected, found);
  const began = performance.now();
  while (differences.length > 0 && performance.now() - began < PAINTED_WITHIN) {
    found = await studio.takeAgain();
    ({ differences, marked } = compare(expected, found));
  }
  if (differences.length === 0) return;
  mkdirSync(FOUND, { recursive: true });
  const name = fileNameOf(shot);
  writeFileSync(FOUND + name, found);
  if (marked) writeFileSync(`${FOUND}${name.replace(/\.png$/, '.difference.png')}`, marked);
  assert.fail(`${differences.join(', ')}: see ${relative(TOP, FOUND)}/${name.replace(/\.png$/, '*.png')}`);
}
