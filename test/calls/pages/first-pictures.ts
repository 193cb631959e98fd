import { remoteVideosOf, type CallElement } from './sightings.ts';

/** Milliseconds from now until so many tiles have put the first frame of their peer on the screen. */
export async function untilFirstPictures(element: CallElement, count: number): Promise<number> {
  const start = performance.now();
  const watched = new Set<HTMLVideoElement>();
  let painted = 0;
  return await new Promise((resolve) => {
    const watchNewTiles = (): void => {
      for (const video of remoteVideosOf(element)) {
        if (watched.has(video)) continue;
        watched.add(video);
        video.requestVideoFrameCallback((presented) => {
          painted += 1;
          if (painted < count) return;
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
