import { SETTLE_MS } from '../protocol/constants.ts';
import { type Claim, distributeSeats } from './seats.ts';

/** Our own claim, and for how long the others could have seen it. */
export interface OwnClaim extends Claim {
  /** Milliseconds since the claim was first published. */
  readonly age: number;
}

/** What we should do about our own claim. */
export interface Standing {
  /** The stage to publish: `in` when a seat is ours, `waiting` when not or not yet. */
  readonly stage: 'waiting' | 'in';
  /** Place in the waiting line from 1 on; 0 when seated, or when only waiting for the claims to settle. */
  readonly place: number;
  /** Milliseconds until this is to be decided again; undefined when only new claims can change it. */
  readonly again: number | undefined;
}

/**
 * Decides whether we hold a seat.
 *
 * While all who want a seat can have one, a claim counts at once. Where claims compete for the last seats, ours
 * counts only after the others had the time to see it, so that two newcomers don't both sit down on the last seat.
 * Whoever is in stays in, unless more are in than there are seats: then the last claims step back.
 */
export function decideStanding(own: OwnClaim, others: readonly Claim[]): Standing {
  const { seated, waiting, capacity } = distributeSeats([own, ...others]);
  if (seated.some(({ session }) => session === own.session))
    return { stage: 'in', place: 0, again: undefined };
  const index = waiting.findIndex(({ session }) => session === own.session);
  // A smaller limit of our own keeps only ourselves out; it takes nobody's seat.
  const free = Math.min(capacity, own.capacity) - seated.length;
  if (own.stage === 'in' || index >= free) return { stage: 'waiting', place: index + 1, again: undefined };
  const everybodyFits = waiting.length <= free;
  if (everybodyFits || own.age >= SETTLE_MS) return { stage: 'in', place: 0, again: undefined };
  return { stage: 'waiting', place: 0, again: SETTLE_MS - own.age };
}

/** Whether we hold a seat and more are in than there are seats. It lasts only while not all see the same seats taken. */
export function isContested(own: Claim, others: readonly Claim[]): boolean {
  const claims = [own, ...others];
  const count = claims.filter(({ stage }) => stage === 'in').length;
  return own.stage === 'in' && count > distributeSeats(claims).capacity;
}
