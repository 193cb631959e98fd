import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallSnapshot } from '../../call/snapshot.ts';

/** How long somebody has the news in front of them, ms. */
const SHOWN_FOR = 10_000;

/** What is going on. */
interface Call {
  readonly snapshot: CallSnapshot;
}

/**
 * Whether it is news that we have a seat after waiting for it. It is news for some seconds in which the page is
 * visible: whoever waits looks at something else meanwhile, and others see and hear them now.
 */
export class SeatedNews implements ReactiveController {
  readonly #host: ReactiveControllerHost & Call;
  readonly #shownFor: number;
  #state: CallSnapshot['state'] | undefined;
  /** Aborts when it is no news any more. */
  #shown: AbortController | undefined;

  /** @param shownFor How long somebody has it in front of them, ms. */
  constructor(host: ReactiveControllerHost & Call, shownFor = SHOWN_FOR) {
    this.#host = host;
    this.#shownFor = shownFor;
    host.addController(this);
  }

  get isNews(): boolean {
    return this.#shown !== undefined;
  }

  hostUpdate(): void {
    const before = this.#state;
    const { state } = this.#host.snapshot;
    this.#state = state;
    if (state !== 'joined') this.#end();
    else if (before === 'waiting') this.#begin();
  }

  hostDisconnected(): void {
    this.#end();
  }

  /** The person has seen it. */
  dismiss(): void {
    this.#end();
    this.#host.requestUpdate();
  }

  #begin(): void {
    this.#end();
    this.#shown = new AbortController();
    const { signal } = this.#shown;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = (): void => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(() => this.dismiss(), this.#shownFor);
    };
    document.addEventListener('visibilitychange', count, { signal });
    signal.addEventListener('abort', () => clearTimeout(timer));
    count();
  }

  #end(): void {
    this.#shown?.abort();
    this.#shown = undefined;
  }
}
