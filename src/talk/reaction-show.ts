import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { REACTION_MS, REACTIONS_BURST, REACTIONS_PER_SECOND } from '../protocol/constants.ts';
import type { ReactionName } from '../protocol/reactions.ts';
import { TokenBucket } from '../protocol/token-bucket.ts';

/** A reaction that is shown now. */
export interface ReactionSnapshot {
  /** Counts the reactions of our stay, upwards. */
  readonly id: number;
  /** Session id of who reacts. */
  readonly from: string;
  readonly isSelf: boolean;
  readonly reaction: ReactionName;
}

/** The reactions of the last seconds, as many of each person as one can look at. */
export class ReactionShow {
  readonly #clock: Clock;
  readonly #onChange: () => void;
  readonly #budgets = new Map<string, TokenBucket>();
  readonly #since = new Map<number, number>();
  #reactions: readonly ReactionSnapshot[] = Object.freeze([]);
  #count = 0;
  #timer: TimerHandle | undefined;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  get reactions(): readonly ReactionSnapshot[] {
    return this.#reactions;
  }

  /** Shows a reaction; returns false when this person has reacted too often. */
  show(from: string, isSelf: boolean, reaction: ReactionName): boolean {
    const now = this.#clock.now();
    const budget = this.#budgets.get(from) ?? new TokenBucket(REACTIONS_PER_SECOND, REACTIONS_BURST, now);
    this.#budgets.set(from, budget);
    if (budget.available(now) < 1) return false;
    budget.take(1, now);
    const id = ++this.#count;
    this.#since.set(id, now);
    this.#reactions = Object.freeze([...this.#reactions, Object.freeze({ id, from, isSelf, reaction })]);
    this.#onChange();
    this.#watch();
    return true;
  }

  /** Somebody is gone: nothing of them is shown any more. */
  forget(from: string): void {
    this.#budgets.delete(from);
    this.#keep((reaction) => reaction.from !== from);
  }

  /** Shows nothing more. Idempotent. */
  close(): void {
    this.#clock.cancel(this.#timer);
  }

  #watch(): void {
    this.#clock.cancel(this.#timer);
    const [oldest] = this.#since.values();
    if (oldest === undefined) return;
    this.#timer = this.#clock.schedule(
      () => {
        const now = this.#clock.now();
        this.#keep(({ id }) => now - (this.#since.get(id) ?? 0) < REACTION_MS);
        this.#watch();
      },
      Math.max(0, oldest + REACTION_MS - this.#clock.now()),
    );
  }

  #keep(isKept: (reaction: ReactionSnapshot) => boolean): void {
    const kept = this.#reactions.filter(isKept);
    if (kept.length === this.#reactions.length) return;
    for (const { id } of this.#reactions)
      if (!kept.some((reaction) => reaction.id === id)) this.#since.delete(id);
    this.#reactions = Object.freeze(kept);
    this.#onChange();
  }
}
