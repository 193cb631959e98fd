import { CallError } from '../protocol/errors.ts';
import { keepIfEqual } from '../protocol/keep-if-equal.ts';
import { classifyScreenError, screenError } from './capture-errors.ts';
import type { PagePolicy } from './page-permissions.ts';

/** The part of `navigator.mediaDevices` that is used. Phones don't have it. */
export type DisplayMedia = Partial<Pick<MediaDevices, 'getDisplayMedia'>>;

/** What the person has chosen to share (Screen Capture, `DisplayCaptureSurfaceType`). */
export type SharedSurface = 'monitor' | 'window' | 'browser';

/** What we share of our screen. */
export interface ScreenSnapshot {
  /** `starting`: the browser asks the person what to share. */
  readonly state: 'off' | 'starting' | 'on';
  /** What is shared; undefined while nothing is, and where the browser doesn't tell. */
  readonly surface: SharedSurface | undefined;
  /** Whether the sound of what is shared is sent too. */
  readonly sound: boolean;
  /** The picture that is sent; the same object for the life of the session, empty while nothing is shared. */
  readonly stream: MediaStream;
  /** Why sharing failed the last time. Whoever only closed the browser's question has no error. */
  readonly error: CallError | undefined;
}

/** What sharing needs to know, and tells. */
export interface ScreenShareOptions {
  /** Undefined in insecure contexts. */
  readonly devices: DisplayMedia | undefined;
  readonly isAllowed: PagePolicy;
  readonly onChange: () => void;
  readonly onError: (error: CallError) => void;
}

/** Text must stay sharp, and a mouse pointer need not be smooth. */
const VIDEO: MediaTrackConstraints = { frameRate: { ideal: 15, max: 30 } };

const SURFACES: readonly SharedSurface[] = ['monitor', 'window', 'browser'];

/** The part of our screen that the others see. The person chooses it anew each time (Screen Capture, W3C). */
export class ScreenShare {
  readonly #options: ScreenShareOptions;
  readonly #stream = new MediaStream();
  #tracks: readonly MediaStreamTrack[] = [];
  #asking: Promise<void> | undefined;
  #wanted = false;
  #error: CallError | undefined;
  #snapshot: ScreenSnapshot | undefined;

  constructor(options: ScreenShareOptions) {
    this.#options = options;
  }

  get snapshot(): ScreenSnapshot {
    const picture = this.track('video');
    const surface = picture?.getSettings().displaySurface;
    return (this.#snapshot = keepIfEqual<ScreenSnapshot>(this.#snapshot, {
      state: picture ? 'on' : this.#wanted ? 'starting' : 'off',
      surface: SURFACES.find((known) => known === surface),
      sound: this.track('audio') !== undefined,
      stream: this.#stream,
      error: this.#error,
    }));
  }

  /** What is to be sent. */
  track(kind: 'video' | 'audio'): MediaStreamTrack | undefined {
    return this.#tracks.find((track) => track.kind === kind);
  }

  /** Asks the person what to share. Must be called in the handler of a click. Never rejects. */
  async start(): Promise<void> {
    if (this.#tracks.length > 0) return;
    this.#wanted = true;
    this.#error = undefined;
    this.#asking ??= this.#ask().finally(() => {
      this.#asking = undefined;
    });
    this.#options.onChange();
    await this.#asking;
  }

  /** Shares nothing any more; what the browser is still asking for is not shared either. Idempotent. */
  stop(): void {
    if (!this.#wanted) return;
    this.#wanted = false;
    this.#drop();
    this.#options.onChange();
  }

  async #ask(): Promise<void> {
    const { devices, isAllowed, onChange } = this.#options;
    try {
      if (!devices) throw screenError('capture-insecure');
      if (!devices.getDisplayMedia) throw screenError('capture-unsupported');
      const stream = await devices.getDisplayMedia({ video: VIDEO, audio: true });
      this.#take(stream.getTracks());
    } catch (thrown) {
      const error = thrown instanceof CallError ? thrown : classifyScreenError(thrown, isAllowed);
      // Who stopped meanwhile isn't interested in why it would have failed.
      if (this.#wanted && error) this.#fail(error);
      this.#wanted = false;
    }
    onChange();
  }

  #take(tracks: readonly MediaStreamTrack[]): void {
    if (!this.#wanted) {
      for (const track of tracks) track.stop();
      return;
    }
    this.#tracks = tracks;
    for (const track of tracks) {
      if (track.kind === 'video') {
        track.contentHint = 'detail';
        this.#stream.addTrack(track);
      }
      track.addEventListener('ended', this.#onEnded);
    }
  }

  #drop(): void {
    for (const track of this.#tracks) {
      track.removeEventListener('ended', this.#onEnded);
      this.#stream.removeTrack(track);
      track.stop();
    }
    this.#tracks = [];
  }

  #fail(error: CallError): void {
    this.#error = error;
    this.#options.onError(error);
  }

  /** The person has ended it with the browser's own button, or closed the window that was shared. */
  readonly #onEnded = ({ target }: Event): void => {
    if (target === this.track('video')) this.stop();
    else this.#forgetSound();
  };

  #forgetSound(): void {
    this.#tracks = this.#tracks.filter(({ kind }) => kind === 'video');
    this.#options.onChange();
  }
}
