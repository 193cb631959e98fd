import type { AwarenessChanges, AwarenessLike } from '../protocol/awareness-like.ts';
import type { Clock, TimerHandle } from '../protocol/clock.ts';
import {
  MAX_STATE_BYTES,
  POISONED_CLOCK,
  PUBLISH_BURST,
  PUBLISH_MIN_GAP_MS,
  PUBLISH_PACE_MS_PER_BYTE,
  PUBLISH_PER_SECOND,
  RENEW_AFTER_MS,
} from '../protocol/constants.ts';
import { CallError } from '../protocol/errors.ts';
import { TokenBucket } from '../protocol/token-bucket.ts';
import { asRecord, own } from '../protocol/untrusted.ts';
import { isOurNamespace } from './awareness-fields.ts';

/** Makes our fields anew for each publication; `room` is how many bytes they may take. */
export type ComposeFields = (room: number) => Readonly<Record<string, unknown>>;

/** What the publisher needs to know of its surroundings. */
export interface PublisherOptions {
  readonly awareness: AwarenessLike;
  readonly clock: Clock;
  readonly compose: ComposeFields;
  /** Our clock was raised so far by somebody that we will soon be mute. */
  readonly onPoisoned: (error: CallError) => void;
}

/**
 * Writes our part of the awareness state, and keeps it there.
 *
 * Each write re-sends the whole state to everybody, so writes are joined, paced by their size, and limited in
 * number. Fields of others in the same state (a host's `presence.*`) are kept as their owner last wrote them: the
 * state is never rebuilt from what somebody else may have put under our client id.
 */
export class Publisher {
  readonly #options: PublisherOptions;
  readonly #budget: TokenBucket;
  #foreign: Readonly<Record<string, unknown>>;
  #ours: Readonly<Record<string, unknown>> = {};
  #publishing = false;
  #stopped = false;
  #due = Infinity;
  #timer: TimerHandle | undefined;
  #microtask = false;
  #lastAt = -Infinity;
  #lastSize = 0;
  #poisoned = false;

  constructor(options: PublisherOptions) {
    this.#options = options;
    this.#budget = new TokenBucket(PUBLISH_PER_SECOND, PUBLISH_BURST, options.clock.now());
    this.#foreign = foreignFields(options.awareness.getLocalState(), this.#ours);
    options.awareness.on('update', this.#onUpdate);
  }

  /** Bytes of our last publication. */
  get lastSize(): number {
    return this.#lastSize;
  }

  /** The fields that others have in the same state, as their owner last wrote them. */
  get foreign(): Readonly<Record<string, unknown>> {
    return this.#foreign;
  }

  /** Publishes within about `delay` milliseconds, together with whatever else changes until then. */
  request(delay: number): void {
    if (this.#stopped) return;
    const now = this.#options.clock.now();
    const paced = this.#lastAt + Math.max(PUBLISH_MIN_GAP_MS, this.#lastSize * PUBLISH_PACE_MS_PER_BYTE);
    this.#schedule(Math.max(now + delay, paced, now + this.#budget.waitingTime(now)));
  }

  /**
   * Publishes at the end of the running task, whatever the pace: for repairs and claims. Who has used up their budget
   * has to wait all the same, so that somebody who forges our state can't make us flood the room.
   */
  requestAtOnce(): void {
    if (this.#stopped) return;
    const now = this.#options.clock.now();
    const wait = this.#budget.waitingTime(now);
    this.#schedule(wait === 0 ? -Infinity : now + wait);
  }

  /** Publishes in this very call. */
  publish(): void {
    if (this.#stopped) return;
    this.#clearSchedule();
    const { awareness, clock, compose } = this.#options;
    const foreignSize = byteLength(this.#foreign);
    const fields = compose(MAX_STATE_BYTES - foreignSize);
    const state: Record<string, unknown> = { ...this.#foreign, ...fields };
    this.#ours = fields;
    this.#lastSize = byteLength(state);
    this.#lastAt = clock.now();
    this.#budget.take(1, this.#lastAt);
    this.#publishing = true;
    try {
      awareness.setLocalState(state);
    } finally {
      this.#publishing = false;
    }
  }

  /** Stops writing. What was published last stays until somebody else writes. Idempotent. */
  stop(): void {
    if (this.#stopped) return;
    this.#clearSchedule();
    this.#stopped = true;
    this.#options.awareness.off('update', this.#onUpdate);
  }

  #schedule(at: number): void {
    if (at >= this.#due) return;
    this.#clearSchedule();
    this.#due = at;
    const delay = at - this.#options.clock.now();
    if (delay > 0) {
      this.#timer = this.#options.clock.schedule(() => {
        this.publish();
      }, delay);
      return;
    }
    if (this.#microtask) return;
    this.#microtask = true;
    queueMicrotask(() => {
      this.#microtask = false;
      // A publication made meanwhile has already carried the change.
      if (this.#due < Infinity && this.#timer === undefined) this.publish();
    });
  }

  #clearSchedule(): void {
    this.#options.clock.cancel(this.#timer);
    this.#timer = undefined;
    this.#due = Infinity;
  }

  readonly #onUpdate = ({ added, updated, removed }: AwarenessChanges, origin: unknown): void => {
    if (this.#publishing) return;
    const { awareness, clock } = this.#options;
    const { clientID } = awareness;
    const touchesOurs = added.includes(clientID) || updated.includes(clientID) || removed.includes(clientID);
    if (touchesOurs && origin === 'local') {
      this.#adoptLocalWrite();
    } else if (touchesOurs) {
      this.#checkClock();
      this.requestAtOnce();
    } else if (clock.now() - this.#lastAt > RENEW_AFTER_MS) {
      // The heartbeat's timer sleeps in a hidden tab, messages from the server don't.
      this.request(0);
    }
  };

  /** The page or the host wrote the local state: its fields are theirs to change, ours are not. */
  #adoptLocalWrite(): void {
    const state = asRecord(this.#options.awareness.getLocalState());
    // A heartbeat repeats the very state; null is a provider's goodbye on `pagehide`.
    this.#foreign = foreignFields(state, this.#ours);
    if (state && Object.keys(this.#ours).some((field) => !Object.hasOwn(state, field))) this.request(0);
  }

  #checkClock(): void {
    const meta: unknown = Reflect.get(this.#options.awareness, 'meta');
    const entry: unknown = meta instanceof Map ? meta.get(this.#options.awareness.clientID) : undefined;
    const clock = own(asRecord(entry) ?? {}, 'clock');
    if (this.#poisoned || typeof clock !== 'number' || clock < POISONED_CLOCK) return;
    this.#poisoned = true;
    this.#options.onPoisoned(
      new CallError(
        'identity-poisoned',
        'Somebody in the room raised the clock of our awareness state to its end, so we can hardly publish any more. Open the room again with a new Y.Doc, and put a guard on the server.',
      ),
    );
  }
}

/**
 * The fields of a state that are neither in our namespace nor just as we wrote them: a host that replaces the
 * `user` that we wrote for want of one takes it over.
 */
function foreignFields(
  state: unknown,
  ours: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(asRecord(state) ?? {});
  return Object.fromEntries(
    entries.filter(
      ([field, value]) => !isOurNamespace(field) && !(Object.hasOwn(ours, field) && ours[field] === value),
    ),
  );
}

const encoder = new TextEncoder();

function byteLength(value: unknown): number {
  return encoder.encode(JSON.stringify(value)).length;
}
