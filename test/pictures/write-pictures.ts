/**
 * `npm run pictures [parts of names...]`: writes the pictures that states are compared with, and the gallery of the
 * documents, which has all states in all looks. Look at what has changed before it is committed.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gallery } from './support/gallery.ts';
import { CALLS, fileNameOf, LOBBIES, type Look, LOOKS, PEOPLE, type Shot, SHOTS } from './support/shots.ts';
import { smallPng } from './support/small-png.ts';
import { Studio } from './support/studio.ts';

const EXPECTED = fileURLToPath(new URL('./expected/', import.meta.url));
const IMAGES = fileURLToPath(new URL('../../docs/images/gallery/', import.meta.url));
const GALLERIES: readonly (readonly [
  name: string,
  states: Readonly<Record<string, string>>,
  looks: readonly Look[],
])[] = [
  ['people', PEOPLE, ['light', 'rtl']],
  ['calls', CALLS, ['light', 'rtl']],
  ['lobby', LOBBIES, LOOKS],
];

const parts = process.argv.slice(2);
const isWanted = (name: string): boolean => parts.length === 0 || parts.some((part) => name.includes(part));

const studio = await Studio.open();
const taken = new Map<string, Buffer>();
try {
  for (const folder of [EXPECTED, IMAGES]) mkdirSync(folder, { recursive: true });
  for (const shot of SHOTS) {
    const name = fileNameOf(shot);
    if (isWanted(name)) write(EXPECTED, name, smallPng(await take(shot)));
  }
  for (const [name, states, looks] of GALLERIES) {
    for (const look of looks) {
      const file = `${name}.${look}.webp`;
      if (!isWanted(file)) continue;
      const pictures = [];
      for (const [state, title] of Object.entries(states)) {
        pictures.push({ title, png: await take({ state, look }) });
      }
      write(IMAGES, file, await gallery(studio.browser, pictures));
    }
  }
} finally {
  await studio.close();
}

/** Each is taken once, whatever it is for. */
async function take(shot: Shot): Promise<Buffer> {
  const name = fileNameOf(shot);
  const known = taken.get(name);
  if (known) return known;
  let png: Buffer = await studio.take(shot);
  // Until nothing changes any more.
  let before: Buffer | undefined;
  while (!before?.equals(png)) {
    before = png;
    png = await studio.takeAgain();
  }
  taken.set(name, png);
  return png;
}

function write(folder: string, name: string, content: Buffer): void {
  writeFileSync(folder + name, content);
  console.log(`${name}: ${(content.length / 1000).toFixed(0)} kB`);
}
