import { MAX_COUNTER, MAX_SEATS } from '../protocol/constants.ts';
import type { SessionId } from '../protocol/ids.ts';

/** A participant's claim to a seat. */
export interface Claim {
  readonly session: SessionId;
  readonly stage: 'waiting' | 'in';
  /** Logical time: greater than all tickets that its owner had seen. */
  readonly ticket: number;
  /** Seats that this participant wants the call to have. */
  readonly capacity: number;
}

/** Who sits and who waits. */
export interface Seating {
  /** In the order of their tickets. */
  readonly seated: readonly Claim[];
  /** In the order in which they will move up. */
  readonly waiting: readonly Claim[];
  /** Seats of this call: what the earliest member asked for. */
  readonly capacity: number;
}

/**
 * Distributes the seats. Every client that sees the same claims comes to the same seating, whatever its clock and
 * whatever order the claims arrived in: those who are in go before those who wait, then the lower ticket, then the
 * lower session id.
 */
export function distributeSeats(claims: Iterable<Claim>): Seating {
  const ordered = [...claims].sort(compareClaims);
  const capacity = ordered[0]?.capacity ?? MAX_SEATS;
  const seated = ordered.slice(0, capacity).filter(({ stage }) => stage === 'in');
  const waiting = ordered.slice(seated.length);
  return { seated, waiting, capacity };
}

/** The total order of claims. */
export function compareClaims(a: Claim, b: Claim): number {
  if (a.stage !== b.stage) return a.stage === 'in' ? -1 : 1;
  if (a.ticket !== b.ticket) return a.ticket - b.ticket;
  return a.session < b.session ? -1 : a.session > b.session ? 1 : 0;
}

/**
 * The ticket of a new claim: the next whole number above all in sight. Those beyond the counter belong to who has no ticket, and
 * the counter's end is no end: whoever takes it must not lock out who comes later.
 */
export function nextTicket(claims: Iterable<Claim>): number {
  let highest = 0;
  for (const { ticket } of claims) if (ticket <= MAX_COUNTER) highest = Math.max(highest, ticket);
  return Math.min(Math.floor(highest) + 1, MAX_COUNTER);
}
