/**
 * Notes when each frame of a stream comes out of the decoder. In a worker, so that a page that is busy with painting
 * doesn't make frames look late.
 */

/** What the page asks the worker for: to read a stream from now on, or for all that was noted. */
export type FrameTimesRequest =
  { readonly peer: string; readonly frames: ReadableStream<VideoFrame> } | 'report';

/** Unix times of the frames, ms, by the peer that they are of. */
export type FrameTimesReport = Readonly<Record<string, readonly number[]>>;

const times: Record<string, number[]> = {};

addEventListener('message', ({ data }: MessageEvent<FrameTimesRequest>) => {
  if (data === 'report') {
    postMessage(times satisfies FrameTimesReport);
    return;
  }
  void note(data.frames, (times[data.peer] ??= []));
});

/** Ends with the track. */
async function note(frames: ReadableStream<VideoFrame>, noted: number[]): Promise<void> {
  const reader = frames.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    noted.push(performance.timeOrigin + performance.now());
    value.close();
  }
}
