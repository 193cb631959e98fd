import type { PlainParticipant, PlainParticipants } from '../plain/plain-participants.ts';
import type { Clock } from '../protocol/clock.ts';
import { ESTABLISHED_AFTER_MS, MAX_COUNTER } from '../protocol/constants.ts';
import { isSessionId, type SessionId } from '../protocol/ids.ts';
import { sameUser, type UserIdentity, type Vouch } from '../protocol/presence.ts';
import { collectClaims } from '../roster/claims.ts';
import { Precedence } from '../roster/precedence.ts';
import type { Claim } from '../roster/seats.ts';
import type { Participant } from '../signaling/participants.ts';
import type { CallPeer } from './call-peer.ts';
import { Departures } from './departures.ts';
import type { OwnClaim } from './own-claim.ts';

/** What the attendance depends on. */
export interface AttendanceOptions {
  readonly self: SessionId;
  readonly clock: Clock;
  /** The peers that we are linked to. */
  readonly peers: { get(session: SessionId): CallPeer | undefined } & Iterable<CallPeer>;
  /** Those who speak our protocol, as the room lists them. */
  readonly listed: () => ReadonlyMap<SessionId, Participant>;
  /** Those who speak the plain shape. */
  readonly plain: () => PlainParticipants;
  /** Whether we ourselves see the room now. */
  readonly roomIsLive: () => boolean;
  /** Somebody counts as gone now. */
  readonly onGone: () => void;
}

/**
 * Who is here, and which seats they claim: what the room lists, corrected by what we know of those who are connected to
 * us, because anybody can write anything into the room and the room loses people for seconds.
 */
export class Attendance {
  readonly #options: AttendanceOptions;
  readonly #departures: Departures;
  readonly #precedence = new Precedence();
  /** What people say of themselves past the room, and what it said of them then. */
  readonly #saidUsers = new Map<SessionId, { user: UserIdentity; listed: UserIdentity | undefined }>();
  /** Sessions that said goodbye on the control channel; the room may still list them for a while. */
  readonly #dismissed = new Set<SessionId>();

  constructor(options: AttendanceOptions) {
    this.#options = options;
    const { clock, peers, roomIsLive, onGone } = options;
    this.#departures = new Departures({ clock, peers, roomIsLive, onGone });
  }

  /** All who count as present. */
  get present(): readonly Participant[] {
    const { peers, listed, plain } = this.#options;
    const absent = this.#departures.absent.map((participant) => {
      const said = this.#saidUsers.get(participant.session);
      return said ? { ...participant, user: said.user } : participant;
    });
    return [...listed().values(), ...plain().all, ...absent]
      .filter(({ session }) => !this.#dismissed.has(session))
      .map((participant) => {
        const confirmed = peers.get(participant.session)?.confirmedClaim;
        if (!confirmed) return participant;
        const { ticket, capacity } = confirmed;
        return { ...participant, presence: { ...participant.presence, stage: 'in', ticket, capacity } };
      });
  }

  /** Whoever speaks for that session, as the room lists them. */
  participant(session: SessionId): Participant | undefined {
    return this.#options.listed().get(session) ?? this.#options.plain().get(session);
  }

  /** The claims of others as they are written. */
  get writtenClaims(): readonly Claim[] {
    const presences = this.present.map(({ presence }) => presence);
    return collectClaims(presences, this.#options.self).filter(
      ({ session }) => !this.#dismissed.has(session),
    );
  }

  /** The claims of others as they count beside ours. */
  claimsBeside(own: OwnClaim): readonly Claim[] {
    const before = this.#options.clock.now() - ESTABLISHED_AFTER_MS;
    const established = [...this.#options.peers]
      .filter(({ connectedSince }) => connectedSince <= before)
      .map(({ participant: { session, presence }, confirmedClaim }) =>
        this.#precedence.ticketOf({ session, ticket: confirmedClaim?.ticket ?? presence.ticket }),
      );
    if (own.current && own.seatedSince <= before) established.push(own.current.ticket);
    const highest = Math.max(0, ...established.filter((ticket) => ticket <= MAX_COUNTER));
    return this.#precedence.apply(this.writtenClaims, highest);
  }

  /** Whether we are connected to nobody. */
  get isAlone(): boolean {
    return ![...this.#options.peers].some(({ state }) => state === 'connected');
  }

  /** Members whom the room doesn't list but who are connected to us, so that nobody shall take their seat. */
  get vouches(): readonly Vouch[] {
    const { peers } = this.#options;
    // Those without a session of our protocol can't be named in it.
    return this.#departures.absent
      .filter(({ session }) => isSessionId(session) && peers.get(session)?.state === 'connected')
      .map(({ session, presence }) => ({ session, ticket: presence.ticket }));
  }

  /** The room's list has changed; `vanished` are those whom it doesn't list any more. */
  listChanged(vanished: readonly Participant[]): void {
    const listed = this.#options.listed();
    const clients = new Set([...listed.values()].map(({ clientID }) => clientID));
    for (const participant of vanished) {
      this.#departures.vanished(participant, clients.has(participant.clientID));
    }
    for (const [session, { user }] of listed) {
      this.#departures.forget(session);
      const said = this.#saidUsers.get(session);
      if (said && !(said.listed && sameUser(said.listed, user))) this.#saidUsers.delete(session);
    }
  }

  /** The same for those who speak the plain shape. */
  plainChanged(vanished: readonly PlainParticipant[]): void {
    for (const participant of vanished) this.#departures.vanished(participant, false);
    for (const { session } of this.#options.plain().all) this.#departures.forget(session);
  }

  /** They said goodbye on the control channel. */
  saidGoodbye(session: SessionId): void {
    this.#dismissed.add(session);
    this.#departures.forget(session);
  }

  /** They have another name or colour. It counts while the room doesn't list them, and until it says something else. */
  saidUser(session: SessionId, { name, color }: Pick<UserIdentity, 'name' | 'color'>): void {
    const participant = this.#options.peers.get(session)?.participant;
    if (!participant) return;
    const { id } = participant.user;
    const user = { ...(id === undefined ? {} : { id }), name, ...(color === undefined ? {} : { color }) };
    const listed = this.#options.listed().get(session)?.user ?? this.#saidUsers.get(session)?.listed;
    this.#saidUsers.set(session, { user, listed });
  }

  /** The links of some peers work now, or don't any more. */
  linksChanged(): void {
    this.#departures.linksChanged();
  }

  /** There is no way to them past the room any more. */
  unreachable(session: SessionId): void {
    this.#departures.unreachable(session);
  }

  /** We have no link to them any more. Returns whether they counted as present only because of it. */
  unlinked(session: SessionId): boolean {
    this.#saidUsers.delete(session);
    return this.#departures.forget(session);
  }

  /** We see the room again after a time without. */
  roomReturned(): void {
    this.#departures.roomReturned();
  }

  /** Waits for nobody any more. */
  clear(): void {
    this.#departures.clear();
  }
}
