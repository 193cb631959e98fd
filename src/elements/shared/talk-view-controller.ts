import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { TalkView } from './talk-view.ts';

/** Updates its host when the view that it uses has changed. */
export class TalkViewController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => TalkView | undefined;
  #view: TalkView | undefined;

  /** @param find The view to use now. */
  constructor(host: ReactiveControllerHost, find: () => TalkView | undefined) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  get view(): TalkView | undefined {
    return this.#find();
  }

  hostConnected(): void {
    this.#follow(this.#find());
  }

  hostUpdate(): void {
    this.#follow(this.#find());
  }

  hostDisconnected(): void {
    this.#follow(undefined);
  }

  #follow(view: TalkView | undefined): void {
    if (view === this.#view) return;
    this.#view?.removeEventListener('change', this.#changed);
    this.#view = view;
    view?.addEventListener('change', this.#changed);
  }

  readonly #changed = (): void => {
    this.#host.requestUpdate();
  };
}
