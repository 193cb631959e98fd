import type { CallSnapshot } from '../../call/snapshot.ts';
import { type GridLayout, type SelfView, tileName } from '../shared/arrangement.ts';
import { cutOf, LARGEST_CUT } from '../shared/picture-fit.ts';
import type { Cast } from './arrange.ts';

/** What decides who is shown where. */
export interface Wishes {
  readonly layout: GridLayout;
  readonly selfView: SelfView;
  readonly pinned: readonly string[];
}

/** Name of the own tile, and of the empty seat. */
export const OWN_TILE = 'self';
export const EMPTY_SEAT = 'empty';

/** In a frame wider than this, two beside each other are better than one over the other. Width divided by height. */
const TWO_TILES_FROM = 2.4;
/** What is so needs so much more reason to become otherwise, as a part: a bar of the browser that comes and goes is none. */
const PERSISTENCE = 0.05;

/** What tiles can be arranged by, besides who is there. All ratios are width divided by height. */
export interface Shapes {
  /** Of the frame. */
  readonly frame: number;
  /** Of the picture in a tile; undefined of one that was never seen. */
  readonly picture: (tile: string) => number | undefined;
}

/**
 * Who is shown large, who beside that and who in the corner.
 *
 * @param order Session ids in the order of their tiles.
 * @param before What it was until now, if there was anything.
 */
export function castOf(
  { peers, activeSpeaker }: Pick<CallSnapshot, 'peers' | 'activeSpeaker'>,
  order: readonly string[],
  { layout, selfView, pinned }: Wishes,
  shapes: Shapes,
  before?: Cast,
): Cast {
  const presenters = order.filter((id) => peers.find((peer) => peer.id === id)?.screen);
  const screens = presenters.map((id) => tileName(id, true));
  const present = [...screens, ...order];
  const large = pinned.filter((name) => present.includes(name));
  const isPinned = large.length > 0;
  if (!isPinned && layout !== 'grid') large.push(...screens);
  if (large.length === 0 && layout === 'speaker') large.push(...speakerOf(order, activeSpeaker));
  const others = present.filter((name) => !large.includes(name));
  const isOneOther = order.length === 1 && large.length + others.length === 1;
  const [only = ''] = [...large, ...others];
  const takesAll = isOneOther && fillsFrame(only, shapes, before);
  const own = selfView === 'auto' ? (takesAll ? 'corner' : 'tile') : selfView;
  if (own === 'tile') others.push(OWN_TILE);
  if (order.length === 0) others.push(EMPTY_SEAT);
  return {
    featured: large,
    screens: large.length > 0 && large.every((name) => screens.includes(name)),
    others,
    corner: own === 'corner' ? OWN_TILE : undefined,
    isOneOther,
    shapes: shapesOf([...present, OWN_TILE], shapes.picture),
  };
}

function shapesOf(names: readonly string[], picture: Shapes['picture']): ReadonlyMap<string, number> {
  const shapes = new Map<string, number>();
  for (const name of names) {
    const shape = picture(name);
    if (shape !== undefined) shapes.set(name, shape);
  }
  return shapes;
}

/** Who speaks, or spoke last; before that the first one. */
function speakerOf(order: readonly string[], activeSpeaker: string | undefined): readonly string[] {
  return order
    .filter((id) => id === activeSpeaker)
    .concat(order)
    .slice(0, 1);
}

/**
 * Whether the one other person gets the whole frame and the own picture a corner of it, as people know it from their
 * phones. Not in a very wide frame, nor where the picture would not fill it: half of a phone would be empty above and below
 * a wide picture, and two tiles one over the other use all of it.
 */
function fillsFrame(other: string, { frame, picture }: Shapes, before: Cast | undefined): boolean {
  const shape = picture(other);
  const isHabit = before?.isOneOther === true && shape !== undefined && before.shapes.get(other) === shape;
  const slack = !isHabit ? 1 : before.corner === OWN_TILE ? 1 + PERSISTENCE : 1 - PERSISTENCE;
  if (frame >= TWO_TILES_FROM * slack) return false;
  if (shape === undefined) return true;
  const { part, side } = cutOf(shape, frame);
  return part <= LARGEST_CUT[side] * slack;
}

/** The order of tiles: who has one keeps its place, and who is new comes after. */
export function keepOrder(before: readonly string[], now: readonly string[]): readonly string[] {
  const kept = before.filter((id) => now.includes(id));
  const order = [...kept, ...now.filter((id) => !kept.includes(id))];
  return order.length === before.length && order.every((id, index) => id === before[index]) ? before : order;
}
