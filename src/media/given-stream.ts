import type { CaptureDevice } from '../protocol/errors.ts';
import { captureError } from './capture-errors.ts';
import type { CaptureRequest, CaptureResult } from './capture.ts';

const givenTracks = new WeakSet<MediaStreamTrack>();

/** Whether a track comes from a stream that the page gave: then it may stand still, as a slide or a shared window does. */
export function isGiven(track: MediaStreamTrack | undefined): boolean {
  return track !== undefined && givenTracks.has(track);
}

/**
 * "Captures" from a stream that the page gave. The tracks are cloned, so that switching them off or leaving the call
 * ends ours and never the page's.
 */
export function captureFromStream(
  stream: MediaStream,
  request: CaptureRequest,
): ReadonlyMap<CaptureDevice, CaptureResult> {
  return new Map(
    [...request.keys()].map((device) => {
      const tracks = device === 'microphone' ? stream.getAudioTracks() : stream.getVideoTracks();
      const live = tracks.find(({ readyState }) => readyState === 'live');
      const clone = live?.clone();
      if (clone) givenTracks.add(clone);
      return [device, clone ?? captureError('capture-no-device', device)];
    }),
  );
}
