import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { isSessionId, type SessionId } from '../protocol/ids.ts';
import { asRecord, isList, own } from '../protocol/untrusted.ts';
import type { CallSnapshot } from './snapshot.ts';

/** What the other selves of a person need of a session. */
export interface OtherSelvesOptions {
  readonly clock: Clock;
  readonly snapshot: () => CallSnapshot;
  /** Gives up our seat, because the call goes on in another tab. */
  readonly leave: () => void;
  /** Switches the others' sound on or off in this tab. */
  readonly setSound: (on: boolean) => void;
  readonly setMicrophone: (on: boolean) => void;
}

/** Pages of one origin in one browser hear each other here, and nobody else does. */
const CHANNEL = 'mesh-call';

/** A tab that doesn't leave in this time is on another device, or frozen, ms. */
const LEAVES_WITHIN_MS = 1500;

/** Sessions named in one request: more than a call can have. */
const MAX_SESSIONS = 16;

/**
 * The same person (`user.id`) in the call more than once: another tab, another device.
 *
 * Two loudspeakers and two microphones beside each other make an echo, so whoever comes second is silent until the
 * person decides. Other tabs of this browser can be asked to leave; a request from anywhere else is not believed,
 * because everybody in a room can claim to be anybody.
 */
export class OtherSelves {
  readonly #options: OtherSelvesOptions;
  readonly #channel: BroadcastChannel | undefined;
  /** The stay in which the rule was applied; what the person switches on after that stays on. */
  #silencedIn: SessionId | undefined;
  #isSilencing = false;
  #hadMicrophone = false;
  #waiting: { readonly done: () => void; readonly timer: TimerHandle } | undefined;

  constructor(options: OtherSelvesOptions, signal: AbortSignal) {
    this.#options = options;
    this.#channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(CHANNEL);
    this.#channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      this.#onRequest(data);
    });
    signal.addEventListener('abort', () => {
      this.#channel?.close();
      this.#finish();
    });
  }

  /** The snapshot changed. */
  review(): void {
    const { snapshot, setSound, setMicrophone } = this.#options;
    const { state, self, elsewhere } = snapshot();
    if (this.#waiting) {
      if (!elsewhere) this.#finish();
    } else if (!elsewhere && this.#isSilencing) {
      // Nobody is heard twice any more. The microphone stays off: switching it on is the person's business.
      this.#isSilencing = false;
      setSound(true);
    } else if (state === 'joined' && elsewhere === 'before' && this.#silencedIn !== self.id) {
      this.#silencedIn = self.id;
      this.#isSilencing = true;
      this.#hadMicrophone = self.microphone.state === 'on';
      setSound(false);
      setMicrophone(false);
    }
  }

  /** Asks the other tabs to leave. Resolves when none of them has a seat any more, or when they had the time. */
  async takeOver(): Promise<void> {
    const { clock, snapshot, setSound, setMicrophone } = this.#options;
    const { self, peers, elsewhere } = snapshot();
    if (!elsewhere) return;
    const sessions = peers.filter(({ user }) => user.id === self.user.id).map(({ id }) => id);
    this.#finish();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = clock.schedule(() => {
      this.#finish();
    }, LEAVES_WITHIN_MS);
    this.#waiting = { done: () => resolve(undefined), timer };
    this.#channel?.postMessage({ leave: sessions });
    await promise;
    if (snapshot().elsewhere || this.#silencedIn !== snapshot().self.id) return;
    this.#isSilencing = false;
    setSound(true);
    if (this.#hadMicrophone) setMicrophone(true);
  }

  #onRequest(data: unknown): void {
    const sessions = own(asRecord(data) ?? {}, 'leave');
    const { self, state } = this.#options.snapshot();
    if (!isList(sessions, MAX_SESSIONS) || !isSessionId(self.id) || !sessions.includes(self.id)) return;
    if (state === 'joined') this.#options.leave();
  }

  #finish(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#options.clock.cancel(waiting?.timer);
    waiting?.done();
  }
}
