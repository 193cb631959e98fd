import type { RemotePlayback } from '../media/remote-playback.ts';
import type { AwarenessLike } from '../protocol/awareness-like.ts';
import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { LINK_BURST, LINKS_PER_SECOND } from '../protocol/constants.ts';
import type { CallError } from '../protocol/errors.ts';
import { createSessionId, type SessionId } from '../protocol/ids.ts';
import type { Presence, UserIdentity, Vouch } from '../protocol/presence.ts';
import type { Signal } from '../protocol/signal.ts';
import { TokenBucket } from '../protocol/token-bucket.ts';
import { collectClaims } from '../roster/claims.ts';
import { type Claim, distributeSeats, nextTicket, type Seating } from '../roster/seats.ts';
import { decideStanding } from '../roster/standing.ts';
import type { Participant } from '../signaling/participants.ts';
import { Signaling } from '../signaling/signaling.ts';
import { Departures } from './departures.ts';
import type { SentMedia } from './local-tracks.ts';
import { Peer } from './peer.ts';

/** What a stay needs to know and to tell. */
export interface StayOptions {
  readonly awareness: AwarenessLike;
  readonly user: UserIdentity;
  /** Seats that we want the call to have. */
  readonly capacity: number;
  readonly clock: Clock;
  readonly playback: RemotePlayback;
  readonly sent: () => SentMedia;
  readonly configuration: () => Promise<RTCConfiguration>;
  readonly roomIsLive: () => boolean;
  readonly onChange: () => void;
  readonly onError: (error: CallError) => void;
}

/** Our own standing: looking on, asking, in the waiting line, or seated. */
export type StayStage = 'lobby' | 'settling' | 'waiting' | 'in';

/**
 * One stay in the room under one session id, from entering the lobby to leaving the call.
 *
 * Everything is level-triggered: each change of the room leads to one look at all of it (`#review`), which computes
 * who should be linked and makes it so. A handler that is missed or runs twice changes nothing.
 */
export class Stay {
  readonly session: SessionId = createSessionId();
  readonly #options: StayOptions;
  readonly #signaling: Signaling;
  readonly #departures: Departures;
  readonly #peers = new Map<SessionId, Peer>();
  /** Sessions to which we have made links before, and how many more we would make now. */
  readonly #linkBudgets = new Map<SessionId, TokenBucket>();
  /** Sessions whose violations were reported. */
  readonly #reported = new Set<SessionId>();
  /** Sessions that said goodbye on the control channel; the room may still list them for a while. */
  readonly #dismissed = new Set<SessionId>();
  #stage: StayStage = 'lobby';
  #place = 0;
  #claim: { readonly ticket: number; readonly since: number } | undefined;
  #seating: Seating;
  #vouches: readonly Vouch[] = [];
  #timer: TimerHandle | undefined;
  #linkTimer: TimerHandle | undefined;
  #ended = false;

