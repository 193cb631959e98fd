/** Whoever is so near the end reads what comes, px. */
const NEAR_END = 32;

/** Keeps a reader at the newest message who is there, however large the log becomes, and leaves everybody else alone. */
export class LogEnd {
  readonly #onReached: () => void;
  readonly #sizes = new ResizeObserver(() => {
    if (this.#stays) this.go();
  });
  #log: HTMLElement | undefined;
  #wasNear = true;
  #stays = true;
  /** How far the log was scrolled when we looked last, px. */
  #place = 0;

  /** @param onReached The reader is at the end. */
  constructor(onReached: () => void) {
    this.#onReached = onReached;
  }

  /** Whether the reader was at the end when it was remembered. */
  get wasNear(): boolean {
    return this.#wasNear;
  }

  follow(log: HTMLElement): void {
    this.#log = log;
    this.#sizes.observe(log);
  }

  stop(): void {
    this.#sizes.disconnect();
  }

  /** Call it before the log gets longer. */
  remember(): void {
    this.#wasNear = this.#log === undefined || isNearEnd(this.#log);
  }

  readonly go = (): void => {
    const log = this.#log;
    if (!log) return;
    log.scrollTop = log.scrollHeight;
    this.#stays = true;
    this.#place = log.scrollTop;
    this.#onReached();
  };

  /** For `scroll` of the log. */
  readonly onScroll = (): void => {
    const log = this.#log;
    if (!log) return;
    // The place stays the same when the log only gets smaller; a reader who goes up makes it less.
    this.#stays = isNearEnd(log) || (this.#stays && log.scrollTop >= this.#place);
    this.#place = log.scrollTop;
    if (isNearEnd(log)) this.#onReached();
  };
}

function isNearEnd({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean {
  return scrollHeight - scrollTop - clientHeight < NEAR_END;
}
