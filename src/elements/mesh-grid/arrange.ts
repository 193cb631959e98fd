import { type Box, gridBoxes, STRIP_RATIOS, stripBoxes } from './boxes.ts';
import { cornerBox, type Corner } from './corner.ts';

/** Which tiles there are, by what becomes of them; each list in its order. */
export interface Cast {
  /** Large: a shared screen, who speaks, who is pinned. */
  readonly featured: readonly string[];
  /** Whether the large ones are screens, which lose more than people by being small, and nothing by being low. */
  readonly screens: boolean;
  /** Beside the large ones; equal cells where nobody is large. */
  readonly others: readonly string[];
  /** In a corner over the others. */
  readonly corner: string | undefined;
}

/** The size of the element, px, and the space between tiles. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/** Wider than this, people go beside what is large; otherwise below it. Width divided by height. */
const BESIDE_FROM = 1.2;
/** The part that the others get at least, of the length that is divided, and at most. */
const SHARE = { min: 0.2, max: 0.6 } as const;
/** What the others get at least and, while nothing is wasted, at most, px. */
const STRIP = { min: 64, max: 240 } as const;
/** A large screen needs not be lower than this, nor a large person wider or more upright. Width divided by height. */
const SCREEN_RATIO = 1.5;
const PERSON_RATIOS = { widest: 2.1, tallest: 0.6 } as const;

/** Where everything is. */
export interface Arranged {
  /** The place of each tile. No two lie over each other, but for the one in the corner. */
  readonly places: ReadonlyMap<string, Box>;
  /** The area of what is large, or of all. */
  readonly main: Box;
}

/** Finds the place of each tile in the room. */
export function arrange(cast: Cast, room: Room, corner: Corner): Arranged {
  const { featured, others } = cast;
  const { gap } = room;
  const whole: Box = { start: 0, top: 0, width: room.width, height: room.height };
  const isDivided = featured.length > 0 && others.length > 0;
  const [main, rest] = isDivided ? divide(whole, gap, cast) : [whole, whole];
  const places = new Map<string, Box>();
  const place = (names: readonly string[], boxes: readonly Box[]): void => {
    for (const [index, name] of names.entries()) places.set(name, boxes[index] ?? whole);
  };
  place(featured, gridBoxes(featured.length, main, gap));
  place(others, (isDivided ? stripBoxes : gridBoxes)(others.length, rest, gap));
  if (cast.corner !== undefined) places.set(cast.corner, cornerBox(corner, main, gap));
  return { places, main };
}

/** The part for what is large, and the part for the others. */
function divide(whole: Box, gap: number, cast: Cast): readonly [Box, Box] {
  const { width, height } = whole;
  if (width / height > BESIDE_FROM) {
    const widest = cast.screens ? height * SCREEN_RATIO * 1.25 : height * PERSON_RATIOS.widest;
    const cell = (height - (cast.others.length - 1) * gap) / cast.others.length;
    const rest = partOf(width, width - gap - widest * columnsOf(cast), cell * STRIP_RATIOS.max);
    const main = width - gap - rest;
    return [
      { ...whole, width: main },
      { ...whole, start: main + gap, width: rest },
    ];
  }
  const tallest = cast.screens
    ? (width / SCREEN_RATIO) * cast.featured.length
    : width / PERSON_RATIOS.tallest;
  const cell = (width - (cast.others.length - 1) * gap) / cast.others.length;
  const rest = partOf(height, height - gap - tallest, cell / STRIP_RATIOS.min);
  const main = height - gap - rest;
  return [
    { ...whole, height: main },
    { ...whole, top: main + gap, height: rest },
  ];
}

/** Several beside each other may be wider together. */
function columnsOf({ featured }: Cast): number {
  return Math.max(1, Math.ceil(featured.length / 2));
}

/** What the others get of a length, of which what is large would leave so much, and of which they can use so much. */
function partOf(length: number, left: number, useful: number): number {
  const least = Math.min(STRIP.max, Math.max(STRIP.min, Math.min(useful, length * SHARE.min)));
  return Math.min(Math.max(least, left), length * SHARE.max);
}
