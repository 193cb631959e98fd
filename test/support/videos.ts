import type { Frame } from 'playwright-core';
import { eventually, missing, type Patience } from './eventually.ts';

/** Frames that a video must have presented to count as moving. */
const FRAMES_OF_MOVING = 3;

/** A page or frame that holds a call, by the name that a failure shall have. */
export interface Window {
  readonly name: string;
  readonly frame: Frame;
}

/**
 * Waits until each window shows this many moving pictures of others. For pages of which nothing is known but that
 * they hold a `<mesh-call>`; the sender's identity is a matter for `expectEveryoneSeesAndHearsEveryone`.
 */
export async function expectMovingPictures(
  windows: readonly Window[],
  others: number,
  patience: Patience,
): Promise<void> {
  await eventually(
    `each of ${windows.length} windows shows ${others} others`,
    async () => {
      const counts = await Promise.all(windows.map(({ frame }) => countMoving(frame, FRAMES_OF_MOVING)));
      return missing(
        windows.flatMap(({ name }, index) =>
          counts[index] === others ? [] : [`${name} shows ${counts[index] ?? 0} others`],
        ),
      );
    },
    { every: 250, ...patience },
  );
}

/** How many of the tiles that show somebody else have presented at least this many frames. */
async function countMoving(frame: Frame, atLeast: number): Promise<number> {
  return await frame.evaluate((frames) => {
    const tiles = document
      .querySelector('mesh-call')
      ?.shadowRoot?.querySelector('mesh-grid')
      ?.shadowRoot?.querySelectorAll('mesh-peer-tile:not([self])');
    return [...(tiles ?? [])].filter((tile) => {
      const video = tile.shadowRoot?.querySelector('video');
      return video && video.getVideoPlaybackQuality().totalVideoFrames >= frames;
    }).length;
  }, atLeast);
}
