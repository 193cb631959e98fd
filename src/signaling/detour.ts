import type { SessionId } from '../protocol/ids.ts';
import { canSeal, Opener, Sealer, type SealedText, type WritingSecret } from './sealed-text.ts';
import { WaitingLine } from './waiting-line.ts';

/** What a detour needs to know and to tell. */
export interface DetourOptions {
  readonly self: SessionId;
  readonly peer: SessionId;
  /** Hands a text to all who might pass it on. */
  passOn(text: SealedText): void;
  /** A text of the peer, genuine and new. */
  opened(text: string): void;
}

/** Secrets of ours that work: the peer may have lost its channel before it got the newest one. */
const WORKING_SECRETS = 2;

/**
 * The way to one peer through third sessions, for when there is none of our own. It may lose, repeat and reorder:
 * what was overtaken by something newer is dropped.
 */
export class Detour {
  readonly #options: DetourOptions;
  readonly #openers: Opener[] = [];
  #sealer: Sealer | undefined;
  #issued = 0;
  #closed = false;
  readonly #outgoing = new WaitingLine();

  constructor(options: DetourOptions) {
    this.#options = options;
  }

  /** Whether the peer has ever given us a secret, so that it would read what we send. */
  get isOpen(): boolean {
    return this.#sealer !== undefined;
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

  /** Takes a secret that the peer gave us over a channel of our own. */
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
    if (text !== undefined && !this.#closed) this.#options.opened(text);
  }

  /** Nothing is sent or told any more. */
  close(): void {
    this.#closed = true;
  }
}
