import { isGiven } from '../media/given-stream.ts';
import type { RemotePlayback } from '../media/remote-playback.ts';
import { PlainParticipants } from '../plain/plain-participants.ts';
import { PlainSlots } from '../plain/plain-slots.ts';
import type { AwarenessLike } from '../protocol/awareness-like.ts';
import type { Clock } from '../protocol/clock.ts';
import type { CallError } from '../protocol/errors.ts';
import { createSessionSecret, type SessionId, sessionOf, type SessionSecret } from '../protocol/ids.ts';
import type { UserIdentity, Vouch } from '../protocol/presence.ts';
import type { Signal } from '../protocol/signal.ts';
import { type Claim, distributeSeats, type Seating } from '../roster/seats.ts';
import { FIELD } from '../signaling/awareness-fields.ts';
import type { Participant } from '../signaling/participants.ts';
import { Signaling } from '../signaling/signaling.ts';
import { Talk } from '../talk/talk.ts';
import { Attendance } from './attendance.ts';
import { CallHealth } from './call-health.ts';
import type { CallPeer } from './call-peer.ts';
import type { Farewells } from './farewells.ts';
import type { SentMedia } from './local-tracks.ts';
import { OwnClaim, type StayStage } from './own-claim.ts';
import type { PeerStreamRegistry } from './peer-streams.ts';
import { PeerDirectory } from './peer-directory.ts';
import { Peer } from './peer.ts';
import { ReviewTimers } from './review-timers.ts';
import { wantedPeers } from './wanted-peers.ts';

/** What a stay needs to know and to tell. */
export interface StayOptions {
  readonly awareness: AwarenessLike;
  readonly user: UserIdentity;
  /** Seats that we want the call to have. */
  readonly capacity: number;
  /** Secret of the session that our page had before it was loaded anew. */
  readonly predecessor: SessionSecret | undefined;
  readonly clock: Clock;
  readonly playback: RemotePlayback;
  readonly streams: PeerStreamRegistry;
  /** Where links stay that still have a goodbye to bring. */
  readonly farewells: Farewells;
  readonly sent: () => SentMedia;
  readonly configuration: () => Promise<RTCConfiguration>;
  /** Whether we see the room now, so that not being listed in it means something. */
  readonly roomIsLive: () => boolean;
  readonly onChange: () => void;
  /** No link works any more, so our own network may have changed unnoticed. */
  readonly onAllLost: () => void;
  /** A STUN or TURN server gave an error. */
  readonly onServerError: (url: string, errorCode: number) => void;
  readonly onError: (error: CallError) => void;
}

/**
 * One stay in the room under one session id, from entering the lobby to leaving the call.
 *
 * Everything is level-triggered: each change of the room leads to one look at all of it (`#review`), which computes
 * who should be linked and makes it so. A handler that is missed or runs twice changes nothing.
 */
export class Stay {
  /** Proves, to whoever is shown it, that they come from this session. */
  readonly secret: SessionSecret = createSessionSecret();
  readonly session: SessionId = sessionOf(this.secret);
  /** The session that we come from. */
  readonly predecessor: SessionId | undefined;
  readonly #options: StayOptions;
  readonly #signaling: Signaling;
  readonly #plain: PlainParticipants;
  readonly #slots: PlainSlots;
  readonly #peers: PeerDirectory;
  readonly #attendance: Attendance;
  readonly #health: CallHealth;
  readonly #claim: OwnClaim;
  readonly #timers: ReviewTimers;
  /** What people tell each other beside sound and picture. */
  readonly talk: Talk;
  #user: UserIdentity;
  #seating: Seating = distributeSeats([]);
  #vouches: readonly Vouch[] = [];
  #held: readonly Vouch[] = [];
  #hadLostAll = false;
  #ended = false;

