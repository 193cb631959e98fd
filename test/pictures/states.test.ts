/**
 * How each state looks, pixel by pixel. `npm run pictures` writes the pictures anew where a change is meant; look at each
 * before it is committed.
 */

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before, test } from 'node:test';
import { compare } from './support/compare.ts';
import { fileNameOf, SHOTS } from './support/shots.ts';
import { Studio } from './support/studio.ts';

const TOP = fileURLToPath(new URL('../../', import.meta.url));
const EXPECTED = fileURLToPath(new URL('./expected/', import.meta.url));
/** What was found instead, and where it differs; not part of the repository. */
const FOUND = fileURLToPath(new URL('./found/', import.meta.url));

let studio: Studio;
before(async () => {
  rmSync(FOUND, { recursive: true, force: true });
  studio = await Studio.open();
});
after(() => studio.close());

for (const shot of SHOTS) {
  const { state, size, look } = shot;
  const name = fileNameOf(shot);
  const skip = existsSync(EXPECTED + name) ? false : 'there is no picture of it yet: npm run pictures';
  test(`${state} at ${size}, ${look}, looks as expected`, { skip }, async () => {
    const found = await studio.take(shot);
    const comparison = compare(readFileSync(EXPECTED + name), found);
    if (comparison.same) return;
    mkdirSync(FOUND, { recursive: true });
    writeFileSync(FOUND + name, found);
    const { reason, difference } = comparison;
    if (difference) writeFileSync(`${FOUND}${name.replace(/\.png$/, '.difference.png')}`, difference);
    assert.fail(`${reason}: see ${relative(TOP, FOUND)}/${name.replace(/\.png$/, '*.png')}`);
  });
}
