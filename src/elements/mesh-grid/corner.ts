import type { Box } from './boxes.ts';

/** Where the own picture floats, by the direction of writing. */
export type Corner = 'top-start' | 'top-end' | 'bottom-start' | 'bottom-end';

/** Part of the shorter side that the picture in the corner takes, and its limits, px. */
const CORNER = { part: 0.28, min: 64, max: 168 } as const;
/** Width divided by height. */
const SHAPES = { upright: 3 / 4, wide: 4 / 3 } as const;

/**
 * The place in this corner of an area.
 *
 * @param shape Of the picture, width divided by height. Unless it is known, it goes by the area: an upright one belongs to a
 * phone, whose camera is upright as well.
 */
export function cornerBox(corner: Corner, area: Box, gap: number, shape = area.width / area.height): Box {
  const shorter = Math.min(CORNER.max, Math.max(CORNER.min, Math.min(area.width, area.height) * CORNER.part));
  const isUpright = shape < 1;
  const longer = isUpright ? shorter / SHAPES.upright : shorter * SHAPES.wide;
  const width = Math.min(isUpright ? shorter : longer, area.width);
  const height = Math.min(isUpright ? longer : shorter, area.height);
  return {
    start: corner.endsWith('start') ? area.start + gap : area.start + area.width - width - gap,
    top: corner.startsWith('top') ? area.top + gap : area.top + area.height - height - gap,
    width,
    height,
  };
}

/** The corner to which the middle of the picture is closest. */
export function nearestCorner(middle: { readonly start: number; readonly top: number }, area: Box): Corner {
  const inline = middle.start < area.start + area.width / 2 ? 'start' : 'end';
  const block = middle.top < area.top + area.height / 2 ? 'top' : 'bottom';
  return `${block}-${inline}`;
}

/** The corner in which an arrow key ends; undefined for any other key. */
export function cornerByKey(from: Corner, key: string, isRightToLeft: boolean): Corner | undefined {
  const [block, inline] = from.split('-') as ['top' | 'bottom', 'start' | 'end'];
  switch (key) {
    case 'ArrowUp':
      return `top-${inline}`;
    case 'ArrowDown':
      return `bottom-${inline}`;
    case 'ArrowLeft':
      return `${block}-${isRightToLeft ? 'end' : 'start'}`;
    case 'ArrowRight':
      return `${block}-${isRightToLeft ? 'start' : 'end'}`;
    default:
      return undefined;
  }
}

const CLOCKWISE: readonly Corner[] = ['top-start', 'top-end', 'bottom-end', 'bottom-start'];

/** The corner that a click without any direction leads to. */
export function nextCorner(from: Corner): Corner {
  return CLOCKWISE[(CLOCKWISE.indexOf(from) + 1) % CLOCKWISE.length] ?? from;
}
