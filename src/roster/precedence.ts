import type { SessionId } from '../protocol/ids.ts';
import type { Succession } from './held-seats.ts';
import type { Claim } from './seats.ts';

/** Sessions whose first appearance is remembered; a room has far fewer. */
const REMEMBERED_SESSIONS = 256;

/**
 * Keeps those who are established in their seats from being pushed out by claims that come later.
 *
 * A ticket says when its owner came, and anybody can write any ticket. But an honest newcomer has seen those who are
 * established, so its ticket is higher than theirs. One that isn't counts as if it came right after them.
 */
export class Precedence {
  /** The highest ticket that was established when a session was first seen. */
  readonly #floors = new Map<SessionId, number>();

  /**
   * The claims of others with the tickets that count.
   *
   * @param established The highest ticket that counts of all who are established now, oneself included; 0 when nobody
   *   is.
   */
  apply(claims: readonly Claim[], established: number): readonly Claim[] {
    const counted = claims.map((claim) => {
      const floor = this.#floors.get(claim.session) ?? established;
      // Set anew, so that those seen last are forgotten last.
      this.#floors.delete(claim.session);
      this.#floors.set(claim.session, floor);
      const ticket = countedTicket(claim.ticket, floor);
      return ticket === claim.ticket ? claim : { ...claim, ticket };
    });
    for (const session of this.#floors.keys()) {
      if (this.#floors.size <= REMEMBERED_SESSIONS) break;
      this.#floors.delete(session);
    }
    return counted;
  }

  /** Somebody has come back to a seat that was kept for them: their claim counts like the one they had. */
  inherit({ session, predecessor }: Succession): void {
    this.#floors.set(session, this.#floors.get(predecessor) ?? 0);
  }

  /**
   * The ticket of a session that counts. Whoever came with a low ticket and is established by now is in the place that
   * they came to, not in the one that they wrote, so the next one comes after that.
   */
  ticketOf({ session, ticket }: Pick<Claim, 'session' | 'ticket'>): number {
    return countedTicket(ticket, this.#floors.get(session));
  }
}

function countedTicket(ticket: number, floor: number | undefined): number {
  return floor === undefined || ticket > floor ? ticket : floor + 0.5;
}
