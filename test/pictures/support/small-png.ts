/** PNG files a third as large: with a palette, in which colours that nobody can tell apart are one. */

import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** So many colours fit into one byte. */
const MOST_COLORS = 256;
/** How far apart colours of the palette are, as the square of their distance in RGB; the least that is enough. */
const DISTANCES = [0, 8, 16, 32, 64, 128, 256, 512];
const MADE_OF = 'made of';

type Color = readonly [red: number, green: number, blue: number];

/** The picture with a palette, which says what it was made of. Nothing in it may be transparent. */
export function smallPng(file: Buffer): Buffer {
  const { width, height, data } = PNG.sync.read(file);
  const pixels = new Uint32Array(data.buffer, data.byteOffset, width * height);
  const colors = byFrequency(pixels);
  const palette = paletteOf(colors);
  const indices = new Map(colors.map((packed) => [packed, nearest(palette, unpacked(packed))]));
  // Each line begins with the number of its filter, which is none.
  const lines = Buffer.alloc((width + 1) * height);
  for (const [at, packed] of pixels.entries()) {
    lines[at + Math.floor(at / width) + 1] = indices.get(packed) ?? 0;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each pixel, which are indices of a palette.
  header.set([8, 3], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('tEXt', Buffer.from(`${MADE_OF}\0${digestOf(file)}`, 'latin1')),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Whether the small picture was made of this very file. */
export function isMadeOf(small: Buffer, file: Buffer): boolean {
  return small.includes(`${MADE_OF}\0${digestOf(file)}`, 0, 'latin1');
}

function digestOf(file: Buffer): string {
  return createHash('sha256').update(file).digest('hex');
}

function chunk(type: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

/** The colours of the pixels, as numbers, those of most pixels first. */
function byFrequency(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const packed of pixels) counts.set(packed, (counts.get(packed) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([packed]) => packed);
}

/** As many of the colours as there can be, so that none is far from one of these. */
function paletteOf(colors: readonly number[]): Color[] {
  for (const distance of DISTANCES) {
    const palette: Color[] = [];
    for (const color of colors.map(unpacked)) {
      if (palette.every((known) => distanceOf(known, color) > distance)) palette.push(color);
      if (palette.length > MOST_COLORS) break;
    }
    if (palette.length <= MOST_COLORS) return palette;
  }
  throw new Error(`The picture has too many colours: ${colors.length}.`);
}

function nearest(palette: readonly Color[], color: Color): number {
  let best = 0;
  let least = Infinity;
  for (const [index, known] of palette.entries()) {
    const distance = distanceOf(known, color);
    if (distance < least) [best, least] = [index, distance];
  }
  return best;
}

function distanceOf(one: Color, other: Color): number {
  return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 + (one[2] - other[2]) ** 2;
}

/** Pixels lie in memory as red, green, blue and opacity, and machines that run this read numbers from their low end. */
function unpacked(packed: number): Color {
  return [packed & 255, (packed >> 8) & 255, (packed >> 16) & 255];
}
