import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { isMadeOf } from './small-png.ts';
import { type Frame, FRAMES } from './shots.ts';

/** How far apart two colours may be, from 0 to 1: less than what anybody sees, more than what rounding makes. */
const COLOR_TOLERANCE = 0.1;

/** So many of a million pixels may differ: the edges of letters do where a library draws them a little otherwise. */
const DIFFERENT_PER_MILLION = 300;

/** What comparing gave. */
export interface Comparison {
  /** What is different at which size; empty when nothing is. */
  readonly differences: readonly string[];
  /** Where it is, in red; absent when nothing is different or the pictures are not equally large. */
  readonly marked: Buffer | undefined;
}

/** Compares two PNG files pixel by pixel, each frame by itself: what is little in all of it is much in the smallest. */
export function compare(expected: Buffer, found: Buffer, frames = FRAMES): Comparison {
  if (isMadeOf(expected, found)) return { differences: [], marked: undefined };
  const [one, other] = [PNG.sync.read(expected), PNG.sync.read(found)];
  const { width, height } = one;
  if (width !== other.width || height !== other.height) {
    const difference = `it has ${other.width} × ${other.height} pixels and not ${width} × ${height}`;
    return { differences: [difference], marked: undefined };
  }
  const differences = Object.entries(frames).flatMap(([size, frame]) => {
    const count = differentPixels(cut(one, frame), cut(other, frame));
    const isTolerated = count <= (frame.width * frame.height * DIFFERENT_PER_MILLION) / 1_000_000;
    return isTolerated ? [] : [`${size}: ${count} pixels differ`];
  });
  if (differences.length === 0) return { differences, marked: undefined };
  const marked = new PNG({ width, height });
  differentPixels(one, other, marked.data);
  return { differences, marked: PNG.sync.write(marked) };
}

function differentPixels(one: PNG, other: PNG, marked?: Buffer): number {
  return pixelmatch(one.data, other.data, marked, one.width, one.height, { threshold: COLOR_TOLERANCE });
}

function cut(picture: PNG, { x, y, width, height }: Frame): PNG {
  const part = new PNG({ width, height });
  PNG.bitblt(picture, part, x, y, width, height, 0, 0);
  return part;
}
