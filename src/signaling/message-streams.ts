import { MAX_COUNTER } from '../protocol/constants.ts';

/*
 * The two ends of one ordered, exactly-once stream of messages. They are pure bookkeeping: what carries the
 * messages (awareness state, a data channel, both) may lose, repeat, merge or delay whatever it likes, as long as
 * the newest content arrives some day.
 */

/** Unacknowledged messages with the number of the first. */
export interface PendingMessages<Message> {
  /** Which stream of the sender to this receiver; a later one has a higher number. */
  readonly stream: number;
  /** Sequence number of the first message, counted from 1. */
  readonly first: number;
  readonly messages: readonly Message[];
}

/** How far a stream was received. */
export interface Acknowledgement {
  readonly stream: number;
  /** Sequence number of the last message delivered; 0 for none. */
  readonly last: number;
}

/** The sending end: keeps each message until it is acknowledged. */
export class OutgoingStream<Message> {
  readonly #stream: number;
  #first = 1;
  #messages: Message[] = [];

  /** @param stream Higher than that of any earlier stream to the same receiver. */
  constructor(stream: number) {
    this.#stream = stream;
  }

  get pending(): PendingMessages<Message> {
    return { stream: this.#stream, first: this.#first, messages: this.#messages };
  }

  /** Appends a message and returns its sequence number. */
  push(message: Message): number {
    this.#messages.push(message);
    return this.#first + this.#messages.length - 1;
  }

  /**
   * Drops what the receiver has. Returns whether anything was dropped; an acknowledgement of another stream, or of
   * what was never sent, changes nothing.
   */
  acknowledge({ stream, last }: Acknowledgement): boolean {
    const count = last - this.#first + 1;
    if (stream !== this.#stream || count <= 0 || count > this.#messages.length) return false;
    this.#messages.splice(0, count);
    this.#first += count;
    return true;
  }
}

/** The receiving end: says which of the messages in sight are the next ones. */
export class IncomingStream {
  #stream = 0;
  #last = 0;

  /** How far it got; undefined before the first stream was seen. */
  get acknowledgement(): Acknowledgement | undefined {
    return this.#stream === 0 ? undefined : { stream: this.#stream, last: this.#last };
  }

  /**
   * Takes up to `limit` messages that follow what was taken before. A higher stream number starts over at its first
   * message; a lower one is old mail.
   */
  take<Message>({ stream, first, messages }: PendingMessages<Message>, limit = Infinity): readonly Message[] {
    if (stream < this.#stream || stream > MAX_COUNTER) return [];
    const last = stream > this.#stream ? 0 : this.#last;
    // A gap can't come from a correct sender: it keeps what we have not acknowledged.
    if (first > last + 1 || last > MAX_COUNTER - messages.length) return [];
    const next = messages.slice(last + 1 - first, last + 1 - first + limit);
    if (next.length === 0) return [];
    this.#stream = stream;
    this.#last = last + next.length;
    return next;
  }
}
