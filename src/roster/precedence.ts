import type { SessionId } from '../protocol/ids.ts';
import type { Succession } from './held-seats.ts';
import type { Claim } from './seats.ts';

/**
 * Keeps those who are established in their seats from being pushed out by claims that come later.
 *
 * A ticket says when its owner came, and anybody can write any ticket. But an honest newcomer has seen those who are
 * established, so its ticket is higher than theirs. One that isn't counts as if it came right after them.
 *
 * Whoever was gone, as a machine that slept for a minute, comes anew: somebody else may sit in that seat by now.
 */
export class Precedence {
  /** The highest ticket that was established when a session came. */
  readonly #floors = new Map<SessionId, number>();

  /**
   * The claims of others with the tickets that count.
   *
   * @param established The highest ticket that counts of all who are established now, oneself included; 0 when nobody
   *   is.
   */
  apply(claims: readonly Claim[], established: number): readonly Claim[] {
    const present = new Set(claims.map(({ session }) => session));
    for (const session of this.#floors.keys()) if (!present.has(session)) this.#floors.delete(session);
    return claims.map((claim) => {
      if (!this.#floors.has(claim.session)) this.#floors.set(claim.session, established);
      const ticket = this.ticketOf(claim);
      return ticket === claim.ticket ? claim : { ...claim, ticket };
    });
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
