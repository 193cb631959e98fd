import type { LocalDeviceSnapshot } from '../media/local-device.ts';
import type { LocalMedia } from '../media/local-media.ts';
import type { ScreenShare } from '../media/screen-share.ts';
import type { MediaFlags } from '../protocol/signal.ts';

/** What we send to every peer, and what we say about it. */
export interface SentMedia {
  readonly microphone: MediaStreamTrack | undefined;
  readonly camera: MediaStreamTrack | undefined;
  readonly screen: MediaStreamTrack | undefined;
  /** The sound of what is shared. */
  readonly screenAudio: MediaStreamTrack | undefined;
  readonly flags: MediaFlags;
}

/** What our devices and what we share ask to be sent now. */
export function sentMedia(media: LocalMedia, shared?: ScreenShare): SentMedia {
  const screen = shared?.track('video');
  return {
    microphone: media.sentTrack('microphone'),
    camera: media.sentTrack('camera'),
    screen,
    screenAudio: shared?.track('audio'),
    flags: {
      microphone: isSending(media.microphone),
      camera: isSending(media.camera),
      screen: screen !== undefined,
    },
  };
}

/** What the system silences, as for a phone call, is off for the others, whatever its switch says. */
function isSending({ state, interrupted }: LocalDeviceSnapshot): boolean {
  return state === 'on' && !interrupted;
}
