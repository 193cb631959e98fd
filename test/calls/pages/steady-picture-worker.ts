/** Paints the frames of a steady picture and writes them to a track. */

import type { Rgb } from '../../support/cast.ts';
import { HEIGHT, paintTestPicture, WIDTH } from './test-picture.ts';

/** What the page gives the worker. */
export interface SteadyPictureOrder {
  readonly color: Rgb;
  readonly framesPerSecond: number;
  readonly frames: WritableStream<VideoFrame>;
}

const canvas = new OffscreenCanvas(WIDTH, HEIGHT);

addEventListener('message', ({ data }: MessageEvent<SteadyPictureOrder>) => {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No 2d canvas.');
  const writer = data.frames.getWriter();
  let number = 0;
  setInterval(() => {
    paintTestPicture(context, data.color, number);
    number += 1;
    const frame = new VideoFrame(canvas, { timestamp: performance.now() * 1000 });
    // A track that was ended takes no frames any more.
    writer.write(frame).catch(() => frame.close());
  }, 1000 / data.framesPerSecond);
});
