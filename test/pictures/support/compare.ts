import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** How far apart two colours may be, from 0 to 1: less than what anybody sees, more than what rounding makes. */
const COLOR_TOLERANCE = 0.1;

/** So many of a million pixels may differ: the edges of letters do where a library draws them a little otherwise. */
const DIFFERENT_PER_MILLION = 300;

/** What comparing gave. */
export type Comparison =
  | { readonly same: true }
  | { readonly same: false; readonly reason: string; readonly difference: Buffer | undefined };

/** Compares two PNG files pixel by pixel. `difference` shows in red where they differ; absent when the sizes do. */
export function compare(expected: Buffer, found: Buffer): Comparison {
  const [one, other] = [PNG.sync.read(expected), PNG.sync.read(found)];
  const { width, height } = one;
  if (width !== other.width || height !== other.height) {
    const reason = `it has ${other.width} × ${other.height} pixels and not ${width} × ${height}`;
    return { same: false, reason, difference: undefined };
  }
  const marked = new PNG({ width, height });
  const different = pixelmatch(one.data, other.data, marked.data, width, height, {
    threshold: COLOR_TOLERANCE,
  });
  if (different <= (width * height * DIFFERENT_PER_MILLION) / 1_000_000) return { same: true };
  return { same: false, reason: `${different} pixels differ`, difference: PNG.sync.write(marked) };
}
