/** A place in an area, in CSS pixels from its inline-start and block-start edges. */
export interface Box {
  readonly start: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A compromise between upright phones and wide cameras, width divided by height. */
const IDEAL_RATIO = 1.4;
/** Beside or below something large, nobody needs to be wider or more upright than this. */
export const STRIP_RATIOS = { min: 0.75, max: 16 / 9 } as const;

/**
 * Cells of equal size for so many tiles, which fill the area in the number of columns that brings them closest to the
 * ideal ratio. The last row is centred when it is not full, or fills the width where that comes closer to the ideal.
 *
 * @param gap Space between two cells, px.
 */
export function gridBoxes(count: number, area: Box, gap: number): readonly Box[] {
  if (count === 0) return [];
  const columns = bestColumns(count, area, gap);
  const rows = Math.ceil(count / columns);
  const cell = cellOf(columns, rows, area, gap);
  const inLastRow = count - (rows - 1) * columns;
  const stretched = { ...cell, width: share(area.width, inLastRow, gap) };
  const last = distance(stretched) < distance(cell) ? stretched : cell;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const isLast = row === rows - 1;
    const { width, height } = isLast ? last : cell;
    const across = isLast ? inLastRow : columns;
    const free = area.width - across * width - (across - 1) * gap;
    const column = index - row * columns;
    return {
      start: area.start + free / 2 + column * (width + gap),
      top: area.top + row * (height + gap),
      width,
      height,
    };
  });
}

/** The same beside something large: cells that are not needlessly wide or upright, in the middle of the area. */
export function stripBoxes(count: number, area: Box, gap: number): readonly Box[] {
  if (count === 0) return [];
  const columns = bestColumns(count, area, gap);
  const rows = Math.ceil(count / columns);
  const cell = cellOf(columns, rows, area, gap);
  const width = Math.min(cell.width, cell.height * STRIP_RATIOS.max);
  const height = Math.min(cell.height, cell.width / STRIP_RATIOS.min);
  const used = {
    width: columns * width + (columns - 1) * gap,
    height: rows * height + (rows - 1) * gap,
  };
  const middle: Box = {
    start: area.start + (area.width - used.width) / 2,
    top: area.top + (area.height - used.height) / 2,
    ...used,
  };
  return gridBoxes(count, middle, gap);
}

/** The largest place of this shape in the middle of another one; all of that while the shape is not known. */
export function insideOf(box: Box, shape: number | undefined): Box {
  if (shape === undefined) return box;
  const width = Math.min(box.width, box.height * shape);
  const height = Math.min(box.height, box.width / shape);
  return {
    start: box.start + (box.width - width) / 2,
    top: box.top + (box.height - height) / 2,
    width,
    height,
  };
}

function bestColumns(count: number, area: Box, gap: number): number {
  let best = 1;
  for (let columns = 2; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    // As many rows with fewer columns waste less.
    if (Math.ceil(count / (columns - 1)) === rows) continue;
    const isCloser =
      distance(cellOf(columns, rows, area, gap)) < distance(cellOf(best, Math.ceil(count / best), area, gap));
    if (isCloser) best = columns;
  }
  return best;
}

function cellOf(
  columns: number,
  rows: number,
  area: Box,
  gap: number,
): { readonly width: number; readonly height: number } {
  return { width: share(area.width, columns, gap), height: share(area.height, rows, gap) };
}

/** What each of so many gets of a length. */
function share(length: number, count: number, gap: number): number {
  return Math.max(1, (length - (count - 1) * gap) / count);
}

/** How far a shape is from the ideal: 0, or more. */
function distance({ width, height }: { readonly width: number; readonly height: number }): number {
  return Math.abs(Math.log(width / height / IDEAL_RATIO));
}
