import type { ReactiveController, ReactiveControllerHost } from 'lit';

/**
 * Hides the tooltip of a control with Escape, wherever the keyboard focus is, until pointer and focus have been
 * elsewhere (WCAG 2.2, 1.4.13).
 */
export class TooltipDismissal implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #shown: AbortController | undefined;
  #dismissed = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
    host.addEventListener('pointerenter', this.#onShow);
    host.addEventListener('focusin', this.#onShow);
    host.addEventListener('pointerleave', this.#onHide);
    host.addEventListener('focusout', this.#onHide);
  }

  /** True from Escape on, until the tooltip would come again. */
  get dismissed(): boolean {
    return this.#dismissed;
  }

  hostDisconnected(): void {
    this.#reset();
  }

  readonly #onShow = (): void => {
    if (this.#shown) return;
    this.#shown = new AbortController();
    const { signal } = this.#shown;
    window.addEventListener('keydown', this.#onKey, { capture: true, signal });
  };

  readonly #onHide = (): void => {
    if (!this.#host.matches(':hover, :focus-within')) this.#reset();
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || this.#dismissed) return;
    this.#dismissed = true;
    this.#host.requestUpdate();
  };

  #reset(): void {
    this.#shown?.abort();
    this.#shown = undefined;
    if (!this.#dismissed) return;
    this.#dismissed = false;
    this.#host.requestUpdate();
  }
}
