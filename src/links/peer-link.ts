import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { CallError, toError } from '../protocol/errors.ts';
import type { LinkSignal, MediaFlags, Signal } from '../protocol/signal.ts';
import type { ControlChannel } from '../signaling/control-channel.ts';
import { Connection, type ConnectionOptions, type ConnectionSignal } from './connection.ts';
import type { TrackRole } from './layout.ts';
import type { LinkState } from './link-state.ts';
import { ASK_TO_RENEW_MS, CHANNEL_LOST_MS, CONNECT_TIMEOUT_MS, decideRecovery } from './recovery-policy.ts';

/** What a link tells its owner. */
export interface LinkListener {
  send(signal: Signal): void;
  state(state: LinkState, error: CallError | undefined): void;
  /** The track to show for a role; a new connection brings new ones. */
  track(role: TrackRole, track: MediaStreamTrack): void;
  media(flags: MediaFlags): void;
  channelOpen(channel: ControlChannel): void;
  channelClosed(channel: ControlChannel): void;
  frame(data: unknown): void;
  /** A STUN or TURN server gave an error. */
  serverError(url: string, errorCode: number): void;
  violation(detail: string): void;
}

/** What a link needs of a connection. */
export type LinkConnection = Pick<Connection, keyof Connection>;

/** What a link needs to know. */
export interface LinkOptions {
  /** Whether this side makes the offers and decides about new connections. */
  readonly offers: boolean;
  /** Asked before each connection, so that TURN credentials are fresh. Never rejects. */
  readonly configuration: () => Promise<RTCConfiguration>;
  readonly media: MediaFlags;
  readonly clock: Clock;
  readonly listener: LinkListener;
  /** The last generation of an earlier link to the same session; this one goes on after it. Default 0. */
  readonly generation?: number;
  /** Makes a connection; default one of the browser's. */
  readonly makeConnection?: (options: ConnectionOptions) => LinkConnection;
}

/** A description and its candidates, with room to spare. */
const MAX_EARLY_SIGNALS = 64;

/**
 * The link to one peer: a sequence of connections, numbered by generation, of which only the newest counts.
 *
 * The offering side starts each generation; the other one can ask for the next. What belongs to an older generation
 * is ignored, so a late message never harms a newer connection. The diagram is in `docs/architecture.md`.
 */
