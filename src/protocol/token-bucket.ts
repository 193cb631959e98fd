/** Allows bursts up to `burst` and `perSecond` in the long run. */
export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #at: number;

  /** @param now Milliseconds, on the same clock as in later calls. */
  constructor(perSecond: number, burst: number, now: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#at = now;
  }

  /** How many whole tokens are there now. */
  available(now: number): number {
    const elapsed = Math.max(0, now - this.#at);
    this.#tokens = Math.min(this.#burst, this.#tokens + (elapsed / 1000) * this.#perSecond);
    this.#at = now;
    return Math.floor(this.#tokens);
  }

  /** Takes tokens; more than there are make the wait longer. */
  take(count: number, now: number): void {
    this.available(now);
    this.#tokens -= count;
  }

  /** Milliseconds until a whole token is there; 0 when one is. */
  waitingTime(now: number): number {
    this.available(now);
    return this.#tokens >= 1 ? 0 : ((1 - this.#tokens) / this.#perSecond) * 1000;
  }
}
