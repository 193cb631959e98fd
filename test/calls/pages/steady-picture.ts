import type { CastMember } from '../../support/cast.ts';
import type { SteadyPictureOrder } from './steady-picture-worker.ts';

/** W3C MediaStreamTrack Insertable Media Processing, as Chromium has it in pages. */
interface TrackGenerator extends MediaStreamTrack {
  readonly writable: WritableStream<VideoFrame>;
}
declare const MediaStreamTrackGenerator: new (init: { kind: 'video' }) => TrackGenerator;

const FRAMES_PER_SECOND = 15;

/**
 * The person's picture, made outside of the page's main thread like that of a camera: whatever keeps the page busy
 * for a moment, no frame is late.
 */
export function steadyPictureOf({ color }: CastMember): MediaStreamTrack {
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const worker = new Worker(new URL('./steady-picture-worker.ts', import.meta.url), { type: 'module' });
  const { writable } = track;
  worker.postMessage(
    { color, framesPerSecond: FRAMES_PER_SECOND, frames: writable } satisfies SteadyPictureOrder,
    [writable],
  );
  return track;
}
