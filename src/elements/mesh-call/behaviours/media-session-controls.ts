import type { CallSnapshot } from '../../../call/snapshot.ts';
import type { BehaviourHost, PageBehaviour } from './page-behaviour.ts';

/** The parts of the Media Session API that are for calls; the compiler's list has not all of them. */
export interface CallMediaSession {
  setActionHandler(action: Action, handler: (() => void) | null): void;
  /** Some browsers return nothing. */
  setMicrophoneActive?(isActive: boolean): Promise<void> | undefined;
  setCameraActive?(isActive: boolean): Promise<void> | undefined;
}

type Shown = 'setMicrophoneActive' | 'setCameraActive';

/** What the keys and buttons of the system ask for in a call. */
export type Action = 'togglemicrophone' | 'togglecamera' | 'hangup';

/** A page has one media session; of several calls the one that came last has it, as long as this has not aborted. */
let owner: AbortSignal | undefined;

/**
 * Lets the browser and the system show and switch microphone and camera, and hang up: from the keys of a headset, the
 * small window of a call, or a lock screen.
 */
export class MediaSessionControls implements PageBehaviour {
  #lifetime: AbortController | undefined;
  #microphone: boolean | undefined;
  #camera: boolean | undefined;

  follow(host: BehaviourHost): void {
    const session = mediaSession();
    if (host.snapshot.state !== 'joined' || host.noMediaSession || !session) return this.stop();
    this.#lifetime ??= begin(session, host);
    if (owner === this.#lifetime.signal) this.#tell(session, host.snapshot);
  }

  stop(): void {
    this.#lifetime?.abort();
    this.#lifetime = undefined;
    this.#microphone = this.#camera = undefined;
  }

  #tell(session: CallMediaSession, { self }: CallSnapshot): void {
    const [microphone, camera] = [self.microphone.state === 'on', self.camera.state === 'on'];
    if (microphone !== this.#microphone) show(session, 'setMicrophoneActive', microphone);
    if (camera !== this.#camera) show(session, 'setCameraActive', camera);
    [this.#microphone, this.#camera] = [microphone, camera];
  }
}

function begin(session: CallMediaSession, host: BehaviourHost): AbortController {
  const lifetime = new AbortController();
  const { signal } = lifetime;
  owner = signal;
  handle(session, 'togglemicrophone', () => void host.toggleMicrophone());
  handle(session, 'togglecamera', () => void host.toggleCamera());
  handle(session, 'hangup', () => host.leave());
  signal.addEventListener('abort', () => {
    if (owner === signal) end(session);
  });
  return lifetime;
}

function end(session: CallMediaSession): void {
  owner = undefined;
  for (const action of ['togglemicrophone', 'togglecamera', 'hangup'] as const) handle(session, action, null);
  show(session, 'setMicrophoneActive', false);
  show(session, 'setCameraActive', false);
}

function mediaSession(): CallMediaSession | undefined {
  const session: unknown = Reflect.get(navigator, 'mediaSession');
  return session as CallMediaSession | undefined;
}

/** Browsers throw for actions that they don't know. */
function handle(session: CallMediaSession, action: Action, handler: (() => void) | null): void {
  try {
    session.setActionHandler(action, handler);
  } catch {
    return;
  }
}

/** What the system shows is its own business: nothing depends on it. */
function show(session: CallMediaSession, what: Shown, isActive: boolean): void {
  try {
    session[what]?.(isActive)?.catch(() => undefined);
  } catch {
    return;
  }
}
