import type { Clock, TimerHandle } from '../protocol/clock.ts';

/** Where changes of the own network are heard of. */
export interface NetworkSources {
  /** Tells `online`: the window. */
  readonly page: EventTarget;
  /** Tells `change` (Network Information API); only some browsers have it. */
  readonly connection?: (EventTarget & { readonly type?: string | undefined }) | undefined;
}

/** What browsers tell of one change comes in several pieces within this time, ms. */
const ONE_CHANGE_MS = 250;

/**
 * Notices that our own way into the network has become another one, for instance from Wi-Fi to mobile. A hint and
 * nothing more: not every browser tells each change, and some tell what was none.
 */
export class NetworkWatch {
  readonly #clock: Clock;
  readonly #onChange: () => void;
  #timer: TimerHandle | undefined;

  constructor({ page, connection }: NetworkSources, clock: Clock, onChange: () => void, signal: AbortSignal) {
    this.#clock = clock;
    this.#onChange = onChange;
    page.addEventListener('online', this.#changed, { signal });
    let type = connection?.type;
    connection?.addEventListener(
      'change',
      () => {
        // It is also told for each new estimate of speed.
        if (connection.type === type) return;
        type = connection.type;
        if (type !== 'none') this.#changed();
      },
      { signal },
    );
    signal.addEventListener('abort', () => {
      clock.cancel(this.#timer);
    });
  }

  readonly #changed = (): void => {
    this.#timer ??= this.#clock.schedule(() => {
      this.#timer = undefined;
      this.#onChange();
    }, ONE_CHANGE_MS);
  };
}

/** The sources of the platform. */
export function platformNetwork(): NetworkSources {
  const connection: unknown = Reflect.get(navigator, 'connection');
  return { page: globalThis, connection: connection instanceof EventTarget ? connection : undefined };
}
