import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { DETOUR_AFTER_MS, DETOUR_MESSAGES, DETOUR_PACE_MS, DETOUR_RETURN_MS } from '../protocol/constants.ts';
import type { SessionId } from '../protocol/ids.ts';
import { encodeMessageFrame } from './control-channel.ts';
import type { PendingMessages } from './message-streams.ts';
import type { SizedMessage } from './outbox.ts';
import { canSeal, Opener, Sealer, type SealedText, type WritingSecret } from './sealed-text.ts';
import { WaitingLine } from './waiting-line.ts';

/** What a detour needs to know and to tell. */
export interface DetourOptions {
  readonly self: SessionId;
  readonly peer: SessionId;
  readonly clock: Clock;
  /** Whether the room can carry anything now. */
  readonly roomIsLive: () => boolean;
  /** What the peer has not acknowledged. */
  readonly pending: () => PendingMessages<SizedMessage>;
  /** Hands a text to all who might pass it on. */
  passOn(text: SealedText): void;
  /** A text of the peer, genuine and new. */
  opened(text: string): void;
}

/** Secrets of ours that work: the peer may have lost its channel before it got the newest one. */
const WORKING_SECRETS = 2;

/**
 * The way to one peer through third sessions, for when there is none of our own and the room is away for us, or maybe
 * for the peer. It may lose, repeat and reorder: what was overtaken by something newer is dropped, and what is not
 * acknowledged is sent again, ever more rarely.
 */
export class Detour {
  readonly #options: DetourOptions;
  readonly #openers: Opener[] = [];
  readonly #outgoing = new WaitingLine();
  #sealer: Sealer | undefined;
  #issued = 0;
  #lastOpened = -Infinity;
  #attempts = 0;
  #timer: TimerHandle | undefined;
  #closed = false;

  constructor(options: DetourOptions) {
    this.#options = options;
  }

  /** A new secret for the peer to write with; undefined where the platform has no cryptography. */
  issueSecret(): WritingSecret | undefined {
    if (!canSeal()) return undefined;
    const { self, peer } = this.#options;
    const opener = new Opener(++this.#issued, { from: peer, to: self });
    this.#openers.unshift(opener);
    this.#openers.splice(WORKING_SECRETS);
    return opener;
  }

  /** Takes a secret that the peer gave us over a channel of our own; before the first one nothing can be sent. */
  useSecret(secret: WritingSecret): void {
    const { self, peer } = this.#options;
    if (canSeal()) this.#sealer = new Sealer(secret, { from: self, to: peer });
  }

  /** Sends a text; it may be lost. */
  send(text: string): void {
    const sealer = this.#sealer;
    if (!sealer) return;
    this.#outgoing.add(async () => {
      // A secret that is no key, or one that is used up: the text is lost, as any may be on this way.
      const sealed = await sealer.seal(text).catch(() => undefined);
      if (sealed && !this.#closed) this.#options.passOn(sealed);
    });
  }

  /** Takes a text that somebody says the peer has sent. */
  async receive(sealed: SealedText): Promise<void> {
    const opener = this.#openers.find(({ number }) => number === sealed.number);
    const text = await opener?.open(sealed);
    if (text === undefined || this.#closed) return;
    this.#lastOpened = this.#options.clock.now();
    this.#options.opened(text);
  }

  /** Brings what is pending where the room doesn't, until `rest()`. `frame` is the part of it that is new. */
  carry(frame?: string): void {
    if (frame !== undefined && this.#isNeeded) this.send(frame);
    this.#attempts = 0;
    this.#tryLater();
  }

  /** A channel of our own carries everything. */
  rest(): void {
    this.#options.clock.cancel(this.#timer);
    this.#timer = undefined;
  }

  /** Nothing is sent or told any more. */
  close(): void {
    this.#closed = true;
    this.rest();
  }

  get #isNeeded(): boolean {
    const { clock, roomIsLive, pending } = this.#options;
    if (!roomIsLive()) return true;
    const now = clock.now();
    const waitingSince = pending().messages[0]?.since ?? Infinity;
    return now - this.#lastOpened <= DETOUR_RETURN_MS || now - waitingSince >= DETOUR_AFTER_MS;
  }

  #tryLater(): void {
    const { clock, pending } = this.#options;
    this.rest();
    if (this.#closed || !this.#sealer || pending().messages.length === 0) return;
    const pace = DETOUR_PACE_MS[Math.min(this.#attempts, DETOUR_PACE_MS.length - 1)] ?? 0;
    this.#timer = clock.schedule(
      () => {
        this.#attempts++;
        if (this.#isNeeded) this.#sendPending();
        this.#tryLater();
      },
      this.#isNeeded ? pace : DETOUR_AFTER_MS,
    );
  }

  #sendPending(): void {
    const { stream, first, messages } = this.#options.pending();
    for (const [index, { wire }] of messages.slice(0, DETOUR_MESSAGES).entries()) {
      this.send(encodeMessageFrame(stream, first + index, wire));
    }
  }
}
