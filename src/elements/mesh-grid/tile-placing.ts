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
  #size = { width: 0, height: 0 };

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

  /** @param glides Whether tiles go to their places instead of jumping: not while the element itself is resized. */
  #place(glides: boolean): void {
    const scene = this.#placed.scene();
    const { clientWidth: width, clientHeight: height } = this.#host;
    if (!scene || width === 0 || height === 0) return;
    const isResized = width !== this.#size.width || height !== this.#size.height;
    this.#size = { width, height };
    // Browsers tell the first size as well, when tiles may be on their way already.
    if (!glides && !isResized) return;
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
    const isFirst = this.#places.size === 0;
    this.#places = places;
    const before = seenPlaces(glides ? tiles : []);
    for (const tile of tiles) this.#put(tile, cast);
    moveFrom(before, tiles, glides && !isFirst ? motionOf(scene) : NO_MOTION);
  }

  #put(tile: HTMLElement, { corner }: Cast): void {
    const name = tile.dataset['tile'] ?? '';
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

/** Writes only what is another value, so that nothing is computed anew for the rest. */
function set(tile: HTMLElement, name: string, pixels: number): void {
  const value = `${Math.round(pixels * 100) / 100}px`;
  if (tile.style.getPropertyValue(name) !== value) tile.style.setProperty(name, value);
}
