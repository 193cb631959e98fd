import { remoteTilesOf, remoteVideosOf, type CallElement } from './sightings.ts';

/** What was seen of the others since the watch began. */
export interface Watched {
  /** The smallest number of tiles of others in one painted frame. */
  readonly fewestTiles: number;
  /** The longest time that a picture stood still, ms, for each tile that showed one. */
  readonly longestStills: readonly number[];
}

/** When a video showed a new frame, and for how long it ever had not. */
interface Motion {
  last: number;
  longestStill: number;
}

/** Watches the pictures of the others frame by frame, so that neither a stall nor a vanished tile can hide. */
export class PictureWatch {
  readonly #motions = new Map<HTMLVideoElement, Motion>();
  #fewestTiles = Infinity;

  constructor(element: CallElement) {
    const look = (): void => {
      this.#fewestTiles = Math.min(this.#fewestTiles, remoteTilesOf(element).length);
      requestAnimationFrame(look);
    };
    look();
    for (const video of remoteVideosOf(element)) this.#follow(video);
  }

  /** What was seen so far; a picture that stands still now counts with the time until now. */
  get watched(): Watched {
    const now = performance.now();
    const motions = [...this.#motions.values()];
    return {
      fewestTiles: this.#fewestTiles,
      longestStills: motions.map(({ last, longestStill }) => Math.max(longestStill, now - last)),
    };
  }

  #follow(video: HTMLVideoElement): void {
    const motion = { last: performance.now(), longestStill: 0 };
    this.#motions.set(video, motion);
    const onFrame = (now: number): void => {
      motion.longestStill = Math.max(motion.longestStill, now - motion.last);
      motion.last = now;
      video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  }
}
