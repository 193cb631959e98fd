import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Arrangement } from './arrangement.ts';

/** Updates its host when another arrangement counts, or when what is chosen in it changes. */
export class ArrangementController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => Arrangement | undefined;
  #current: Arrangement | undefined;
  #isConnected = false;

  /** @param find Tells which one counts; asked before each update. */
  constructor(host: ReactiveControllerHost, find: () => Arrangement | undefined) {
    this.#host = host;
    this.#find = find;
    host.addController(this);
  }

  get current(): Arrangement | undefined {
    return this.#current;
  }

  hostConnected(): void {
    this.#isConnected = true;
    this.#follow(this.#find());
  }

  hostUpdate(): void {
    if (this.#isConnected) this.#follow(this.#find());
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    this.#follow(undefined);
  }

  #follow(arrangement: Arrangement | undefined): void {
    if (arrangement === this.#current) return;
    this.#current?.removeEventListener('change', this.#onChange);
    this.#current = arrangement;
    arrangement?.addEventListener('change', this.#onChange);
  }

  readonly #onChange = (): void => this.#host.requestUpdate();
}
