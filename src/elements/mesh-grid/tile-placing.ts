import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { arrange, type Cast } from './arrange.ts';
import type { Box } from './boxes.ts';
import { clearanceOf } from './clearance.ts';
import type { Corner } from './corner.ts';
import { motionOf, moveFrom, NO_MOTION, seenPlaces } from './tile-motion.ts';

/** What is placed where. */
export interface PlacedScene {
  /** What holds the tiles, which have their name as `data-tile`. */
  readonly scene: () => HTMLElement | null;
  /** Who is where in a frame of this ratio, after what it was until now; undefined while there is nobody to show. */
  readonly cast: (ratio: number, before: Cast | undefined) => Cast | undefined;
  readonly corner: () => Corner;
}

/** The size of the element, px, and that of the window, as text. */
interface Size {
  readonly width: number;
  readonly height: number;
  readonly window: string;
}

/** By less than this part of its size, and less than this, px, an element is resized step by step. */
const STEP = { part: 0.04, pixels: 24 } as const;

/**
 * Gives each tile its place, when the people or the size of the element change. Places are properties set through the
 * object model, which a strict Content-Security-Policy allows; no tile is ever moved in the document, because its video
 * would begin anew.
 */
export class TilePlacing implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #placed: PlacedScene;
  #sizes: ResizeObserver | undefined;
  #places: ReadonlyMap<string, Box> = new Map();
  #main: Box = { start: 0, top: 0, width: 0, height: 0 };
  #cast: Cast | undefined;
  #size: Size = { width: 0, height: 0, window: '' };

  constructor(host: ReactiveControllerHost & HTMLElement, placed: PlacedScene) {
    this.#host = host;
    this.#placed = placed;
    host.addController(this);
  }

  /** The area in whose corners the own picture can be. */
  get main(): Box {
    return this.#main;
  }

  /** Whether somebody is large and others are beside. */
  get isDivided(): boolean {
    return this.#cast !== undefined && this.#cast.featured.length > 0 && this.#cast.others.length > 0;
  }

  hostConnected(): void {
    this.#watch();
  }

  hostDisconnected(): void {
    this.#sizes?.disconnect();
    this.#sizes = undefined;
  }

  /** Call it when people, choices or the corner may have changed. */
  update(): void {
    this.#watch();
    this.#place(true);
  }

  /** A point of the window in the scene, from the inline-start and block-start edges. */
  inScene(x: number, y: number): { readonly start: number; readonly top: number } {
    const { left, right, top } = this.#host.getBoundingClientRect();
    return { start: this.#placed.scene()?.matches(':dir(rtl)') ? right - x : x - left, top: y - top };
  }

  /**
   * Watches the scene and not the host: Chromium counts the depth of an element within its own shadow tree, and reports an
   * error where sizes of what lies less deep, as the tiles then would, change in turn.
   */
  #watch(): void {
    const scene = this.#placed.scene();
    if (this.#sizes || !scene) return;
    // That of the document in which the element is: a hidden page tells nothing about a window that it has opened.
    const View = this.#host.ownerDocument.defaultView ?? globalThis;
    this.#sizes = new View.ResizeObserver(() => this.#place(false));
    this.#sizes.observe(scene);
  }

  /** @param glides Whether tiles go to their places instead of jumping; when only the size is another one, that decides. */
  #place(glides: boolean): void {
    const scene = this.#placed.scene();
    const { clientWidth: width, clientHeight: height } = this.#host;
    if (!scene || width === 0 || height === 0) return;
    const size = sizeOf(this.#host);
    const before = this.#size;
    this.#size = size;
    // Browsers tell the first size as well, when tiles may be on their way already.
    if (!glides && width === before.width && height === before.height) return;
    const isGliding = glides || isStep(before, size);
    const cast = this.#placed.cast(width / height, this.#cast);
    this.#cast = cast;
    if (!cast) {
      this.#places = new Map();
      return;
    }
    const gap = Number.parseFloat(getComputedStyle(scene).columnGap) || 0;
    const { places, main } = arrange(cast, { width, height, gap }, this.#placed.corner());
    this.#main = main;
    const tiles = [...scene.querySelectorAll<HTMLElement>('[data-tile]')];
    const placesBefore = this.#places;
    this.#places = places;
    // Whose place stays the same goes on as it was, also on its way there.
    const movers = tiles.filter(
      (tile) => isDragged(tile) || !isSame(placesBefore.get(nameOf(tile)), places.get(nameOf(tile))),
    );
    const seen = seenPlaces(isGliding ? movers : []);
    for (const tile of tiles) this.#put(tile, cast);
    moveFrom(seen, movers, isGliding && placesBefore.size > 0 ? motionOf(scene) : NO_MOTION);
  }

  #put(tile: HTMLElement, { corner }: Cast): void {
    const name = nameOf(tile);
    const place = this.#places.get(name);
    const isFloating = name === corner;
    tile.toggleAttribute('hidden', !place);
    tile.classList.toggle('floating', isFloating);
    tile.style.removeProperty('translate');
    if (!place) return;
    set(tile, 'inset-inline-start', place.start);
    set(tile, 'inset-block-start', place.top);
    set(tile, 'inline-size', place.width);
    set(tile, 'block-size', place.height);
    const floating = corner === undefined || isFloating ? undefined : this.#places.get(corner);
    for (const [where, taken] of Object.entries(clearanceOf(place, floating)))
      set(tile, `--_clear-${where}`, taken);
  }
}

function sizeOf(host: HTMLElement): Size {
  const { defaultView: view } = host.ownerDocument;
  const { clientWidth: width, clientHeight: height } = host;
  return { width, height, window: `${view?.innerWidth ?? 0} ${view?.innerHeight ?? 0}` };
}

/** Whether something has come or gone beside the element: nobody drags its edge, and the window is as large as it was. */
function isStep(before: Size, now: Size): boolean {
  const isOne = (one: number, other: number): boolean => {
    const change = Math.abs(one - other);
    return change > STEP.pixels && change > one * STEP.part;
  };
  const isSeen = before.width > 0 && before.window === now.window;
  return isSeen && (isOne(before.width, now.width) || isOne(before.height, now.height));
}

function isDragged(tile: HTMLElement): boolean {
  return tile.style.getPropertyValue('translate') !== '';
}

function nameOf(tile: HTMLElement): string {
  return tile.dataset['tile'] ?? '';
}

function isSame(one: Box | undefined, other: Box | undefined): boolean {
  if (!one || !other) return one === other;
  return (['start', 'top', 'width', 'height'] as const).every(
    (side) => Math.abs(one[side] - other[side]) < 0.01,
  );
}

/** Writes only what is another value, so that nothing is computed anew for the rest. */
function set(tile: HTMLElement, name: string, pixels: number): void {
  const value = `${Math.round(pixels * 100) / 100}px`;
  if (tile.style.getPropertyValue(name) !== value) tile.style.setProperty(name, value);
}
