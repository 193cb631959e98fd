import type { SessionId } from '../protocol/ids.ts';
import type { Claim } from '../roster/seats.ts';
import type { Participant } from '../signaling/participants.ts';
import type { WantedPeer } from './peer-directory.ts';

/**
 * To whom we shall have a link: everybody who sits and is present, where we sit ourselves.
 *
 * @param own Our own claim; undefined while we want no seat.
 * @param seated Who sits, in the order of their seats.
 * @param present Who is in the room.
 */
export function wantedPeers(
  own: Claim | undefined,
  seated: readonly Claim[],
  present: Iterable<Participant>,
): ReadonlyMap<SessionId, WantedPeer> {
  const participants = new Map([...present].map((each) => [each.session, each]));
  const wanted = new Map<SessionId, WantedPeer>();
  if (own?.stage !== 'in') return wanted;
  for (const { session } of seated) {
    const participant = participants.get(session);
    if (participant) wanted.set(session, { participant, offers: isLater(own, participant.presence) });
  }
  return wanted;
}

type Ticket = Pick<Claim, 'ticket' | 'session'>;

/** The later of two claims makes the offer: the newcomer has just read what the other needs to know. */
function isLater(own: Ticket, other: Ticket): boolean {
  return own.ticket === other.ticket ? own.session > other.session : own.ticket > other.ticket;
}
