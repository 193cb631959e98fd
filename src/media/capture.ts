import type { CallError, CaptureDevice } from '../protocol/errors.ts';
import { captureError, classifyCaptureError } from './capture-errors.ts';
import type { PagePolicy } from './page-permissions.ts';

/** The devices to capture and which of each kind; an empty id leaves the choice to the browser. */
export type CaptureRequest = ReadonlyMap<CaptureDevice, string>;

/** A track, or why there is none. */
export type CaptureResult = MediaStreamTrack | CallError;

/** The part of `navigator.mediaDevices` that is used. */
export type MediaDevicesLike = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

/** Sizes that six tiles can use; browsers scale down where the encoder or the uplink can't follow. */
const VIDEO: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 30, max: 30 },
};

const AUDIO: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

/**
 * Captures devices with as few questions to the person as possible: both together at first, and each alone only when
 * the pair was refused, or will be, so that a missing camera doesn't cost the microphone.
 */
export async function captureDevices(
  devices: MediaDevicesLike | undefined,
  request: CaptureRequest,
  isAllowed: PagePolicy,
): Promise<ReadonlyMap<CaptureDevice, CaptureResult>> {
  const results = new Map<CaptureDevice, CaptureResult>();
  if (!devices) {
    for (const device of request.keys()) results.set(device, captureError('capture-insecure', device));
    return results;
  }
  // Of a pair of which the embedding page withholds one, Chromium gives the other, as if the one didn't exist.
  const together = request.size > 1 && [...request.keys()].every((device) => isAllowed(device) !== false);
  if (together) {
    try {
      const stream = await devices.getUserMedia(constraintsFor(request));
      for (const device of request.keys()) results.set(device, trackOf(stream, device));
      return results;
    } catch {
      // Which of the two is at fault is told only by asking for each.
    }
  }
  for (const [device, id] of request) {
    try {
      const stream = await devices.getUserMedia(constraintsFor(new Map([[device, id]])));
      results.set(device, trackOf(stream, device));
    } catch (thrown) {
      results.set(device, classifyCaptureError(thrown, device, isAllowed));
    }
  }
  return results;
}

function constraintsFor(request: CaptureRequest): MediaStreamConstraints {
  const microphone = request.get('microphone');
  const camera = request.get('camera');
  return {
    ...(microphone === undefined ? {} : { audio: { ...AUDIO, ...exactly(microphone) } }),
    ...(camera === undefined ? {} : { video: { ...VIDEO, ...exactly(camera) } }),
  };
}

function exactly(deviceId: string): MediaTrackConstraints {
  return deviceId === '' ? {} : { deviceId: { exact: deviceId } };
}

function trackOf(stream: MediaStream, device: CaptureDevice): CaptureResult {
  const [track] = device === 'microphone' ? stream.getAudioTracks() : stream.getVideoTracks();
  return track ?? captureError('capture-no-device', device);
}
