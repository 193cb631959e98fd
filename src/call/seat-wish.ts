import type { CallError } from '../protocol/errors.ts';

/** The wish to be in the call, from asking for a seat until it is given up. */
export class SeatWish {
  readonly #answer = Promise.withResolvers<undefined>();

  constructor() {
    // After a move there may be nobody who waits for it.
    this.#answer.promise.catch(() => undefined);
  }

  /** Resolves with a seat or a place in the waiting line; rejects when there will be neither. */
  async answered(): Promise<void> {
    await this.#answer.promise;
  }

  grant(): void {
    this.#answer.resolve(undefined);
  }

  refuse(reason: CallError): void {
    this.#answer.reject(reason);
  }
}
