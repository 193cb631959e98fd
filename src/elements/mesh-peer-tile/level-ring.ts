import type { CallSession } from '../../call/call-session.ts';

/**
 * Draws how loud somebody speaks past all rendering: each level sets one custom property, on which only the opacity of
 * the ring depends, so neither styles elsewhere nor the layout are computed anew.
 */
export class LevelRing {
  #session: CallSession | undefined;
  #who: string | undefined;
  #end: (() => void) | undefined;

  /** Follows this person's voice on this ring, as long as there is a session; otherwise nobody's. */
  follow(session: CallSession | undefined, who: string | undefined, ring: HTMLElement): void {
    if (session === this.#session && who === this.#who) return;
    this.stop();
    if (!session || who === undefined) return;
    this.#session = session;
    this.#who = who;
    this.#end = session.watchLevel(who, (level) => {
      ring.style.setProperty('--_level', level.toFixed(2));
    });
  }

  /** Follows nobody any more. Idempotent. */
  stop(): void {
    this.#end?.();
    this.#end = this.#session = this.#who = undefined;
  }
}
