import type { CallSession } from '../../call/call-session.ts';

/** How often assistive technology gets a new value, ms. It is there for who looks for it, and announced to nobody. */
const TOLD_EVERY_MS = 1000;

/** The same for people who asked for less motion, between two movements of the bar, ms. */
const CALM_STEP_MS = 400;

/**
 * Shows how loud the own microphone is in an element with the role `meter`, whose first child is the bar. It draws past
 * any rendering, and watches only while the element can be seen.
 */
export class LevelBar {
  readonly #meter: HTMLElement;
  readonly #sight: IntersectionObserver;
  #session: CallSession | undefined;
  #isInSight = false;
  /** The loudest moment since the last value that was told. */
  #loudest = 0;
  #end: (() => void) | undefined;

  constructor(meter: HTMLElement) {
    this.#meter = meter;
    this.#sight = new IntersectionObserver((entries) => {
      this.#isInSight = entries.at(-1)?.isIntersecting ?? false;
      this.#review();
    });
    this.#sight.observe(meter);
    this.#show(0);
    this.#tell();
  }

  /** Shows the microphone of this session from now on; of none with undefined. */
  follow(session: CallSession | undefined): void {
    if (session === this.#session) return;
    this.#rest();
    this.#session = session;
    this.#review();
  }

  /** Lets go of everything. */
  close(): void {
    this.#sight.disconnect();
    this.#session = undefined;
    this.#rest();
  }

  #review(): void {
    if (this.#session === undefined || !this.#isInSight) this.#rest();
    else if (this.#end === undefined) this.#watch(this.#session);
  }

  #watch(session: CallSession): void {
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    let movedAt = -Infinity;
    const stop = session.watchLevel('self', (level) => {
      const now = performance.now();
      // Silence is told once, so it must not be missed; and after it a short sound shall be seen, so it is no movement.
      if (isCalm && level > 0) {
        if (now - movedAt < CALM_STEP_MS) return;
        movedAt = now;
      }
      this.#show(level);
    });
    const teller = setInterval(() => this.#tell(), TOLD_EVERY_MS);
    this.#end = () => {
      stop();
      clearInterval(teller);
    };
  }

  #rest(): void {
    this.#end?.();
    this.#end = undefined;
    this.#loudest = 0;
    this.#show(0);
    this.#tell();
  }

  #show(level: number): void {
    this.#loudest = Math.max(this.#loudest, level);
    const bar = this.#meter.firstElementChild;
    if (bar instanceof HTMLElement) bar.style.transform = `scaleX(${level.toFixed(3)})`;
  }

  #tell(): void {
    this.#meter.ariaValueNow = String(Math.round(this.#loudest * 10) * 10);
    this.#loudest = 0;
  }
}
