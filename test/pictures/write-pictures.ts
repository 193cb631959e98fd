/**
 * `npm run pictures [parts of names...]`: writes the pictures that states are compared with, and the sheets for the
 * documents, which have all numbers of people at all sizes. Look at what has changed before it is committed.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contactSheet } from './support/contact-sheet.ts';
import { fileNameOf, type Look, LOOKS, SHOTS, type Size, SIZES } from './support/shots.ts';
import { Studio } from './support/studio.ts';

const EXPECTED = fileURLToPath(new URL('./expected/', import.meta.url));
const IMAGES = fileURLToPath(new URL('../../docs/images/', import.meta.url));
const PEOPLE = [1, 2, 3, 4, 5, 6];
const ALL_SIZES = Object.keys(SIZES) as Size[];

const sheets = [
  ['one-to-six.jpg', () => oneToSix('light')],
  ['one-to-six.rtl.jpg', () => oneToSix('rtl')],
  ['lobbies.jpg', lobbies],
] as const;

const parts = process.argv.slice(2);
const isWanted = (name: string): boolean => parts.length === 0 || parts.some((part) => name.includes(part));

const studio = await Studio.open();
try {
  mkdirSync(EXPECTED, { recursive: true });
  for (const shot of SHOTS) {
    const name = fileNameOf(shot);
    if (!isWanted(name)) continue;
    writeFileSync(EXPECTED + name, await studio.take(shot));
    console.log(name);
  }
  for (const [name, sheet] of sheets) {
    if (!isWanted(name)) continue;
    writeFileSync(IMAGES + name, await sheet());
    console.log(name);
  }
} finally {
  await studio.close();
}

/** Calls of one to six at each size. */
async function oneToSix(look: Look): Promise<Buffer> {
  const taken = new Map<string, Buffer>();
  // All sizes of one page after each other: a page takes longer than a picture.
  for (const people of PEOPLE) {
    for (const size of ALL_SIZES) {
      taken.set(`${people} ${size}`, await studio.take({ state: `call-${people}`, size, look }));
    }
  }
  return await contactSheet(
    studio.browser,
    ALL_SIZES.map((size) => ({
      title: `${size.replace('-', ' ')}<br>${SIZES[size].width} × ${SIZES[size].height}`,
      pictures: PEOPLE.map((people) => ({ title: String(people), png: taken.get(`${people} ${size}`)! })),
    })),
  );
}

/** The lobby at each size, in each look. A call on its dark stage looks the same in light and dark pages. */
async function lobbies(): Promise<Buffer> {
  const rows = [];
  for (const look of LOOKS) {
    const pictures = [];
    for (const size of ALL_SIZES) {
      pictures.push({
        title: size.replace('-', ' '),
        png: await studio.take({ state: 'lobby', size, look }),
      });
    }
    rows.push({ title: look === 'rtl' ? 'right to left' : look, pictures });
  }
  return await contactSheet(studio.browser, rows);
}
