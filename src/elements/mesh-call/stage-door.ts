import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { lateElements } from '../../controllers/late-elements.ts';
import type { CallError } from '../../protocol/errors.ts';

/** What the door needs of its call. */
export interface StageDoorOptions {
  /** Whether the call is to be shown now. */
  readonly isWanted: () => boolean;
  /** The elements for the call could not be loaded. */
  readonly onProblem: (error: CallError) => void;
}

/**
 * Nobody shall be heard in a call without its controls, so the way into it leads through here: it is open as soon as the
 * elements are there that a page loads after the others.
 */
export class StageDoor implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: StageDoorOptions;
  #problem: CallError | undefined;
  #isRetrying = false;

  constructor(host: ReactiveControllerHost, options: StageDoorOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Whether the call can be shown. */
  get isOpen(): boolean {
    return !lateElements.areMissing;
  }

  /** Why it is closed, once that was found out. */
  get problem(): CallError | undefined {
    return this.#problem;
  }

  /** Whether it is tried again after a failure. */
  get isRetrying(): boolean {
    return this.#isRetrying;
  }

  /** Whoever was in the call when their page was loaded anew is there before it is all drawn. */
  hostUpdated(): void {
    if (this.isOpen || this.#problem || !this.#options.isWanted()) return;
    // It is in `problem`.
    this.open().catch(() => undefined);
  }

  /**
   * Waits until it is open.
   *
   * @throws {CallError} `elements-missing`
   */
  async open(): Promise<void> {
    if (this.isOpen) return;
    this.#isRetrying = this.#problem !== undefined;
    this.#problem = undefined;
    if (this.#isRetrying) this.#host.requestUpdate();
    try {
      await lateElements.load();
    } catch (thrown) {
      // Loading fails with nothing else.
      this.#fail(thrown as CallError);
      throw thrown;
    } finally {
      this.#isRetrying = false;
      this.#host.requestUpdate();
    }
  }

  /** Of several who wait for the same attempt, one tells. */
  #fail(error: CallError): void {
    if (this.#problem === error) return;
    this.#problem = error;
    this.#options.onProblem(error);
  }
}
