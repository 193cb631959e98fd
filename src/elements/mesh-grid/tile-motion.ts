/** Names our animations among others of a tile. */
const MOTION = 'mesh-place';
/** Who comes grows from this part of its size. */
const ARRIVAL_SCALE = 0.92;

/** How something moves. */
export interface Motion {
  /** ms. */
  readonly duration: number;
  /** As in CSS. */
  readonly easing: string;
}

/** Nothing moves. */
export const NO_MOTION: Motion = { duration: 0, easing: 'linear' };

/** Where tiles were seen last; a tile that is not in it comes anew. */
export type SeenPlaces = ReadonlyMap<HTMLElement, DOMRect>;

/** Where these tiles are seen now, on their way as well. */
export function seenPlaces(tiles: Iterable<HTMLElement>): SeenPlaces {
  const places = new Map<HTMLElement, DOMRect>();
  for (const tile of tiles) {
    const place = tile.getBoundingClientRect();
    if (place.width > 0) places.set(tile, place);
  }
  return places;
}

/**
 * Lets tiles that have been given other places go there from where they were seen, instead of jumping. The Web Animations
 * API needs no style attribute; the layout is computed once.
 *
 * @param motion Of less than 1 ms: they jump.
 */
export function moveFrom(
  before: SeenPlaces,
  tiles: Iterable<HTMLElement>,
  { duration, easing }: Motion,
): void {
  for (const tile of tiles) {
    for (const running of tile.getAnimations()) if (running.id === MOTION) running.cancel();
    const keyframes = duration < 1 ? undefined : wayTo(tile, before.get(tile));
    if (keyframes) tile.animate(keyframes, { id: MOTION, duration, easing });
  }
}

function wayTo(tile: HTMLElement, from: DOMRect | undefined): Keyframe[] | undefined {
  const to = tile.getBoundingClientRect();
  if (to.width === 0) return undefined;
  if (!from) return [{ opacity: 0, scale: ARRIVAL_SCALE }, {}];
  const [x, y] = [from.left - to.left, from.top - to.top];
  const [width, height] = [from.width / to.width, from.height / to.height];
  const stays = Math.abs(x) + Math.abs(y) < 1 && Math.abs(width - 1) + Math.abs(height - 1) < 0.01;
  if (stays) return undefined;
  const transformOrigin = '0 0';
  return [
    { transformOrigin, transform: `translate(${x}px, ${y}px) scale(${width}, ${height})` },
    { transformOrigin, transform: 'none' },
  ];
}

/**
 * How an element moves, by the transition that it has: browsers have resolved there what was written, and people who want
 * less motion have next to none.
 */
export function motionOf(element: HTMLElement): Motion {
  const { transitionDuration, transitionTimingFunction } = getComputedStyle(element);
  return { duration: Number.parseFloat(transitionDuration) * 1000 || 0, easing: transitionTimingFunction };
}
