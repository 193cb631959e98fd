import { missingError } from '../call/missing-error.ts';

/** Loads the elements that are still missing, and registers them. */
export type ElementLoader = () => Promise<void>;

/**
 * The elements that a page needs in the call and not before it, where they are loaded after the others. Whoever
 * registers elements says how; without that all are taken to be there.
 */
export class LateElements {
  #loader: ElementLoader | undefined;
  #attempt: Promise<void> | undefined;

  /** Whether some are still to come. */
  get areMissing(): boolean {
    return this.#loader !== undefined;
  }

  /** Says that some are missing, and how they are loaded. */
  comeFrom(loader: ElementLoader): void {
    this.#loader = loader;
  }

  /**
   * Loads them, unless they are there or on their way. After a failure it is another attempt: the network may be back.
   *
   * @throws {CallError} `elements-missing`
   */
  async load(): Promise<void> {
    if (!this.#loader) return;
    this.#attempt ??= this.#tryWith(this.#loader);
    await this.#attempt;
  }

  async #tryWith(loader: ElementLoader): Promise<void> {
    try {
      await loader();
      this.#loader = undefined;
    } catch (thrown) {
      throw missingError(thrown);
    } finally {
      this.#attempt = undefined;
    }
  }
}

/** Those of this copy of the kit. */
export const lateElements = new LateElements();
