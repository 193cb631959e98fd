/**
 * The test picture: the upper half is one solid colour, the lower half eight black or white cells that spell the
 * frame's number in binary. A number that changes proves a live picture; a frozen one can't be told from a
 * good one by its colour.
 *
 * Used by pages (canvas) and by the generator of fake camera files, so it only knows geometry.
 */

/** Cells of less than about 32 pixels don't survive a video codec at a low bitrate: two rows of four. */
const COLUMNS = 4;
const ROWS = 2;
export const CELLS = COLUMNS * ROWS;

/** A rectangle in pixels. */
export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the cell of bit `bit` lies in a picture of this size. */
export function cellOfBit(bit: number, width: number, height: number): Cell {
  const cell = { width: width / COLUMNS, height: height / 2 / ROWS };
  const row = Math.floor(bit / COLUMNS);
  return { ...cell, x: (bit % COLUMNS) * cell.width, y: height / 2 + row * cell.height };
}

/** Whether the cell of this bit is white in frame number `frame`. */
export function isWhite(frame: number, bit: number): boolean {
  return ((frame >> bit) & 1) === 1;
}

/** The brightness from which on a cell counts as white. */
export const WHITE_FROM = 128;
