import type { SessionId } from '../protocol/ids.ts';

/** Somebody who is in the call, as far as the order of claims goes. */
export interface SeatClaim {
  readonly session: SessionId;
  readonly ticket: number;
}

/** A member that the room shows. */
export interface SeatHolder extends SeatClaim {
  /** Since when, ms; undefined for those whom another server instance let in. */
  readonly since: number | undefined;
}

/**
 * How long a seat can be competed for, ms. Two who come at the same moment cannot know of each other; the protocol
 * lets both in and has the later one step back. Longer than the second for which claims settle, with slow networks.
 */
const COMPETE_MS = 5000;

/**
 * Whether a new claim comes too late: as many members as there are seats are either in for long or precede it in the
 * protocol's order. An honest client steps back by itself in this case; one that isn't (a ticket of 0 precedes
 * everybody) would push out a member.
 */
export function comesTooLate(
  claim: SeatClaim,
  holders: readonly SeatHolder[],
  seats: number,
  now: number,
): boolean {
  const before = holders.filter(
    ({ since, ...other }) => since === undefined || now - since >= COMPETE_MS || precedes(other, claim),
  );
  return before.length >= seats;
}

/** The order of docs/protocol.md: the lower ticket, then the lower session id. */
function precedes(one: SeatClaim, other: SeatClaim): boolean {
  return one.ticket === other.ticket ? one.session < other.session : one.ticket < other.ticket;
}
