import type { PlainParticipant, PlainParticipants } from '../plain/plain-participants.ts';
import type { Clock } from '../protocol/clock.ts';
import { ESTABLISHED_AFTER_MS, MAX_COUNTER } from '../protocol/constants.ts';
import { isSessionId, type SessionId } from '../protocol/ids.ts';
import { sameUser, type UserIdentity, type Vouch } from '../protocol/presence.ts';
import { collectClaims } from '../roster/claims.ts';
import { HeldSeats } from '../roster/held-seats.ts';
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
  /** The session that we come from, when our page was loaded anew. */
  readonly predecessor: SessionId | undefined;
  /** Whether somebody held a seat in our eyes when we looked last. */
  readonly isSeated: (session: SessionId) => boolean;
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
  readonly #heldSeats = new HeldSeats();
  #held: readonly Claim[] = [];
  #heldAgain: number | undefined;
  /** The claims as they were written when we looked last. */
  #written: readonly Claim[] = [];

  constructor(options: AttendanceOptions) {
    this.#options = options;
    const { clock, peers, roomIsLive, onGone } = options;
    this.#departures = new Departures({
      clock,
      peers,
      roomIsLive,
      onGone: (session, mayReturn) => {
        if (mayReturn) this.#keepSeat(session);
        onGone();
      },
    });
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
    return this.#collect(undefined);
  }

  /** The claim of the session that we come from, where others keep its seat. */
  get keptClaim(): Claim | undefined {
    const { predecessor } = this.#options;
    if (predecessor === undefined) return undefined;
    // Two pages can have come from one; the seat of a page that is still there is not for us.
    if (this.present.some(({ session }) => session === predecessor)) return undefined;
    return this.writtenClaims.find(({ session }) => session === predecessor);
  }

  /** The seats that we keep for those who may be back. */
  get held(): readonly Vouch[] {
    return this.#held.map(({ session, ticket }) => ({ session, ticket }));
  }

  /** Milliseconds until a seat that we keep is free; undefined when we keep none. */
  get heldAgain(): number | undefined {
    return this.#heldAgain;
  }

  /** The claims of others as they count beside ours. */
  claimsBeside(own: OwnClaim): readonly Claim[] {
    const presences = this.present.map(({ presence }) => presence);
    const { claims, taken, again } = this.#heldSeats.review(presences, this.#options.clock.now());
    for (const succession of taken) this.#precedence.inherit(succession);
    this.#held = claims;
    this.#heldAgain = again;
    this.#written = this.#collect(own.current && this.#options.predecessor);
    const before = this.#options.clock.now() - ESTABLISHED_AFTER_MS;
    const established = [...this.#options.peers]
      .filter(({ connectedSince }) => connectedSince <= before)
      .map(({ participant: { session, presence }, confirmedClaim }) =>
        this.#precedence.ticketOf({ session, ticket: confirmedClaim?.ticket ?? presence.ticket }),
      );
    if (own.current && own.seatedSince <= before) established.push(own.current.ticket);
    const highest = Math.max(0, ...established.filter((ticket) => ticket <= MAX_COUNTER));
    return this.#precedence.apply(this.#written, highest);
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
      const { session, clientID, presence } = participant;
      const isPresent = this.#departures.vanished(participant, clients.has(clientID));
      if (!isPresent && presence.mayReturn) this.#keepSeat(session);
    }
    this.#endPredecessors();
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

  /** They said goodbye on the control channel; `mayReturn`: their page is perhaps only loaded anew. */
  saidGoodbye(session: SessionId, mayReturn: boolean): void {
    if (mayReturn) this.#keepSeat(session);
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
    this.#endPredecessors();
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

  #collect(predecessor: SessionId | undefined): readonly Claim[] {
    const presences = this.present.map(({ presence }) => presence);
    return collectClaims(presences, this.#options.self, {
      held: this.#held,
      isOver: (session) => this.#heldSeats.isOver(session),
      isGone: (session) => this.#dismissed.has(session),
      predecessor,
    });
  }

  #keepSeat(session: SessionId): void {
    const claim = this.#written.find((written) => written.session === session);
    if (claim && this.#options.isSeated(session)) this.#heldSeats.hold(claim, this.#options.clock.now());
  }

  /** Whoever is back has left the page before, also where its goodbye was lost. */
  #endPredecessors(): void {
    const { listed, peers } = this.#options;
    for (const { presence } of listed().values()) {
      const session = presence.predecessor?.session;
      if (session === undefined || this.#dismissed.has(session) || listed().has(session)) continue;
      const isAbsent = this.#departures.absent.some((participant) => participant.session === session);
      if (isAbsent && peers.get(session)?.state !== 'connected') this.saidGoodbye(session, true);
    }
  }
}
