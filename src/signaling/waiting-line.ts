import { MAX_WAITING_TEXTS } from '../protocol/constants.ts';

/** Does one thing after the other, and refuses more than a few at a time. */
export class WaitingLine {
  #last: Promise<void> = Promise.resolve();
  #waiting = 0;

  add(step: () => Promise<void>): void {
    if (this.#waiting >= MAX_WAITING_TEXTS) return;
    this.#waiting++;
    const done = this.#last.then(step).finally(() => {
      this.#waiting--;
    });
    // A fault of ours shows as an unhandled rejection, and doesn't end the line.
    this.#last = done.catch(() => undefined);
    void done;
  }
}
