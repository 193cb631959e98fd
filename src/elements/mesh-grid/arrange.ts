import { type Box, gridBoxes, insideOf, STRIP_RATIOS, stripBoxes } from './boxes.ts';
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
  /** Whether there is one other person, and no screen. */
  readonly isOneOther: boolean;
  /** Of the pictures that were seen, width divided by height. */
  readonly shapes: ReadonlyMap<string, number>;
}

/** The size of the element, px, and the space between tiles. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/** Wider than this, people go beside what is large; otherwise below it. Width divided by height. */
const BESIDE_FROM = 1.2;
/** The part that the others get at least, of the length that is divided, and at most; or while nothing is lost by it. */
const SHARE = { min: 0.2, max: 0.6, free: 0.66 } as const;
/** What the others get at least and, while nothing is wasted, at most, px. */
const STRIP = { min: 64, max: 240 } as const;
/** The shape of a screen that is not known, width divided by height, and how much wider one may be that one doesn't know. */
const SCREEN = { ratio: 1.5, doubt: 1.25 } as const;
/** A large person needs not be wider than this, nor more upright. Width divided by height. */
const PERSON_RATIOS = { widest: 2.1, tallest: 0.6 } as const;
/** So much of a large person's picture may be cut off, although filling an area would take more. */
const CALM_CUT = 0.4;

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
  const large = gridBoxes(featured.length, main, gap);
  place(
    featured,
    // Without bars; a person's picture fills its tile, or has a backdrop.
    cast.screens ? large.map((box, index) => insideOf(box, cast.shapes.get(featured[index] ?? ''))) : large,
  );
  place(others, (isDivided ? stripBoxes : gridBoxes)(others.length, rest, gap));
  if (cast.corner !== undefined)
    places.set(cast.corner, cornerBox(corner, main, gap, cast.shapes.get(cast.corner)));
  return { places, main };
}

/** The part for what is large, and the part for the others. */
function divide(whole: Box, gap: number, cast: Cast): readonly [Box, Box] {
  const { width, height } = whole;
  if (width / height > BESIDE_FROM) {
    const widest = height * ratiosOf(cast).widest;
    const cell = (height - (cast.others.length - 1) * gap) / cast.others.length;
    const rest = partOf(cast, width, width - gap - widest * columnsOf(cast), cell * STRIP_RATIOS.max);
    const main = width - gap - rest;
    return [
      { ...whole, width: main },
      { ...whole, start: main + gap, width: rest },
    ];
  }
  const tallest = (width / ratiosOf(cast).tallest) * (cast.screens ? cast.featured.length : 1);
  const cell = (width - (cast.others.length - 1) * gap) / cast.others.length;
  const rest = partOf(cast, height, height - gap - tallest, cell / STRIP_RATIOS.min);
  const main = height - gap - rest;
  return [
    { ...whole, height: main },
    { ...whole, top: main + gap, height: rest },
  ];
}

/** How wide and how upright the area of what is large is at most, where the others can use the rest. */
function ratiosOf(cast: Cast): { readonly widest: number; readonly tallest: number } {
  const { widest, tallest } = PERSON_RATIOS;
  const shape = onlyShape(cast);
  if (cast.screens) return { widest: shape ?? SCREEN.ratio * SCREEN.doubt, tallest: shape ?? SCREEN.ratio };
  if (shape === undefined) return PERSON_RATIOS;
  return {
    widest: Math.min(widest, shape / (1 - CALM_CUT)),
    tallest: Math.max(tallest, shape * (1 - CALM_CUT)),
  };
}

/** Of what is alone large. */
function onlyShape({ featured, shapes }: Cast): number | undefined {
  return featured.length === 1 ? shapes.get(featured[0] ?? '') : undefined;
}

/** Several beside each other may be wider together. */
function columnsOf({ featured }: Cast): number {
  return Math.max(1, Math.ceil(featured.length / 2));
}

/** What the others get of a length, of which what is large would leave so much, and of which they can use so much. */
function partOf(cast: Cast, length: number, left: number, useful: number): number {
  const most = length * (cast.screens && onlyShape(cast) !== undefined ? SHARE.free : SHARE.max);
  const least = Math.min(STRIP.max, Math.max(STRIP.min, Math.min(useful, length * SHARE.min)));
  return Math.min(Math.max(least, left), most);
}
