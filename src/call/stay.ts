import type { RemotePlayback } from '../media/remote-playback.ts';
import type { AwarenessLike } from '../protocol/awareness-like.ts';
import type { Clock, TimerHandle } from '../protocol/clock.ts';
import type { CallError } from '../protocol/errors.ts';
import { createSessionId, isSessionId, type SessionId } from '../protocol/ids.ts';
import type { UserIdentity, Vouch } from '../protocol/presence.ts';
import type { Signal } from '../protocol/signal.ts';
import { collectClaims } from '../roster/claims.ts';
import { type Claim, distributeSeats, nextTicket, type Seating } from '../roster/seats.ts';
import { decideStanding } from '../roster/standing.ts';
import { PlainParticipants } from '../plain/plain-participants.ts';
import { PlainSlots } from '../plain/plain-slots.ts';
import { FIELD } from '../signaling/awareness-fields.ts';
import type { Participant } from '../signaling/participants.ts';
import { Signaling } from '../signaling/signaling.ts';
import { Departures } from './departures.ts';
import type { SentMedia } from './local-tracks.ts';
import { Peer } from './peer.ts';
import type { CallPeer } from './call-peer.ts';
import type { PeerStreamRegistry } from './peer-streams.ts';
import { PeerDirectory, type WantedPeer } from './peer-directory.ts';

/** What a stay needs to know and to tell. */
export interface StayOptions {
  readonly awareness: AwarenessLike;
  readonly user: UserIdentity;
  /** Seats that we want the call to have. */
  readonly capacity: number;
  readonly clock: Clock;
  readonly playback: RemotePlayback;
  readonly streams: PeerStreamRegistry;
  readonly sent: () => SentMedia;
  readonly configuration: () => Promise<RTCConfiguration>;
  /** Whether we see the room now, so that not being listed in it means something. */
  readonly roomIsLive: () => boolean;
  readonly onChange: () => void;
  /** A STUN or TURN server gave an error. */
  readonly onServerError: (url: string, errorCode: number) => void;
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
  readonly #plain: PlainParticipants;
  readonly #slots: PlainSlots;
  readonly #departures: Departures;
  readonly #peers: PeerDirectory;
  /** Sessions that said goodbye on the control channel; the room may still list them for a while. */
  readonly #dismissed = new Set<SessionId>();
  #stage: StayStage = 'lobby';
  #place = 0;
  #claim: { readonly ticket: number; readonly since: number } | undefined;
  #seating: Seating = distributeSeats([]);
  #vouches: readonly Vouch[] = [];
  #claimTimer: TimerHandle | undefined;
  #linkTimer: TimerHandle | undefined;
  #ended = false;

