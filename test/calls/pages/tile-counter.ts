import { remoteTilesOf, type CallElement } from './sightings.ts';

/** Counts tiles in each painted frame, so that a tile that is there twice for a moment can't hide. */
export class TileCounter {
  #most = 0;

  constructor(element: CallElement) {
    const count = (): void => {
      this.#most = Math.max(this.#most, remoteTilesOf(element).length);
      requestAnimationFrame(count);
    };
    count();
  }

  /** The largest number of tiles of others in one frame so far. */
  get most(): number {
    return this.#most;
  }
}