export class PeerLink {
  readonly #options: LinkOptions;
  readonly #tracks = new Map<TrackRole, MediaStreamTrack>();
  #media: MediaFlags;
  #connection: LinkConnection | undefined;
  /** What arrives while the connection still waits for its ICE servers. */
  #early: ConnectionSignal[] = [];
  #generation: number;
  #state: LinkState = 'connecting';
  #attempts = 0;
  #wasConnected = false;
  #wasEverConnected = false;
  #channelLost = false;
  #timer: TimerHandle | undefined;
  #silent = false;
  #closed = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#media = options.media;
    this.#generation = options.generation ?? 0;
  }

  get state(): LinkState {
    return this.#state;
  }

  /** How many connections there have been, those of earlier links included. */
  get generation(): number {
    return this.#generation;
  }

  /**
   * Begins. The offering side offers at once.
   *
   * @param returning The peer may hold a connection from before: the answering side asks for a new one.
   */
  start(returning: boolean): void {
    if (this.#options.offers) this.#renew(this.#generation + 1);
    else if (returning) this.#options.listener.send({ kind: 'renew', generation: this.#generation });
    this.#watch(CONNECT_TIMEOUT_MS);
  }

  setTrack(role: TrackRole, track: MediaStreamTrack | undefined): void {
    if (track) this.#tracks.set(role, track);
    else this.#tracks.delete(role);
    this.#connection?.setTrack(role, track);
  }

  /** Tells the peer which of our devices are on. */
  setMedia(media: MediaFlags): void {
    if (media.microphone === this.#media.microphone && media.camera === this.#media.camera) return;
    this.#media = media;
    // Before there is a description, the description will carry it.
    if (this.#generation > 0) this.#options.listener.send({ kind: 'media', media });
  }

  /** Takes a message of the peer. */
  receive(signal: LinkSignal): void {
    if (this.#closed || this.#silent) return;
    switch (signal.kind) {
      case 'media':
        this.#options.listener.media(signal.media);
        return;
      case 'renew':
        if (this.#options.offers && signal.generation >= this.#generation) this.#renew(signal.generation + 1);
        return;
      case 'description':
        this.#options.listener.media(signal.media);
        if (signal.type === 'offer' && signal.generation > this.#generation) {
          this.#acceptGeneration(signal.generation, signal);
          return;
        }
        break;
      case 'candidates':
        break;
    }
    if (signal.generation !== this.#generation) return;
    if (this.#connection) this.#connection.receive(signal);
    else if (this.#early.length < MAX_EARLY_SIGNALS) this.#early.push(signal);
  }

  /** Uses these servers from now on: at once where something new is gathered, the present path goes on. */
  setConfiguration(configuration: RTCConfiguration): void {
    this.#connection?.setConfiguration(configuration);
  }

  /**
   * Moves a connection that works to a path made with the present servers. Only the offering side does it, so that
   * both don't; returns whether anything was done.
   */
  refreshPath(): boolean {
    if (!this.#options.offers || this.#connection?.state !== 'connected') return false;
    this.#connection.restartIce();
    return true;
  }

  /** Figures of the present connection; undefined when there is none. */
  async getStats(): Promise<RTCStatsReport | undefined> {
    return this.#connection?.getStats();
  }

  /** Sends no media any more and repairs nothing; the control channel goes on until `close()`. */
  silence(): void {
    this.#silent = true;
    this.#options.clock.cancel(this.#timer);
    for (const role of [...this.#tracks.keys()]) this.setTrack(role, undefined);
  }

  /** Ends the link. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#options.clock.cancel(this.#timer);
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close();
  }

  #acceptGeneration(generation: number, offer: ConnectionSignal): void {
    if (this.#options.offers) {
      this.#options.listener.violation('it offers although the offers are ours to make');
      return;
    }
    this.#renew(generation);
    this.#early.push(offer);
  }

  #renew(generation: number): void {
    const old = this.#connection;
    this.#connection = undefined;
    this.#generation = generation;
    old?.close();
    this.#wasConnected = false;
    this.#channelLost = false;
    this.#early = [];
    void this.#options.configuration().then((configuration) => {
      if (this.#closed || this.#silent || this.#generation !== generation || this.#connection) return;
      try {
        this.#connection = this.#connect(configuration, generation);
      } catch (thrown) {
        // The browser refuses ICE servers that it can't read.
        this.#recover('failed', toError(thrown));
        return;
      }
      for (const signal of this.#early.splice(0)) this.#connection.receive(signal);
    });
    this.#watch(CONNECT_TIMEOUT_MS);
  }

  #connect(configuration: RTCConfiguration, generation: number): LinkConnection {
    const { offers, clock, listener, makeConnection } = this.#options;
    const isOpen = (): boolean => !this.#closed && this.#generation === generation;
    const isCurrent = (): boolean => isOpen() && !this.#silent;
    const options: ConnectionOptions = {
      configuration,
      offers,
      polite: !offers,
      clock,
      listener: {
        send: (signal) => {
          if (!isCurrent()) return;
          const numbered = { ...signal, generation };
          listener.send(numbered.kind === 'description' ? { ...numbered, media: this.#media } : numbered);
        },
        state: (state) => {
          if (isCurrent()) this.#onConnectionState(state);
        },
        track: (role, track) => {
          if (isCurrent()) listener.track(role, track);
        },
        channelOpen: (channel) => {
          if (isCurrent()) listener.channelOpen(channel);
        },
        channelClosed: (channel) => {
          listener.channelClosed(channel);
          if (isCurrent()) this.#onChannelLost();
        },
        frame: (data) => {
          if (isOpen()) listener.frame(data);
        },
        serverError: (url, errorCode) => {
          if (isCurrent()) listener.serverError(url, errorCode);
        },
        violation: (detail) => {
          if (isCurrent()) listener.violation(detail);
        },
        failure: (error) => {
          if (isCurrent()) this.#recover('failed', error);
        },
      },
    };
    const connection = makeConnection?.(options) ?? new Connection(options);
    for (const [role, track] of this.#tracks) connection.setTrack(role, track);
    return connection;
  }

  #onChannelLost(): void {
    this.#channelLost = true;
    this.#setState('reconnecting');
    this.#watch(CHANNEL_LOST_MS);
  }

  #onConnectionState(state: RTCPeerConnectionState): void {
    if (state === 'connected' && !this.#channelLost) {
      this.#attempts = 0;
      this.#wasConnected = true;
      this.#wasEverConnected = true;
      this.#options.clock.cancel(this.#timer);
      this.#setState('connected');
    } else if (state === 'disconnected') {
      this.#setState('reconnecting');
    } else if (state === 'failed' || state === 'closed') {
      this.#recover(state);
    }
  }

  #recover(connectionState: RTCPeerConnectionState, cause?: Error): void {
    const step = decideRecovery({
      connectionState,
      attempts: this.#attempts,
      wasConnected: this.#wasConnected,
      wasEverConnected: this.#wasEverConnected,
    });
    if (step === 'wait' || this.#state === 'failed') return;
    this.#attempts++;
    if (step === 'give-up') {
      this.#options.clock.cancel(this.#timer);
      this.#setState(
        'failed',
        new CallError(
          'link-failed',
          'No connection to this peer could be made. Mostly a firewall or NAT is in the way: offer a TURN server through iceServers.',
          { cause },
        ),
      );
      return;
    }
    this.#setState('reconnecting');
    if (!this.#options.offers) {
      // The other side decides; it is asked in case that it has noticed nothing.
      this.#watch(ASK_TO_RENEW_MS);
    } else if (step === 'restart-ice') {
      this.#connection?.restartIce();
      this.#watch(CONNECT_TIMEOUT_MS);
    } else {
      this.#renew(this.#generation + 1);
    }
  }

  /** Looks again after a while: whatever has not led to a connection by then has failed. */
  #watch(delay: number): void {
    const { clock, listener, offers } = this.#options;
    clock.cancel(this.#timer);
    this.#timer = clock.schedule(() => {
      if (this.#closed || (this.#connection?.state === 'connected' && !this.#channelLost)) return;
      if (!offers) listener.send({ kind: 'renew', generation: this.#generation });
      this.#recover(this.#channelLost ? 'closed' : 'failed');
    }, delay);
  }

  #setState(state: LinkState, error?: CallError): void {
    if (this.#state === state) return;
    // A first connection that breaks before it ever worked is still the first connection.
    if (state === 'reconnecting' && this.#state === 'connecting') return;
    this.#state = state;
    this.#options.listener.state(state, error);
  }
}
