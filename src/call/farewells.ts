import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { FAREWELL_MS } from '../protocol/constants.ts';

/** A link over which a goodbye is on its way. */
export interface LeavingLink {
  /** Calls back when the peer has the goodbye, or can't get it any more. */
  onceHeard(callback: () => void): void;
  /** Ends the link. Idempotent. */
  close(): void;
}

/**
 * Keeps links open until their peers have heard the goodbye, and not for long. What a connection has not sent yet is
 * lost when it is closed, and without the room nothing else tells the others that we have left.
 */
export class Farewells {
  readonly #clock: Clock;
  readonly #leaving = new Map<LeavingLink, TimerHandle>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Ends this link when its goodbye was heard, at the latest after `FAREWELL_MS`. */
  add(link: LeavingLink): void {
    const end = (): void => {
      this.#end(link);
    };
    this.#leaving.set(link, this.#clock.schedule(end, FAREWELL_MS));
    link.onceHeard(end);
  }

  /** Ends all links at once: the page goes, and nobody would do it later. */
  finish(): void {
    for (const link of [...this.#leaving.keys()]) this.#end(link);
  }

  #end(link: LeavingLink): void {
    this.#clock.cancel(this.#leaving.get(link));
    if (this.#leaving.delete(link)) link.close();
  }
}
