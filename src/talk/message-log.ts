import { MAX_TEXTS, SAY_AGAIN_MS } from '../protocol/constants.ts';
import { keepIfEqual, keepListIfEqual } from '../protocol/keep-if-equal.ts';

/** One text message in sight. */
export interface MessageSnapshot {
  /** Counts the messages of our stay, upwards. */
  readonly id: number;
  /** Session id of who wrote it. */
  readonly from: string;
  /** Their name at that time; empty when unknown. */
  readonly name: string;
  readonly isSelf: boolean;
  /** Plain text of at most 2,000 characters, with line breaks; nothing in it is markup. */
  readonly text: string;
  /** When it was written here, or came here, in ms since 1970 (as of `Date.now()`). */
  readonly time: number;
  /** Whom our message has not reached although 3 s have passed; empty for messages of others. */
  readonly unreached: readonly Receiver[];
}

/** Somebody to whom a message goes. */
export interface Receiver {
  /** Session id. */
  readonly id: string;
  /** Their name at that time. */
  readonly name: string;
}

/** Whether a message of ours has reached a receiver. */
type HasReached = (receiver: Receiver) => boolean;

interface Delivery {
  readonly receivers: readonly Receiver[];
  readonly hasReached: HasReached;
  /** From when on it is told who lacks it, on the clock. */
  readonly due: number;
}

/** The newest messages, and whom ours have not reached. */
export class MessageLog {
  #messages: readonly MessageSnapshot[] = Object.freeze([]);
  #count = 0;
  readonly #deliveries = new Map<number, Delivery>();

  get messages(): readonly MessageSnapshot[] {
    return this.#messages;
  }

  /** Adds a message of somebody else. */
  add(message: Pick<MessageSnapshot, 'from' | 'name' | 'text' | 'time'>): void {
    this.#append({ ...message, id: ++this.#count, isSelf: false, unreached: NOBODY });
  }

  /** Adds a message of ours that goes to these; call `review()` when some may have got it, and after 3 s. */
  addOwn(
    message: Pick<MessageSnapshot, 'from' | 'name' | 'text' | 'time'>,
    receivers: readonly Receiver[],
    hasReached: HasReached,
    now: number,
  ): void {
    const id = ++this.#count;
    this.#deliveries.set(id, { receivers, hasReached, due: now + SAY_AGAIN_MS });
    this.#append({ ...message, id, isSelf: true, unreached: NOBODY });
  }

  /** Looks again whom our messages have not reached; returns in how many ms to do so again, if at all. */
  review(now: number): number | undefined {
    let again: number | undefined;
    this.#messages = keepListIfEqual(
      this.#messages,
      this.#messages.map((message) => {
        const delivery = this.#deliveries.get(message.id);
        if (!delivery) return message;
        const missing = delivery.receivers.filter((receiver) => !delivery.hasReached(receiver));
        if (missing.length === 0) this.#deliveries.delete(message.id);
        else if (now < delivery.due) again = Math.min(again ?? Infinity, delivery.due - now);
        const unreached = now < delivery.due ? NOBODY : missing;
        return keepIfEqual(message, { ...message, unreached: keepListIfEqual(message.unreached, unreached) });
      }),
    );
    return again;
  }

  #append(message: MessageSnapshot): void {
    this.#messages = Object.freeze([...this.#messages, Object.freeze(message)].slice(-MAX_TEXTS));
    const oldest = this.#messages[0]?.id ?? 0;
    for (const id of this.#deliveries.keys()) if (id < oldest) this.#deliveries.delete(id);
  }
}

const NOBODY: readonly Receiver[] = Object.freeze([]);
