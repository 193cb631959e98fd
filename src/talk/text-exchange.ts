import type { Clock, TimerHandle } from '../protocol/clock.ts';
import {
  MAX_TEXTS,
  SAY_AGAIN_MS,
  TEXTS_BURST,
  TEXTS_PER_SECOND,
  TEXTS_UNDER_WAY,
} from '../protocol/constants.ts';
import { TokenBucket } from '../protocol/token-bucket.ts';
import type { TalkFrame } from '../signaling/control-channel.ts';
import { IncomingStream, OutgoingStream } from '../signaling/message-streams.ts';

/** What an exchange needs to know and to tell. */
export interface TextExchangeOptions {
  readonly clock: Clock;
  /** Sends a frame over the control channel; returns false where none is open. */
  readonly send: (frame: TalkFrame) => boolean;
  /** The next text of the peer, in order, each once. */
  readonly onText: (text: string) => void;
  /** The peer has got more of what we said. */
  readonly onArrived: () => void;
}

/** There is one exchange for the whole stay of both, whatever their link goes through. */
const STREAM = 1;

/** Who never answers, as earlier versions do, is asked this seldom in the end, ms. */
const LONGEST_PATIENCE_MS = 60_000;

/**
 * The texts between us and one other session, each once and in order. They wait here while the link is away, and go
 * neither through the room nor through others.
 */
export class TextExchange {
  readonly #options: TextExchangeOptions;
  readonly #outgoing = new OutgoingStream<string>(STREAM);
  readonly #incoming = new IncomingStream();
  readonly #budget: TokenBucket;
  /** Number of the last text that was sent over the present channel. */
  #sent = 0;
  /** How long we wait for a word of the peer now, ms. */
  #patience = SAY_AGAIN_MS;
  #timer: TimerHandle | undefined;

  constructor(options: TextExchangeOptions) {
    this.#options = options;
    this.#budget = new TokenBucket(TEXTS_PER_SECOND, TEXTS_BURST, options.clock.now());
  }

  /** Says a text; returns its number, or undefined when too many wait already. */
  say(text: string): number | undefined {
    if (this.#outgoing.pending.messages.length >= MAX_TEXTS) return undefined;
    const number = this.#outgoing.push(text);
    this.#flush();
    return number;
  }

  /** Whether the peer has got our text of this number. */
  hasArrived(number: number): boolean {
    return number < this.#outgoing.pending.first;
  }

  /** There is a control channel, a new one perhaps: sends what the peer may not have. */
  channelOpened(): void {
    this.#sent = 0;
    this.#patience = SAY_AGAIN_MS;
    this.#flush();
  }

  /** Takes what the peer sends. */
  receive(frame: Exclude<TalkFrame, { kind: 'reaction' }>): void {
    if (frame.kind === 'text') this.#receiveText(frame.number, frame.text);
    else if (this.#outgoing.acknowledge({ stream: STREAM, last: frame.last })) {
      this.#patience = SAY_AGAIN_MS;
      this.#flush();
      this.#options.onArrived();
    }
  }

  /** Says nothing more. Idempotent. */
  close(): void {
    this.#options.clock.cancel(this.#timer);
  }

  /** What comes too fast is left unanswered, so it comes again later. */
  #receiveText(number: number, text: string): void {
    const { clock, send, onText } = this.#options;
    const now = clock.now();
    if (this.#budget.available(now) < 1) return;
    const taken = this.#incoming.take({ stream: STREAM, first: number, messages: [text] });
    this.#budget.take(1, now);
    for (const each of taken) onText(each);
    send({ kind: 'text-received', last: this.#incoming.acknowledgement?.last ?? 0 });
  }

  #flush(): void {
    const { clock, send } = this.#options;
    const { first, messages } = this.#outgoing.pending;
    clock.cancel(this.#timer);
    // A copy, because an answer may come while we send, and shorten the list.
    for (const [index, text] of messages.slice(0, TEXTS_UNDER_WAY).entries()) {
      const number = first + index;
      if (number <= this.#sent) continue;
      if (!send({ kind: 'text', number, text })) return;
      this.#sent = Math.max(this.#sent, number);
    }
    clock.cancel(this.#timer);
    if (this.#outgoing.pending.messages.length === 0) return;
    this.#timer = clock.schedule(() => {
      this.#sent = 0;
      this.#patience = Math.min(2 * this.#patience, LONGEST_PATIENCE_MS);
      this.#flush();
    }, this.#patience);
  }
}