  constructor(options: StayOptions) {
    this.#options = options;
    const { awareness, user, capacity, clock, onError } = options;
    const presence: Presence = {
      session: this.session,
      stage: 'lobby',
      ticket: 0,
      capacity,
      vouches: [],
      goodbye: false,
    };
    this.#departures = new Departures({
      clock,
      peer: (session) => this.#peers.get(session),
      roomIsLive: options.roomIsLive,
      onGone: () => {
        this.#review();
      },
    });
    this.#signaling = new Signaling({
      awareness,
      presence,
      user,
      clock,
      listener: {
        participants: (vanished) => {
          this.#onParticipants(vanished);
        },
        message: (from, signal) => {
          this.#onMessage(from, signal);
        },
        violation: onError,
        error: onError,
      },
    });
    this.#seating = distributeSeats([]);
    this.#signaling.setPresence({});
  }

  get stage(): StayStage {
    return this.#stage;
  }

  get #isSeated(): boolean {
    return this.#stage === 'in';
  }

  /** Place in the waiting line from 1 on; 0 when not in it. */
  get place(): number {
    return this.#place;
  }

  /** Who sits and who waits, oneself included where one has a claim. */
  get seating(): Seating {
    return this.#seating;
  }

  get signaling(): Signaling {
    return this.#signaling;
  }

  /** The peer of that session, where we have a link to it. */
  peer(session: SessionId): Peer | undefined {
    return this.#peers.get(session);
  }

  /** Asks for a seat. Does nothing when that was done before. */
  claim(): void {
    if (this.#claim || this.#ended) return;
    const others = this.#otherClaims();
    this.#claim = { ticket: nextTicket(others), since: this.#options.clock.now() };
    this.#stage = 'settling';
    this.#review();
    // A claim that has to wait must be seen all the same.
    if (!this.#isSeated) this.#publish('waiting');
  }

  /** What we send has changed. */
  updateSent(): void {
    const sent = this.#options.sent();
    for (const peer of this.#peers.values()) peer.setSent(sent);
  }

  setUser(user: UserIdentity): void {
    this.#signaling.setUser(user);
  }

  /** We see the room again after a time without: say who we are, because others may have lost us meanwhile. */
  roomReturned(): void {
    this.#signaling.republish();
    this.#departures.roomReturned();
    this.#review();
  }

  /** Says goodbye, closes all links, writes nothing more. Idempotent. */
  end(): void {
    if (this.#ended) return;
    for (const peer of this.#peers.values()) peer.conversation.send({ kind: 'goodbye' });
    this.#ended = true;
    this.#signaling.stop();
    this.#departures.clear();
    this.#options.clock.cancel(this.#timer);
    this.#options.clock.cancel(this.#linkTimer);
    for (const peer of this.#peers.values()) peer.close();
    this.#peers.clear();
  }

  #onParticipants(vanished: readonly Participant[]): void {
    const listed = this.#signaling.participants;
    const clients = new Set([...listed.values()].map(({ clientID }) => clientID));
    for (const participant of vanished) {
      this.#departures.vanished(participant, clients.has(participant.clientID));
    }
    for (const session of listed.keys()) this.#departures.forget(session);
    for (const [session, peer] of this.#peers) {
      const participant = listed.get(session);
      if (participant) peer.participant = participant;
    }
    this.#review();
  }

  #onMessage(from: SessionId, signal: Signal): void {
    if (signal.kind !== 'goodbye') {
      this.#peers.get(from)?.receive(signal);
      return;
    }
    this.#dismissed.add(from);
    this.#departures.forget(from);
    this.#review();
  }

  #present(): readonly Participant[] {
    return [...this.#signaling.participants.values(), ...this.#departures.absent].filter(
      ({ session }) => !this.#dismissed.has(session),
    );
  }

  #otherClaims(): readonly Claim[] {
    const presences = this.#present().map(({ presence }) => presence);
    return collectClaims(presences, this.session).filter(({ session }) => !this.#dismissed.has(session));
  }

  /** Looks at the whole room and makes our own claim and our links what they should be. */
  #review(): void {
    if (this.#ended) return;
    const others = this.#otherClaims();
    this.#reviewClaim(others);
    const own = this.#ownClaim();
    this.#seating = distributeSeats(own ? [own, ...others] : others);
    this.#reviewLinks(own);
    this.#reviewVouches();
    this.#options.onChange();
  }

  #ownClaim(): Claim | undefined {
    if (!this.#claim) return undefined;
    const { ticket } = this.#claim;
    const stage = this.#stage === 'in' ? 'in' : 'waiting';
    return { session: this.session, stage, ticket, capacity: this.#options.capacity };
  }

  #reviewClaim(others: readonly Claim[]): void {
    const own = this.#ownClaim();
    const { clock } = this.#options;
    clock.cancel(this.#timer);
    if (!own || !this.#claim) return;
    const standing = decideStanding({ ...own, age: clock.now() - this.#claim.since }, others);
    this.#place = standing.place;
    if (standing.again !== undefined) {
      this.#timer = clock.schedule(() => {
        this.#review();
      }, standing.again);
    }
    const stage = standing.stage === 'in' ? 'in' : standing.again === undefined ? 'waiting' : 'settling';
    if (stage === this.#stage) return;
    const published = this.#stage === 'in' || stage === 'in';
    this.#stage = stage;
    if (published) this.#publish(stage === 'in' ? 'in' : 'waiting');
  }

  #publish(stage: 'waiting' | 'in'): void {
    this.#signaling.setPresence({ stage, ticket: this.#claim?.ticket ?? 0 });
  }

  #reviewLinks(own: Claim | undefined): void {
    const seated = own?.stage === 'in' ? this.#seating.seated : [];
    const participants = new Map(this.#present().map((participant) => [participant.session, participant]));
    const wanted = new Map(
      seated.flatMap((claim) => {
        const participant = participants.get(claim.session);
        return participant ? [[claim.session, { claim, participant }] as const] : [];
      }),
    );
    for (const [session, peer] of this.#peers) {
      if (!wanted.has(session)) this.#unlink(session, peer);
    }
    for (const [session, { claim, participant }] of wanted) {
      if (own && !this.#peers.has(session) && this.#mayLink(session))
        this.#link(participant, isLater(own, claim));
    }
  }

  /** Spends one of the links that a session may cost us; looks again later when there is none left. */
  #mayLink(session: SessionId): boolean {
    const { clock } = this.#options;
    const budget = this.#linkBudgets.get(session);
    const wait = budget?.waitingTime(clock.now()) ?? 0;
    if (wait === 0) return true;
    clock.cancel(this.#linkTimer);
    this.#linkTimer = clock.schedule(() => {
      this.#review();
    }, wait);
    return false;
  }

  #link(participant: Participant, offers: boolean): void {
    const { session } = participant;
    const { playback, clock, configuration, sent, onChange } = this.#options;
    const known = this.#linkBudgets.get(session);
    const budget = known ?? new TokenBucket(LINKS_PER_SECOND, LINK_BURST, clock.now());
    budget.take(1, clock.now());
    this.#linkBudgets.set(session, budget);
    const peer = new Peer({
      participant,
      conversation: this.#signaling.open(session),
      offers,
      returning: known !== undefined,
      sent: sent(),
      configuration,
      playback,
      clock,
      onChange: () => {
        // A peer that was absent from the room and lost its link as well may be gone, or be vouched for no more.
        this.#reviewVouches();
        onChange();
      },
      onUnreachable: () => {
        this.#departures.unreachable(session);
      },
      onError: (error) => {
        this.#reportPeer(session, error);
      },
    });
    this.#peers.set(session, peer);
  }

  /** A peer that breaks the protocol is reported once, however often we meet it again. */
  #reportPeer(session: SessionId, error: CallError): void {
    if (error.code === 'peer-invalid') {
      if (this.#reported.has(session)) return;
      this.#reported.add(session);
    }
    this.#options.onError(error);
  }

  #unlink(session: SessionId, peer: Peer): void {
    this.#peers.delete(session);
    this.#departures.forget(session);
    peer.close();
    this.#signaling.close(session);
  }

  /** Tells the others of members whom the room doesn't list but who are connected to us, so that nobody takes their seat. */
  #reviewVouches(): void {
    const vouches = this.#departures.absent
      .filter(({ session }) => this.#peers.get(session)?.state === 'connected')
      .map(({ session, presence }) => ({ session, ticket: presence.ticket }));
    if (JSON.stringify(vouches) === JSON.stringify(this.#vouches)) return;
    this.#vouches = vouches;
    this.#signaling.setPresence({ vouches });
  }
}

/** The later of two claims makes the offer: the newcomer has just read what the other needs to know. */
function isLater(own: Claim, other: Claim): boolean {
  return own.ticket === other.ticket ? own.session > other.session : own.ticket > other.ticket;
}
