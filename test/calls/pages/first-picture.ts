import { remoteVideosOf, type CallElement } from './sightings.ts';

/** Milliseconds from now until a tile has put the first frame of a peer on the screen. */
export async function untilFirstPicture(element: CallElement): Promise<number> {
  const start = performance.now();
  const watched = new Set<HTMLVideoElement>();
  return await new Promise((resolve) => {
    const watchNewTiles = (): void => {
      for (const video of remoteVideosOf(element)) {
        if (watched.has(video)) continue;
        watched.add(video);
        video.requestVideoFrameCallback((presented) => {
          clearInterval(timer);
          resolve(presented - start);
        });
      }
    };
    // Often enough to be there before the first frame is; a tile exists well before its picture.
    const timer = setInterval(watchNewTiles, 5);
    watchNewTiles();
  });
}
