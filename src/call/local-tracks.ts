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
    flags: { microphone: media.microphone.state === 'on', camera: media.camera.state === 'on' },
  };
}