  constructor(options: StayOptions) {
    this.#options = options;
    const { awareness, user, capacity, clock, playback, streams, configuration, roomIsLive, onError } =
      options;
    const sent = (): SentMedia => this.#sent;
    const { predecessor: secret } = options;
    this.predecessor = secret && sessionOf(secret);
    this.#claim = new OwnClaim(this.session, capacity, clock);
    this.#timers = new ReviewTimers(clock, () => {
      this.#review();
    });
    this.#user = user;
    this.talk = new Talk({
      self: this.session,
      clock,
      timeOfDay: () => Date.now(),
      name: () => this.#user.name,
      peers: () => this.#peers,
      inCall: () => this.stage === 'in',
      onHand: () => {
        this.#peers.updateSent();
        options.onChange();
      },
      onChange: options.onChange,
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
        // It is told in the middle of a review, in which they still had their seat.
        if (this.#attendance.unlinked(session)) this.#timers.set('told meanwhile', 0);
        this.#signaling.close(session);
        this.talk.left(session);
      },
      onChange: () => {
        this.#health.wake();
        this.#attendance.linksChanged();
        this.#reviewVouches();
        this.#reviewLosses();
        options.onChange();
      },
      onReachable: (session) => {
        this.talk.channelOpened(session);
      },
      onUnreachable: (session) => {
        this.#attendance.unreachable(session);
        // It may be told in the middle of a review.
        this.#timers.set('told meanwhile', 0);
      },
      onHungUp: (session) => {
        this.#plain.hungUp(session);
      },
      onServerError: options.onServerError,
      onError,
    });
    this.#health = new CallHealth({
      clock,
      peers: this.#peers,
      ours: () => sent().flags,
      mayRest: () => isGiven(sent().camera),
      onChange: options.onChange,
    });
    this.#attendance = new Attendance({
      self: this.session,
      clock,
      peers: this.#peers,
      listed: () => this.#signaling.participants,
      plain: () => this.#plain,
      roomIsLive,
      predecessor: this.predecessor,
      isSeated: (session) => this.#seating.seated.some((seated) => seated.session === session),
      onGone: () => {
        this.#review();
      },
    });
    this.#signaling = new Signaling({
      awareness,
      presence: {
        session: this.session,
        stage: 'lobby',
        ticket: 0,
        capacity,
        vouches: [],
        ...(secret && { predecessor: { session: sessionOf(secret), secret } }),
        goodbye: false,
      },
      user,
      clock,
      roomIsLive,
      otherFields: () => this.#slots.fields,
      listener: {
        participants: (vanished) => {
          this.#attendance.listChanged(vanished);
          this.#review();
        },
        message: (from, signal) => {
          this.#onMessage(from, signal);
        },
        talk: (from, frame) => {
          this.talk.receive(from, frame);
        },
        violation: onError,
        error: onError,
        recovered: options.onChange,
      },
    });
    this.#plain = new PlainParticipants({
      awareness,
      clock,
      presenceField: FIELD.presence,
      onChange: (vanished) => {
        this.#attendance.plainChanged(vanished);
        this.#review();
      },
    });
    this.#signaling.setPresence({});
  }

  get stage(): StayStage {
    return this.#claim.stage;
  }

  /** Place in the waiting line from 1 on; 0 when not in it. */
  get place(): number {
    return this.#claim.place;
  }

  /** Whether others keep a seat for us, from before our page was loaded anew. */
  get hasKeptSeat(): boolean {
    return this.#attendance.keptClaim !== undefined;
  }

  /** Who sits and who waits, oneself included where one has a claim. */
  get seating(): Seating {
    return this.#seating;
  }

  /** What is wrong with the signaling, while it lasts. */
  get problem(): CallError | undefined {
    return this.#signaling.problem;
  }

  /** Everybody to whom we have a link. */
  get peers(): Iterable<CallPeer> {
    return this.#peers;
  }

  /** The peer of that session, where we have a link to it. */
  peer(session: SessionId): CallPeer | undefined {
    return this.#peers.get(session);
  }

  /** Whoever speaks for that session, as the room lists them. */
  participant(session: SessionId): Participant | undefined {
    return this.#attendance.participant(session);
  }

  /** Asks for a seat. Does nothing when that was done before. */
  claim(): void {
    if (this.#claim.current || this.#ended) return;
    const ticket = this.#claim.make(this.#attendance.writtenClaims, this.#attendance.keptClaim);
    this.#review();
    // A claim that has to wait must be seen all the same.
    if (this.#claim.stage !== 'in') this.#signaling.setPresence({ stage: 'waiting', ticket });
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
    this.#user = user;
    this.#signaling.setUser(user);
  }

  /** We see the room again after a time without: say who we are, because others may have lost us meanwhile. */
  roomReturned(): void {
    this.#signaling.republish();
    this.#attendance.roomReturned();
    this.#review();
    this.#peers.retry();
  }

  /** Tries those links again, now and from the first step on, that don't work. */
  retryLinks(): void {
    this.#peers.retry();
  }

  /** Our own network has changed. */
  networkChanged(): void {
    this.#peers.networkChanged();
  }

  /**
   * Says goodbye, leaves all links to the farewells, writes nothing more. Idempotent.
   *
   * @param mayReturn Whether our page goes, and may be back in a moment: then the others keep our seat.
   */
  end(mayReturn = false): void {
    if (this.#ended) return;
    this.#ended = true;
    this.talk.close();
    this.#health.stop();
    this.#attendance.clear();
    this.#peers.leave(this.#options.farewells, mayReturn);
    this.#signaling.stop(mayReturn);
    this.#plain.stop();
    this.#slots.clear();
    this.#timers.stop();
  }

  /** What we send, and our hand. */
  get #sent(): SentMedia {
    const { flags, ...tracks } = this.#options.sent();
    const { hand } = this.talk;
    return { ...tracks, flags: hand === undefined ? flags : { ...flags, hand } };
  }

  #onMessage(from: SessionId, signal: Signal): void {
    if (signal.kind === 'goodbye') {
      this.#attendance.saidGoodbye(from, signal.mayReturn === true);
      this.#review();
      return;
    }
    if (signal.kind === 'user') {
      this.#attendance.saidUser(from, signal.user);
      this.#review();
      return;
    }
    const peer = this.#peers.get(from);
    if (peer instanceof Peer) peer.receive(signal);
  }

  /** Looks at the whole room and makes our own claim and our links what they should be. */
  #review(): void {
    if (this.#ended) return;
    const others = this.#attendance.claimsBeside(this.#claim);
    const { publish, again } = this.#claim.review(others, this.#attendance.isAlone);
    this.#timers.set('claim', again);
    this.#timers.set('held seats', this.#attendance.heldAgain);
    if (publish) this.#signaling.setPresence(publish);
    if (this.stage !== 'in') this.talk.raiseHand(false);
    const own = this.#claim.current;
    this.#seating = distributeSeats(own ? [own, ...others] : others);
    this.#timers.set('links', this.#reviewLinks(own));
    this.#reviewVouches();
    this.#reviewHeld();
    this.#options.onChange();
  }

  /** Returns when to look again, in ms, where something waits for its time. */
  #reviewLinks(own: Claim | undefined): number | undefined {
    const seated = own?.stage === 'in' ? this.#seating.seated : [];
    const place = seated.findIndex(({ session }) => session === this.session);
    return this.#peers.reconcile(wantedPeers(own, seated, this.#attendance.present), Math.max(0, place));
  }

  #reviewLosses(): void {
    const { hasLostAll } = this.#peers;
    if (hasLostAll && !this.#hadLostAll) this.#options.onAllLost();
    this.#hadLostAll = hasLostAll;
  }

  #reviewVouches(): void {
    const { vouches } = this.#attendance;
    if (JSON.stringify(vouches) === JSON.stringify(this.#vouches)) return;
    this.#vouches = vouches;
    this.#signaling.setPresence({ vouches });
  }

  /** Who comes into the room now has seen no goodbye, and hears from the members which seats are kept. */
  #reviewHeld(): void {
    const held = this.stage === 'in' ? this.#attendance.held : [];
    if (JSON.stringify(held) === JSON.stringify(this.#held)) return;
    this.#held = held;
    this.#signaling.setPresence({ held });
  }
}
