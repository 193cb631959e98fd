import type { Box } from './boxes.ts';

/** The rows of a tile in which something stands reach this far into it, px. */
const ROW = 48;
/** Below which distance two things look as if they touched, px. */
const DISTANCE = 4;

/** The custom properties that say how much of a tile's corner is taken. */
export type Clearance = Readonly<Record<'top-start' | 'top-end' | 'bottom-start' | 'bottom-end', number>>;

const NOTHING_TAKEN: Clearance = { 'top-start': 0, 'top-end': 0, 'bottom-start': 0, 'bottom-end': 0 };

/** How much of the corners of a tile a floating picture takes, px from the side that it is closer to. */
export function clearanceOf(tile: Box, floating: Box | undefined): Clearance {
  if (!floating) return NOTHING_TAKEN;
  const tileEnd = tile.start + tile.width;
  const floatingEnd = floating.start + floating.width;
  const isApart = floatingEnd <= tile.start || floating.start >= tileEnd;
  if (isApart) return NOTHING_TAKEN;
  const fromStart = floatingEnd - tile.start + DISTANCE;
  const fromEnd = tileEnd - floating.start + DISTANCE;
  const side = fromStart < fromEnd ? 'start' : 'end';
  const taken = Math.max(0, Math.min(fromStart, fromEnd));
  const covers = (top: number, bottom: number): boolean =>
    floating.top < bottom && floating.top + floating.height > top;
  const tileBottom = tile.top + tile.height;
  return {
    ...NOTHING_TAKEN,
    [`top-${side}`]: covers(tile.top, tile.top + ROW) ? taken : 0,
    [`bottom-${side}`]: covers(tileBottom - ROW, tileBottom) ? taken : 0,
  };
}
