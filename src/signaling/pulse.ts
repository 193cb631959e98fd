import type { Clock, TimerHandle } from '../protocol/clock.ts';
import {
  PULSE_ASK_AFTER_MS,
  PULSE_ASK_AGAIN_MS,
  PULSE_ASKED_OFTEN,
  PULSE_LATE_MS,
  PULSE_PATIENCE_MS,
} from '../protocol/constants.ts';

/** What is known of a peer that says nothing on an open control channel. */
export interface SilenceFacts {
  /** Whether it has ever said anything on this channel. */
  readonly hasSpoken: boolean;
  /** How often it was asked since its last sign of life. */
  readonly asked: number;
  /** Since when it has been asked, ms ago. */
  readonly askedFor: number;
  /** Whether any packet of the link has arrived since then; undefined where the browser doesn't tell. */
  readonly packets: boolean | undefined;
}

/**
 * Whether a silent peer counts as not answering. Its page may be busy, or hidden with slow timers; while packets of the
 * link arrive, pictures or the checks of ICE, somebody is there. Without knowing of packets we leave it to the browser.
 */
export function isNotAnswering({ hasSpoken, asked, askedFor, packets }: SilenceFacts): boolean {
  return hasSpoken && packets === false && asked >= PULSE_ASKED_OFTEN && askedFor >= PULSE_PATIENCE_MS;
}

/** What a pulse needs to know, and tells. */
export interface PulseOptions {
  readonly clock: Clock;
  /** Asks the peer over the control channel whether it is there. */
  readonly ask: () => void;
  /** How many packets of the link have arrived so far; undefined where the browser doesn't tell. */
  readonly packetsArrived: () => Promise<number | undefined>;
  /** The peer doesn't answer; told again while that lasts. */
  readonly onLost: () => void;
  /** The peer has shown life after it was lost. */
  readonly onFound: () => void;
}

/**
 * Watches whether there is anybody at the other end of an open control channel, because a browser takes 5 to 7 s to
 * tell that there isn't. Whoever has said nothing for a second is asked, so a link where both talk costs nothing.
 */
export class Pulse {
  readonly #options: PulseOptions;
  #hasSpoken = false;
  #lastSign: number;
  #signs = 0;
  #asked = 0;
  #firstAsked = 0;
  #packets: number | undefined;
  #dueAt = 0;
  #timer: TimerHandle | undefined;
  #isLost = false;
  #stopped = false;

  constructor(options: PulseOptions) {
    this.#options = options;
    this.#lastSign = options.clock.now();
    this.#lookAfter(PULSE_ASK_AFTER_MS);
  }

  /** The peer has said something over the channel. */
  heard(): void {
    this.#hasSpoken = true;
    this.#packets = undefined;
    this.#showLife();
  }

  /** Asks and tells nothing any more. Idempotent. */
  stop(): void {
    this.#stopped = true;
    this.#options.clock.cancel(this.#timer);
  }

  #lookAfter(delay: number): void {
    const { clock } = this.#options;
    this.#dueAt = clock.now() + delay;
    this.#timer = clock.schedule(() => {
      this.#look();
    }, delay);
  }

  #look(): void {
    const { clock, ask } = this.#options;
    const now = clock.now();
    // It was us who slept or were busy: what has arrived meanwhile is still to be read.
    if (now - this.#dueAt > PULSE_LATE_MS) this.#begin();
    const wait = this.#lastSign + PULSE_ASK_AFTER_MS - now;
    if (wait > 0) {
      this.#lookAfter(wait);
      return;
    }
    if (this.#asked === 0) this.#firstAsked = now;
    this.#asked++;
    ask();
    this.#lookAfter(PULSE_ASK_AGAIN_MS);
    void this.#judge(now - this.#firstAsked);
  }

  async #judge(askedFor: number): Promise<void> {
    const { packetsArrived, onLost } = this.#options;
    const signs = this.#signs;
    const packets = await packetsArrived().catch(() => undefined);
    if (this.#stopped || signs !== this.#signs) return;
    const before = this.#packets;
    this.#packets = packets;
    const isKnown = packets !== undefined && before !== undefined && packets >= before;
    if (isKnown && packets > before) {
      this.#showLife();
      return;
    }
    const facts = { hasSpoken: this.#hasSpoken, asked: this.#asked, askedFor };
    if (!isNotAnswering({ ...facts, packets: isKnown ? false : undefined })) return;
    this.#isLost = true;
    onLost();
  }

  #showLife(): void {
    this.#begin();
    if (!this.#isLost) return;
    this.#isLost = false;
    this.#options.onFound();
  }

  #begin(): void {
    this.#lastSign = this.#options.clock.now();
    this.#signs++;
    this.#asked = 0;
  }
}
