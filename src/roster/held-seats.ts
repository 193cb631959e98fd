import { HELD_FOR_HEIR_MS, HELD_MS, MAX_SEATS } from '../protocol/constants.ts';
import type { SessionId } from '../protocol/ids.ts';
import type { Presence } from '../protocol/presence.ts';
import type { Claim } from './seats.ts';

/** The seat of somebody who has left and may be back. */
interface HeldSeat {
  readonly claim: Claim;
  /** When they left, on the clock. */
  readonly since: number;
  /** The session that comes back to it, once it is in sight; nobody else can any more. */
  heir: SessionId | undefined;
}

/** Somebody who has come back, and the session that they had before. */
export interface Succession {
  readonly session: SessionId;
  readonly predecessor: SessionId;
}

/** What a look at the room has found about the seats that are kept. */
export interface HeldReview {
  /** The claims that are kept: they count like those of members. */
  readonly claims: readonly Claim[];
  /** Seats that somebody has come back to just now. */
  readonly taken: readonly Succession[];
  /** Milliseconds until a seat is free; undefined when none is kept. */
  readonly again: number | undefined;
}

/** Sessions for which no seat is kept a second time; a room has far fewer. */
const REMEMBERED_SESSIONS = 256;

/**
 * The seats of those whose page goes: it may only be loaded anew, so nobody of the waiting line moves up for a moment.
 *
 * Each session is held once and for a bounded time, whatever is written. Its seat is taken by the first session in sight
 * that proves to come from it.
 */
export class HeldSeats {
  readonly #held = new Map<SessionId, HeldSeat>();
  readonly #spent = new Set<SessionId>();

  /** Keeps a seat. Only for who has one: call it with claims that counted as seated. */
  hold(claim: Claim, now: number): void {
    const { session } = claim;
    if (this.#spent.has(session) || this.#held.size >= MAX_SEATS - 1) return;
    this.#spent.add(session);
    for (const old of this.#spent) {
      if (this.#spent.size <= REMEMBERED_SESSIONS) break;
      this.#spent.delete(old);
    }
    this.#held.set(session, { claim: { ...claim, stage: 'in' }, since: now, heir: undefined });
  }

  /** Whether a seat was kept for this session and is not any more, whatever others say. */
  isOver(session: SessionId): boolean {
    return this.#spent.has(session) && !this.#held.has(session);
  }

  /** Looks at who is in the room. */
  review(presences: readonly Presence[], now: number): HeldReview {
    const listed = new Map(presences.map((presence) => [presence.session, presence]));
    for (const { session, predecessor } of presences) {
      const seat = predecessor && this.#held.get(predecessor.session);
      if (seat && now < seat.since + HELD_MS) seat.heir ??= session;
    }
    const taken: Succession[] = [];
    let again: number | undefined;
    for (const [predecessor, seat] of this.#held) {
      const heir = seat.heir === undefined ? undefined : listed.get(seat.heir);
      const until = seat.since + (heir ? HELD_FOR_HEIR_MS : HELD_MS);
      if (heir?.stage === 'in') taken.push({ session: heir.session, predecessor });
      // Whoever is in the room has not left it, and an heir who waits in line has come too late for the others.
      if (heir && heir.stage !== 'lobby') this.#held.delete(predecessor);
      else if (listed.has(predecessor) || now >= until) this.#held.delete(predecessor);
      else again = Math.min(again ?? Infinity, until - now);
    }
    return { claims: [...this.#held.values()].map(({ claim }) => claim), taken, again };
  }
}
