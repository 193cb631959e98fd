import type { Clock } from '../protocol/clock.ts';
import { STRANDED_AFTER_MS } from '../protocol/constants.ts';
import type { SessionId } from '../protocol/ids.ts';
import type { Presence } from '../protocol/presence.ts';
import { type Claim, nextTicket } from '../roster/seats.ts';
import { decideStanding, isContested } from '../roster/standing.ts';

/** Our own standing: looking on, asking, in the waiting line, or seated. */
export type StayStage = 'lobby' | 'settling' | 'waiting' | 'in';

/** What a look at the claims of others has led to. */
export interface ClaimReview {
  /** What the others have to be told; undefined when nothing is news to them. */
  readonly publish: Pick<Presence, 'stage' | 'ticket'> | undefined;
  /** Milliseconds until the next look; undefined when only other claims can change anything. */
  readonly again: number | undefined;
}

/** Our own claim to a seat in the course of one stay. */
export class OwnClaim {
  readonly #session: SessionId;
  readonly #capacity: number;
  readonly #clock: Clock;
  #stage: StayStage = 'lobby';
  #place = 0;
  #ticket = 0;
  #claimedAt = 0;
  #seatedSince = Infinity;
  #strandedSince = Infinity;
  /** Whether our seat is one that was kept for us, and nobody knows yet that we are back. */
  #isReturning = false;

  constructor(session: SessionId, capacity: number, clock: Clock) {
    this.#session = session;
    this.#capacity = capacity;
    this.#clock = clock;
  }

  get stage(): StayStage {
    return this.#stage;
  }

  /** Place in the waiting line from 1 on; 0 when not in it. */
  get place(): number {
    return this.#place;
  }

  /** Since when we hold a seat, on the clock; infinite without one. */
  get seatedSince(): number {
    return this.#seatedSince;
  }

  /** The claim as it stands; undefined in the lobby. */
  get current(): Claim | undefined {
    if (this.#stage === 'lobby') return undefined;
    const stage = this.#stage === 'in' ? 'in' : 'waiting';
    return { session: this.#session, stage, ticket: this.#ticket, capacity: this.#capacity };
  }

  /**
   * Asks for a seat, behind all that are in sight, or for the one that is kept for us; returns the ticket.
   *
   * @param kept The claim that others have kept for us.
   */
  make(others: readonly Claim[], kept?: Claim): number {
    this.#isReturning = kept !== undefined;
    this.#ticket = kept?.ticket ?? nextTicket(others);
    this.#claimedAt = this.#clock.now();
    this.#stage = 'settling';
    return this.#ticket;
  }

  /**
   * Looks at the claims of others and decides where we stand.
   *
   * @param isAlone Whether we are connected to nobody.
   */
  review(others: readonly Claim[], isAlone: boolean): ClaimReview {
    const { current } = this;
    if (!current) return { publish: undefined, again: undefined };
    const now = this.#clock.now();
    if (!isAlone || !isContested(current, others)) this.#strandedSince = Infinity;
    else this.#strandedSince = Math.min(this.#strandedSince, now);
    if (now - this.#strandedSince >= STRANDED_AFTER_MS) return this.#yield(others);
    // Nobody competes for a seat that is kept.
    const claimed = this.#isReturning ? { ...current, stage: 'in' as const } : current;
    this.#isReturning = false;
    const standing = decideStanding({ ...claimed, age: now - this.#claimedAt }, others);
    const { place, again } = standing;
    this.#place = place;
    const stage = standing.stage === 'in' ? 'in' : again === undefined ? 'waiting' : 'settling';
    const isNews = stage !== this.#stage && (stage === 'in' || this.#stage === 'in');
    if (stage !== this.#stage) this.#seatedSince = stage === 'in' ? now : Infinity;
    this.#stage = stage;
    const publish = { stage: stage === 'in' ? 'in' : 'waiting', ticket: this.#ticket } as const;
    const untilStranded = stage === 'in' ? this.#strandedSince + STRANDED_AFTER_MS - now : Infinity;
    return {
      publish: isNews ? publish : undefined,
      again: again ?? (untilStranded === Infinity ? undefined : untilStranded),
    };
  }

  /**
   * Asks again behind all others: we believe to hold a seat and those who sit don't, or they would be connected to us.
   * It happens where claims have met late, as after an outage of the room.
   */
  #yield(others: readonly Claim[]): ClaimReview {
    const ticket = this.make(others);
    this.#seatedSince = Infinity;
    this.#strandedSince = Infinity;
    const { again } = this.review(others, true);
    return { publish: { stage: 'waiting', ticket }, again };
  }
}
