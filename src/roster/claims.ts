import type { SessionId } from '../protocol/ids.ts';
import type { Presence } from '../protocol/presence.ts';
import type { Claim } from './seats.ts';

/**
 * The claims of everybody else: those who publish one, and those for whom a member vouches because it is connected
 * to them although the room doesn't list them now.
 */
export function collectClaims(presences: Iterable<Presence>, self: SessionId): readonly Claim[] {
  const claims = new Map<SessionId, Claim>();
  const all = [...presences];
  for (const { session, stage, ticket, capacity } of all) {
    if (stage !== 'lobby' && session !== self) claims.set(session, { session, stage, ticket, capacity });
  }
  const listed = new Set(all.map(({ session }) => session));
  for (const { stage, vouches, capacity } of all) {
    if (stage !== 'in') continue;
    for (const { session, ticket } of vouches) {
      // What somebody says of itself goes before what others say of it.
      if (session === self || listed.has(session) || claims.has(session)) continue;
      // They sit in the same call, so they mostly want the same number of seats.
      claims.set(session, { session, stage: 'in', ticket, capacity });
    }
  }
  return [...claims.values()];
}
