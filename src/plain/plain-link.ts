import type { LinkState } from '../links/link-state.ts';
import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { CallError, toError } from '../protocol/errors.ts';
import type { MediaFlags } from '../protocol/signal.ts';
import { TokenBucket } from '../protocol/token-bucket.ts';
import { PlainConnection, type PlainRole } from './plain-connection.ts';
import { originOf, type PlainState } from './plain-fields.ts';
import type { PlainSlots } from './plain-slots.ts';

/** What a link tells its owner. */
export interface PlainLinkListener {
  state(state: LinkState, error: CallError | undefined): void;
  track(role: PlainRole, track: MediaStreamTrack): void;
  media(flags: MediaFlags): void;
  /** The peer has ended the connection. */
  hungUp(): void;
  serverError(url: string, errorCode: number): void;
  violation(detail: string): void;
}

/** What a link needs to know. */
export interface PlainLinkOptions {
  /** Client id of the peer. */
  readonly peer: number;
  readonly slots: PlainSlots;
  /** How many others of us call this peer before us. */
  readonly turn: () => number;
  /** Asked before each connection. Never rejects. */
  readonly configuration: () => Promise<RTCConfiguration>;
  readonly clock: Clock;
  readonly listener: PlainLinkListener;
}

/** The peer has this long to make its offer before we make ours, ms: most pages call whoever they find. */
const OFFER_AFTER_MS = 1500;

/** Those who call the same peer do so one after the other, because it has one field for all its answers, ms. */
const TURN_MS = 700;

/** A connection that was agreed on and doesn't come about in this time has failed, ms. */
const CONNECT_WITHIN_MS = 15_000;

/** Calls of ours before giving up. */
const MAX_CALLS = 2;

/** Offers of the peer that are taken in a row, and refilled per second: each costs a connection. */
const OFFER_BURST = 4;
const OFFERS_PER_SECOND = 1 / 10;

/**
 * The link to a peer that speaks the plain shape. It answers when the peer calls, and calls when the peer doesn't. The
 * peer's offer always goes before ours, because a page written by hand is seldom prepared for two that meet.
 *
 * What the peer has in its fields is looked at as a whole each time: fields are overwritten, seen late, or twice.
 */
export class PlainLink {
  readonly #options: PlainLinkOptions;
  readonly #tracks = new Map<PlainRole, MediaStreamTrack>();
  readonly #offers: TokenBucket;
  #plain: PlainState = {};
  #connection: PlainConnection | undefined;
  /** Counts the connections, so that what belongs to an earlier one is recognised. */
  #attempt = 0;
  #calls = 0;
  #answeredOffer: string | undefined;
  /** What lies in the peer's answer field from before our present offer. */
  #staleAnswer: string | undefined;
  #awaitsAnswer = false;
  #candidate: string | undefined;
  #state: LinkState = 'connecting';
  #timer: TimerHandle | undefined;
  #closed = false;

