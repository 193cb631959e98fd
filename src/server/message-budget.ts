import { TokenBucket } from '../protocol/token-bucket.ts';
import type { GuardLimits } from './guard-options.ts';

/** Bursts, in seconds of the rate: joining a call sends much at once, and one large message is no flood. */
const UPDATE_BURST_S = 2;
const MESSAGE_BURST_S = 2;
const BYTE_BURST_S = 4;

/** How much one connection may still send. Times in ms on one clock. */
export class MessageBudget {
  readonly #updates: TokenBucket;
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;

  constructor(limits: GuardLimits, now: number) {
    const { updatesPerSecond, floodMessagesPerSecond, floodBytesPerSecond } = limits;
    this.#updates = new TokenBucket(updatesPerSecond, updatesPerSecond * UPDATE_BURST_S, now);
    this.#messages = new TokenBucket(floodMessagesPerSecond, floodMessagesPerSecond * MESSAGE_BURST_S, now);
    this.#bytes = new TokenBucket(floodBytesPerSecond, floodBytesPerSecond * BYTE_BURST_S, now);
  }

  /** Counts a message of any content; false when there have been so many that it is a flood. */
  receive(bytes: number, now: number): boolean {
    const patient = this.#messages.available(now) >= 1 && this.#bytes.available(now) >= 1;
    this.#messages.take(1, now);
    this.#bytes.take(bytes, now);
    return patient;
  }

  /** Counts an update that changes something; false when it is one too many and has to be dropped. */
  update(now: number): boolean {
    if (this.#updates.available(now) < 1) return false;
    this.#updates.take(1, now);
    return true;
  }
}
