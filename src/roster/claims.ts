import type { SessionId } from '../protocol/ids.ts';
import type { Presence, Vouch } from '../protocol/presence.ts';
import type { Claim } from './seats.ts';

/** What is known of seats besides what the room says. */
export interface KnownSeats {
  /** Seats that we keep ourselves for those who may be back. */
  readonly held?: readonly Claim[];
  /** Whether a seat was kept for this session and is not any more. */
  readonly isOver?: (session: SessionId) => boolean;
  /** Whether this session has said goodbye to us. */
  readonly isGone?: (session: SessionId) => boolean;
  /** The session whose seat we have come back to. */
  readonly predecessor?: SessionId | undefined;
}

/**
 * The claims of everybody else: those who publish one, and those for whom a member vouches because it is connected
 * to them although the room doesn't list them now, or because it keeps their seat.
 */
export function collectClaims(
  presences: Iterable<Presence>,
  self: SessionId,
  { held = [], isOver = never, isGone = never, predecessor }: KnownSeats = {},
): readonly Claim[] {
  const claims = new Map<SessionId, Claim>();
  const all = [...presences];
  for (const { session, stage, ticket, capacity } of all) {
    if (stage !== 'lobby' && session !== self) claims.set(session, { session, stage, ticket, capacity });
  }
  // What somebody says of itself goes before what others say of it.
  const known = new Set([self, ...all.map(({ session }) => session)]);
  const add = ({ session, ticket }: Vouch, capacity: number): void => {
    if (known.has(session)) return;
    known.add(session);
    // They sit in the same call, so they mostly want the same number of seats.
    claims.set(session, { session, stage: 'in', ticket, capacity });
  };
  // Nobody knows better than we that the page before ours is gone.
  if (predecessor !== undefined) known.add(predecessor);
  for (const { stage, vouches, capacity } of all) {
    if (stage === 'in') for (const vouch of vouches) if (!isGone(vouch.session)) add(vouch, capacity);
  }
  // A seat is not kept for somebody who is back.
  for (const { stage, predecessor: former } of all) {
    if (stage !== 'lobby' && former) known.add(former.session);
  }
  for (const claim of held) add(claim, claim.capacity);
  for (const { stage, held: kept = [], capacity } of all) {
    if (stage === 'in') for (const vouch of kept) if (!isOver(vouch.session)) add(vouch, capacity);
  }
  return [...claims.values()];
}

function never(): boolean {
  return false;
}