  constructor(options: PlainLinkOptions) {
    this.#options = options;
    this.#offers = new TokenBucket(OFFERS_PER_SECOND, OFFER_BURST, options.clock.now());
    this.#callLater();
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Takes what the peer has in its fields now. */
  update(plain: PlainState): void {
    this.#plain = plain;
    this.#review();
  }

  setTrack(role: PlainRole, track: MediaStreamTrack | undefined): void {
    if (track) this.#tracks.set(role, track);
    else this.#tracks.delete(role);
    this.#connection?.setTrack(role, track);
  }

  setConfiguration(configuration: RTCConfiguration): void {
    this.#connection?.setConfiguration(configuration);
  }

  async getStats(): Promise<RTCStatsReport | undefined> {
    return this.#connection?.getStats();
  }

  /** Brings the peer's voice over the present connection; undefined when there is none. */
  get voiceReceiver(): RTCRtpReceiver | undefined {
    return this.#connection?.voiceReceiver;
  }

  /** Calls again at once where the link was given up. */
  retry(): void {
    if (this.#closed || this.#state !== 'failed') return;
    this.#calls = 0;
    this.#setState('reconnecting');
    this.#call();
  }

  /** Idempotent. */
  close(): void {
    this.#closed = true;
    this.#drop();
  }

  #review(): void {
    const { offer, answer, candidate } = this.#plain;
    if (this.#closed) return;
    if (offer !== undefined && offer !== this.#answeredOffer) this.#takeOffer(offer);
    if (answer !== undefined && answer !== this.#staleAnswer && this.#awaitsAnswer) this.#takeAnswer(answer);
    if (candidate && candidate.candidate !== this.#candidate) {
      this.#candidate = candidate.candidate;
      this.#connection?.addCandidate(candidate);
    }
  }

  #takeOffer(offer: string): void {
    const connection = this.#connection;
    const works = connection?.state === 'connected';
    const isSame = connection?.remoteOrigin !== undefined && connection.remoteOrigin === originOf(offer);
    // As long as media flows, only its own peer may change it: a field can be forged, a connection can't.
    if (works && !isSame) return;
    const { clock, listener } = this.#options;
    if (this.#offers.available(clock.now()) < 1) {
      listener.violation('it makes more offers than anyone can follow');
      return;
    }
    this.#offers.take(1, clock.now());
    this.#answeredOffer = offer;
    if (isSame) {
      connection.answer(offer);
      return;
    }
    this.#calls = 0;
    this.#connect((fresh) => {
      fresh.answer(offer);
    });
  }

  #takeAnswer(answer: string): void {
    this.#awaitsAnswer = false;
    this.#staleAnswer = answer;
    this.#connection?.accept(answer);
    this.#silence();
    this.#schedule(() => {
      this.#failed();
    }, CONNECT_WITHIN_MS);
  }

  #callLater(): void {
    this.#schedule(() => {
      this.#schedule(() => {
        this.#call();
      }, this.#options.turn() * TURN_MS);
    }, OFFER_AFTER_MS);
  }

  #call(): void {
    this.#calls++;
    this.#staleAnswer = this.#plain.answer;
    this.#connect((fresh) => {
      fresh.offer();
    });
  }

  /** Begins a new connection in place of the present one. */
  #connect(begin: (connection: PlainConnection) => void): void {
    this.#drop();
    const attempt = this.#attempt;
    this.#setState('reconnecting');
    this.#schedule(() => {
      this.#failed();
    }, CONNECT_WITHIN_MS);
    void this.#options.configuration().then((configuration) => {
      if (this.#closed || this.#attempt !== attempt) return;
      try {
        this.#connection = this.#makeConnection(configuration, attempt);
      } catch (thrown) {
        // The browser refuses ICE servers that it can't read.
        this.#failed(toError(thrown));
        return;
      }
      for (const [role, track] of this.#tracks) this.#connection.setTrack(role, track);
      begin(this.#connection);
    });
  }

  #makeConnection(configuration: RTCConfiguration, attempt: number): PlainConnection {
    const { clock, listener, slots, peer } = this.#options;
    const isCurrent = (): boolean => !this.#closed && this.#attempt === attempt;
    return new PlainConnection(configuration, clock, {
      described: (type, sdp) => {
        if (!isCurrent()) return;
        const onExpired = (): void => {
          if (isCurrent() && this.#connection?.state !== 'connected') this.#failed();
        };
        slots[type === 'offer' ? 'offers' : 'answers'].put({ to: peer, sdp, onExpired });
        this.#awaitsAnswer = type === 'offer';
        // From here on the slot counts the time; that in the line for it doesn't count.
        clock.cancel(this.#timer);
      },
      state: (state) => {
        if (isCurrent()) this.#onConnectionState(state);
      },
      closedByPeer: () => {
        if (isCurrent()) listener.hungUp();
      },
      track: (role, track) => {
        if (isCurrent()) listener.track(role, track);
      },
      media: (flags) => {
        if (isCurrent()) listener.media(flags);
      },
      serverError: (url, errorCode) => {
        if (isCurrent()) listener.serverError(url, errorCode);
      },
      failure: (error) => {
        if (!isCurrent()) return;
        listener.violation(`its session description was refused by the browser (${error.message})`);
        // What can't be read changes nothing about a connection that works.
        if (this.#connection?.state !== 'connected') this.#failed(error);
      },
    });
  }

  #onConnectionState(state: RTCPeerConnectionState): void {
    if (state === 'connected') {
      this.#options.clock.cancel(this.#timer);
      this.#calls = 0;
      this.#silence();
      this.#setState('connected');
    } else if (state === 'disconnected') {
      this.#setState('reconnecting');
      // The peer may have called again meanwhile.
      this.#review();
    } else if (state === 'failed') {
      this.#failed();
    }
  }

  #failed(cause?: Error): void {
    this.#drop();
    if (this.#calls >= MAX_CALLS) {
      this.#setState(
        'failed',
        new CallError(
          'link-failed',
          'No connection to this peer could be made. It speaks the plain signaling shape; it may be gone, or not answer, or a firewall is in the way.',
          { cause },
        ),
      );
      return;
    }
    this.#setState('reconnecting');
    this.#callLater();
    this.#review();
  }

  /** Ends the present connection, and what waits for it. */
  #drop(): void {
    this.#attempt++;
    this.#awaitsAnswer = false;
    this.#options.clock.cancel(this.#timer);
    this.#silence();
    this.#connection?.close();
    this.#connection = undefined;
  }

  #silence(): void {
    const { slots, peer } = this.#options;
    slots.offers.takeBack(peer);
    slots.answers.takeBack(peer);
  }

  #schedule(step: () => void, delay: number): void {
    const { clock } = this.#options;
    clock.cancel(this.#timer);
    this.#timer = clock.schedule(step, delay);
  }

  #setState(state: LinkState, error?: CallError): void {
    if (this.#state === state) return;
    // A first connection that breaks before it ever worked is still the first connection.
    if (state === 'reconnecting' && this.#state === 'connecting') return;
    this.#state = state;
    this.#options.listener.state(state, error);
  }
}