  constructor(options: StayOptions) {
    this.#options = options;
    const { awareness, user, capacity, clock, playback, streams, sent, configuration, roomIsLive, onError } =
      options;
    this.#departures = new Departures({
      clock,
      peer: (session) => this.#peers.get(session),
      roomIsLive,
      onGone: () => {
        this.#review();
      },
    });
    this.#slots = new PlainSlots(clock, () => {
      this.#signaling.otherFieldsChanged();
    });
    this.#peers = new PeerDirectory({
      clock,
      playback,
      streams,
      sent,
      slots: this.#slots,
      configuration,
      openConversation: (session) => this.#signaling.open(session),
      closeConversation: (session) => {
        this.#departures.forget(session);
        this.#signaling.close(session);
      },
      onChange: () => {
        this.#reviewVouches();
        options.onChange();
      },
      onUnreachable: (session) => {
        this.#departures.unreachable(session);
      },
      onHungUp: (session) => {
        this.#plain.hungUp(session);
      },
      onServerError: options.onServerError,
      onError,
    });
    this.#signaling = new Signaling({
      awareness,
      presence: { session: this.session, stage: 'lobby', ticket: 0, capacity, vouches: [], goodbye: false },
      user,
      clock,
      otherFields: () => this.#slots.fields,
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
    this.#plain = new PlainParticipants({
      awareness,
      clock,
      presenceField: FIELD.presence,
      onChange: (vanished) => {
        for (const participant of vanished) this.#departures.vanished(participant, false);
        for (const { session } of this.#plain.all) this.#departures.forget(session);
        this.#review();
      },
    });
    this.#signaling.setPresence({});
  }

  get stage(): StayStage {
    return this.#stage;
  }

  /** Place in the waiting line from 1 on; 0 when not in it. */
  get place(): number {
    return this.#place;
  }

  /** Who sits and who waits, oneself included where one has a claim. */
  get seating(): Seating {
    return this.#seating;
  }

  /** The peer of that session, where we have a link to it. */
  peer(session: SessionId): CallPeer | undefined {
    return this.#peers.get(session);
  }

  /** Whoever speaks for that session, as the room lists them. */
  participant(session: SessionId): Participant | undefined {
    return this.#signaling.participants.get(session) ?? this.#plain.get(session);
  }

  /** Asks for a seat. Does nothing when that was done before. */
  claim(): void {
    if (this.#claim || this.#ended) return;
    this.#claim = { ticket: nextTicket(this.#otherClaims()), since: this.#options.clock.now() };
    this.#stage = 'settling';
    this.#review();
    // A claim that has to wait must be seen all the same.
    if (!this.#isSeated()) this.#publish('waiting');
  }

  /** What we send has changed. */
  updateSent(): void {
    this.#peers.updateSent();
  }

  /** Fresh ICE servers have come for the links that exist. */
  rotate(configuration: RTCConfiguration): void {
    this.#peers.rotate(configuration);
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
    for (const peer of this.#peers) peer.sayGoodbye();
    this.#ended = true;
    this.#signaling.stop();
    this.#plain.stop();
    this.#slots.clear();
    this.#departures.clear();
    this.#options.clock.cancel(this.#claimTimer);
    this.#options.clock.cancel(this.#linkTimer);
    this.#peers.close();
  }

  #isSeated(): boolean {
    return this.#stage === 'in';
  }

  #onParticipants(vanished: readonly Participant[]): void {
    const listed = this.#signaling.participants;
    const clients = new Set([...listed.values()].map(({ clientID }) => clientID));
    for (const participant of vanished) {
      this.#departures.vanished(participant, clients.has(participant.clientID));
    }
    for (const session of listed.keys()) this.#departures.forget(session);
    this.#review();
  }

  #onMessage(from: SessionId, signal: Signal): void {
    if (signal.kind !== 'goodbye') {
      const peer = this.#peers.get(from);
      if (peer instanceof Peer) peer.receive(signal);
      return;
    }
    this.#dismissed.add(from);
    this.#departures.forget(from);
    this.#review();
  }

  #present(): readonly Participant[] {
    const listed = [...this.#signaling.participants.values(), ...this.#plain.all];
    return [...listed, ...this.#departures.absent].filter(({ session }) => !this.#dismissed.has(session));
  }

  #otherClaims(): readonly Claim[] {
    const presences = this.#present().map(({ presence }) => presence);
    return collectClaims(presences, this.session).filter(({ session }) => !this.#dismissed.has(session));
  }

  #ownClaim(): Claim | undefined {
    if (!this.#claim) return undefined;
    const stage = this.#isSeated() ? 'in' : 'waiting';
    return { session: this.session, stage, ticket: this.#claim.ticket, capacity: this.#options.capacity };
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

  #reviewClaim(others: readonly Claim[]): void {
    const { clock } = this.#options;
    const own = this.#ownClaim();
    if (!own || !this.#claim) return;
    const standing = decideStanding({ ...own, age: clock.now() - this.#claim.since }, others);
    this.#place = standing.place;
    this.#claimTimer = this.#reviewAfter(standing.again, this.#claimTimer);
    const stage = standing.stage === 'in' ? 'in' : standing.again === undefined ? 'waiting' : 'settling';
    if (stage === this.#stage) return;
    const isNews = this.#isSeated() || stage === 'in';
    this.#stage = stage;
    if (isNews) this.#publish(stage === 'in' ? 'in' : 'waiting');
  }

  #publish(stage: 'waiting' | 'in'): void {
    this.#signaling.setPresence({ stage, ticket: this.#claim?.ticket ?? 0 });
  }

  #reviewLinks(own: Claim | undefined): void {
    const seated = own?.stage === 'in' ? this.#seating.seated : [];
    const participants = new Map(this.#present().map((participant) => [participant.session, participant]));
    const place = Math.max(
      0,
      seated.findIndex(({ session }) => session === this.session),
    );
    const wanted = new Map<SessionId, WantedPeer>();
    for (const claim of seated) {
      const participant = participants.get(claim.session);
      if (own && participant) wanted.set(claim.session, { participant, offers: isLater(own, claim) });
    }
    this.#linkTimer = this.#reviewAfter(this.#peers.reconcile(wanted, place), this.#linkTimer);
  }

  #reviewAfter(delay: number | undefined, before: TimerHandle | undefined): TimerHandle | undefined {
    const { clock } = this.#options;
    clock.cancel(before);
    if (delay === undefined) return undefined;
    return clock.schedule(() => {
      this.#review();
    }, delay);
  }

  /** Tells of members whom the room doesn't list but who are connected to us, so that nobody takes their seat. */
  #reviewVouches(): void {
    const vouches = this.#departures.absent
      // Those without a session of our protocol can't be named in it.
      .filter(({ session }) => isSessionId(session) && this.#peers.get(session)?.state === 'connected')
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
