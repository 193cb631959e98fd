import type { CallSnapshot } from '../../call/snapshot.ts';
import { type GridLayout, type SelfView, tileName } from '../shared/arrangement.ts';
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

/**
 * Who is shown large, who beside that and who in the corner.
 *
 * @param order Session ids in the order of their tiles.
 * @param ratio Width of the frame divided by its height.
 */
export function castOf(
  { peers, activeSpeaker }: Pick<CallSnapshot, 'peers' | 'activeSpeaker'>,
  order: readonly string[],
  { layout, selfView, pinned }: Wishes,
  ratio: number,
): Cast {
  const presenters = order.filter((id) => peers.find((peer) => peer.id === id)?.screen);
  const screens = presenters.map((id) => tileName(id, true));
  const present = [...screens, ...order];
  const large = pinned.filter((name) => present.includes(name));
  const isPinned = large.length > 0;
  if (!isPinned && layout !== 'grid') large.push(...screens);
  if (large.length === 0 && layout === 'speaker') large.push(...speakerOf(order, activeSpeaker));
  const others = present.filter((name) => !large.includes(name));
  const own = ownPlace(selfView, order.length, large.length + others.length, ratio);
  if (own === 'tile') others.push(OWN_TILE);
  if (order.length === 0) others.push(EMPTY_SEAT);
  return {
    featured: large,
    screens: large.length > 0 && large.every((name) => screens.includes(name)),
    others,
    corner: own === 'corner' ? OWN_TILE : undefined,
  };
}

/** Who speaks, or spoke last; before that the first one. */
function speakerOf(order: readonly string[], activeSpeaker: string | undefined): readonly string[] {
  return order
    .filter((id) => id === activeSpeaker)
    .concat(order)
    .slice(0, 1);
}

/**
 * Where the own picture is. By itself it goes into the corner where there is one other person and nothing else: that one
 * gets the whole frame, as people know it from their phones.
 */
function ownPlace(
  selfView: SelfView,
  people: number,
  tiles: number,
  ratio: number,
): Exclude<SelfView, 'auto'> {
  if (selfView !== 'auto') return selfView;
  return people === 1 && tiles === 1 && ratio < TWO_TILES_FROM ? 'corner' : 'tile';
}

/** The order of tiles: who has one keeps its place, and who is new comes after. */
export function keepOrder(before: readonly string[], now: readonly string[]): readonly string[] {
  const kept = before.filter((id) => now.includes(id));
  const order = [...kept, ...now.filter((id) => !kept.includes(id))];
  return order.length === before.length && order.every((id, index) => id === before[index]) ? before : order;
}
