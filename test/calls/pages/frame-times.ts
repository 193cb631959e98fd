import type { FrameTimesReport, FrameTimesRequest } from './frame-times-worker.ts';

/** W3C MediaStreamTrack Insertable Media Processing, as Chromium has it in pages. */
interface TrackProcessor {
  readonly readable: ReadableStream<VideoFrame>;
}
declare const MediaStreamTrackProcessor: new (init: {
  track: MediaStreamTrack;
  maxBufferSize: number;
}) => TrackProcessor;

/** So many frames may wait while the machine is busy elsewhere, before one is lost. */
const FRAMES_IN_WAITING = 30;

/** Notes when the frames of others were decoded: each single one, whether or not a tile has painted it. */
export class FrameTimes {
  readonly #worker = new Worker(new URL('./frame-times-worker.ts', import.meta.url), { type: 'module' });

  /** Notes the frames of this track from now on. */
  follow(peer: string, track: MediaStreamTrack): void {
    const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: FRAMES_IN_WAITING });
    this.#worker.postMessage({ peer, frames: readable } satisfies FrameTimesRequest, [readable]);
  }

  /** All that was noted. */
  async report(): Promise<FrameTimesReport> {
    return await new Promise((resolve) => {
      this.#worker.addEventListener('message', ({ data }: MessageEvent<FrameTimesReport>) => resolve(data), {
        once: true,
      });
      this.#worker.postMessage('report' satisfies FrameTimesRequest);
    });
  }
}
