import type { LocalDeviceSnapshot } from '../media/local-device.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { MediaFlags } from '../protocol/signal.ts';

/** What we send to every peer, and what we say about it. */
export interface SentMedia {
  readonly microphone: MediaStreamTrack | undefined;
  readonly camera: MediaStreamTrack | undefined;
  readonly flags: MediaFlags;
}

/** What local media asks to be sent now. */
export function sentMedia(media: LocalMedia): SentMedia {
  return {
    microphone: media.sentTrack('microphone'),
    camera: media.sentTrack('camera'),
    flags: { microphone: isSending(media.microphone), camera: isSending(media.camera) },
  };
}

/** What the system silences, as for a phone call, is off for the others, whatever its switch says. */
function isSending({ state, interrupted }: LocalDeviceSnapshot): boolean {
  return state === 'on' && !interrupted;
}
