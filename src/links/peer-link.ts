import type { Clock } from '../protocol/clock.ts';
import { CallError } from '../protocol/errors.ts';
import type { LinkSignal, MediaFlags, ReceptionReport, Signal } from '../protocol/signal.ts';
import type { ConnectionOptions } from './connection.ts';
import {
  type ConnectionNews,
  ConnectionSeries,
  type LinkConnection,
  type NumberedSignal,
} from './connection-series.ts';
import type { TrackRole } from './layout.ts';
import type { LinkState } from './link-state.ts';
import { type Recovery, RecoveryLadder } from './recovery-ladder.ts';
import { CHANNEL_LOST_MS, type RecoveryStep, type Trouble } from './recovery-policy.ts';

/** What a link tells its owner. */
export interface LinkListener extends ConnectionNews {
  send(signal: Signal): void;
  state(state: LinkState, error: CallError | undefined): void;
  /** What is being tried about a link that doesn't work; undefined when nothing is. */
  recovery(recovery: Recovery | undefined): void;
  media(flags: MediaFlags): void;
  /** What the peer says of the media between us. */
  reception(report: ReceptionReport): void;
  /** The path may be dead, and what is sent over the control channel lost. */
  channelDoubtful(): void;
}

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

/**
 * Two who have never been connected don't ask each other to go on for this long after they gave up, ms: each would see the
 * other's attempts fail for ever.
 */
const GIVEN_UP_FOR_MS = 60_000;

/**
 * The link to one peer: whether it works, and what is done when it doesn't. Its connections are `ConnectionSeries`'.
 *
 * The offering side starts each connection; the other one can ask for the next. The diagram is in
 * `docs/architecture.md`.
 */
export class PeerLink {
  readonly #options: LinkOptions;
  readonly #connections: ConnectionSeries;
  #media: MediaFlags;
  #state: LinkState = 'connecting';
  readonly #ladder: RecoveryLadder;
  #toldRecovery: Recovery | undefined;
  #wasConnected = false;
  #wasEverConnected = false;
  #channelLost = false;
  #unheard = false;
  #silent = false;
  #gaveUpAt = -Infinity;
  #closed = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#media = options.media;
    const { listener, offers, configuration, clock, generation = 0, makeConnection } = options;
    this.#connections = new ConnectionSeries({
      offers,
      configuration,
      clock,
      generation,
      makeConnection,
      news: listener,
      send: (signal) => {
        listener.send(signal.kind === 'description' ? { ...signal, media: this.#media } : signal);
      },
      onState: (state) => {
        this.#onConnectionState(state);
      },
      onChannelLost: () => {
        this.#onChannelLost();
      },
      onFailure: (error) => {
        this.#report('closed', error);
      },
    });
    this.#ladder = new RecoveryLadder({
      clock,
      offers,
      works: () => this.#works,
      isRestartable: () => this.#wasConnected && this.#connections.newest !== undefined && !this.#channelLost,
      hasRelay: () => this.#connections.hasRelay,
      perform: (step) => {
        this.#perform(step);
      },
      giveUp: (cause) => {
        this.#giveUp(cause);
      },
    });
  }

  get state(): LinkState {
    return this.#state;
  }

  /** How many connections there have been, those of earlier links included. */
  get generation(): number {
    return this.#connections.generation;
  }

  /** What is being tried; told only of a link that has worked and doesn't now. */
  get recovery(): Recovery | undefined {
    return this.#state === 'reconnecting' ? this.#ladder.recovery : undefined;
  }

  /**
   * Begins. The offering side offers at once.
   *
   * @param returning The peer may hold a connection from before: the answering side asks for a new one.
   */
  start(returning: boolean): void {
    if (this.#options.offers) this.#renew(this.generation + 1);
    else if (returning) this.#options.listener.send({ kind: 'renew', generation: this.generation });
    this.#ladder.beginFirst();
  }

  setTrack(role: TrackRole, track: MediaStreamTrack | undefined): void {
    this.#connections.setTrack(role, track);
  }

  /** Tells the peer which of our devices are on. */
  setMedia(media: MediaFlags): void {
    if (sameMedia(media, this.#media)) return;
    this.#media = media;
    // Before there is a description, the description will carry it.
    if (this.generation > 0) this.#options.listener.send({ kind: 'media', media });
  }

  /** Tells the peer what arrives from it. */
  tellReception(reception: ReceptionReport): void {
    this.#options.listener.send({ kind: 'media', media: this.#media, reception });
  }

  /** Takes a message of the peer. */
  receive(signal: LinkSignal): void {
    if (this.#closed || this.#silent) return;
    switch (signal.kind) {
      case 'media':
        this.#options.listener.media(signal.media);
        if (signal.reception) this.#options.listener.reception(signal.reception);
        return;
      case 'renew':
        if (this.#options.offers && signal.generation >= this.generation) this.#onRenewAsked(signal);
        return;
      case 'description':
        this.#options.listener.media(signal.media);
        if (signal.type === 'offer' && signal.generation > this.generation) {
          this.#acceptGeneration(signal.generation, signal);
          return;
        }
        break;
      case 'candidates':
        break;
    }
    this.#connections.receive(signal);
  }

  /** Uses these servers from now on: at once where something new is gathered, the present path goes on. */
  setConfiguration(configuration: RTCConfiguration): void {
    this.#connections.newest?.setConfiguration(configuration);
  }

  /**
   * Moves a connection that works to a path made with the present servers. Only the offering side does it, so that
   * both don't; returns whether anything was done.
   */
  refreshPath(): boolean {
    const connection = this.#connections.newest;
    if (!this.#options.offers || connection?.state !== 'connected') return false;
    connection.restartIce();
    return true;
  }

  /** Our way into the network has become another one: looks for a new path at once, whatever the old one seems to be. */
  networkChanged(): void {
    if (this.#closed || this.#silent || this.generation === 0) return;
    this.#gaveUpAt = -Infinity;
    this.#reopen();
    this.#ladder.restart();
    this.#tellRecovery();
  }

  /** Nothing at all comes from the peer, who should have answered, whatever the connection says. */
  lost(): void {
    if (this.#closed || this.#silent || !this.#works) return;
    this.#unheard = true;
    this.#options.listener.channelDoubtful();
    this.#setState('reconnecting');
    this.#report('unheard');
  }

  /** Something comes from the peer again. */
  found(): void {
    if (!this.#unheard) return;
    this.#unheard = false;
    if (!this.#silent && this.#works) this.#onWorking();
  }

  /** Tries again now, from the first step on, where the link has stopped working or was given up. */
  retry(): void {
    if (this.#closed || this.#silent) return;
    if (this.#state !== 'reconnecting' && this.#state !== 'failed') return;
    this.#gaveUpAt = -Infinity;
    this.#reopen();
    this.#ladder.restartUnlessJustDone();
    this.#tellRecovery();
  }

  /** Figures of the present connection; undefined when there is none. */
  async getStats(): Promise<RTCStatsReport | undefined> {
    return this.#connections.newest?.getStats();
  }

  /** Ids of the tracks that belong to shared screens, as statistics name them. */
  get screenTracks(): ReadonlySet<string> {
    return this.#connections.newest?.screenTracks ?? new Set();
  }

  /** Brings the peer's voice over the present connection; undefined when there is none. */
  get voiceReceiver(): RTCRtpReceiver | undefined {
    return this.#connections.newest?.voiceReceiver;
  }

  /** Sends no media any more and repairs nothing; the control channel goes on until `close()`. */
  silence(): void {
    this.#silent = true;
    this.#ladder.stop();
    this.#connections.silence();
  }

  /** Ends the link. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#ladder.stop();
    this.#connections.close();
  }

  #onRenewAsked({ generation, restart }: Extract<Signal, { kind: 'renew' }>): void {
    const { clock } = this.#options;
    if (!this.#wasEverConnected && clock.now() - this.#gaveUpAt < GIVEN_UP_FOR_MS) return;
    this.#reopen();
    if (restart === true && generation === this.generation) {
      this.#ladder.restartUnlessJustDone();
    } else {
      this.#ladder.begin('new-connection');
      this.#renew(generation + 1);
    }
    this.#tellRecovery();
  }

  #acceptGeneration(generation: number, offer: NumberedSignal): void {
    if (this.#options.offers) {
      this.#options.listener.violation('it offers although the offers are ours to make');
      return;
    }
    this.#reopen();
    this.#renew(generation, offer);
    this.#ladder.begin('new-connection');
    this.#tellRecovery();
  }

  #renew(generation: number, offer?: NumberedSignal): void {
    this.#connections.renew(generation, offer);
    this.#wasConnected = false;
    this.#channelLost = false;
    this.#unheard = false;
  }

  #onChannelLost(): void {
    this.#channelLost = true;
    this.#setState('reconnecting');
    this.#ladder.reportLater('closed', CHANNEL_LOST_MS);
  }

  #onConnectionState(state: RTCPeerConnectionState): void {
    // Whatever the connection has to say now is newer than what was heard.
    this.#unheard = false;
    if (this.#works) {
      this.#onWorking();
      return;
    }
    if (state === 'disconnected' || state === 'failed') {
      this.#options.listener.channelDoubtful();
      this.#setState('reconnecting');
    }
    if (state === 'disconnected' || state === 'failed' || state === 'closed') this.#report(state);
  }

  #onWorking(): void {
    this.#wasConnected = true;
    this.#wasEverConnected = true;
    this.#ladder.stop();
    this.#setState('connected');
    this.#tellRecovery();
  }

  get #works(): boolean {
    return this.#connections.newest?.state === 'connected' && !this.#channelLost && !this.#unheard;
  }

  #report(trouble: Trouble, cause?: Error): void {
    if (this.#silent || this.#state === 'failed') return;
    this.#ladder.report(trouble, cause);
    this.#tellRecovery();
  }

  /** Does what the ladder has decided. The answering side asks for it. */
  #perform(step: RecoveryStep): void {
    const { offers, listener } = this.#options;
    // A restart while all seems to work shall dim no picture; ICE tells soon enough when it doesn't.
    if (!this.#works) this.#setState('reconnecting');
    const { generation } = this;
    switch (step) {
      case 'waiting':
        break;
      case 'restarting':
      case 'relay':
        listener.channelDoubtful();
        if (offers) this.#connections.restartIce(step === 'relay');
        else listener.send({ kind: 'renew', generation, restart: true });
        break;
      case 'new-connection':
        if (offers) this.#renew(generation + 1);
        else listener.send({ kind: 'renew', generation });
        break;
    }
    this.#tellRecovery();
  }

  #giveUp(cause: Error | undefined): void {
    this.#gaveUpAt = this.#options.clock.now();
    this.#setState(
      'failed',
      new CallError(
        'link-failed',
        'No connection to this peer could be made. Mostly a firewall or NAT is in the way: offer a TURN server through iceServers.',
        { cause },
      ),
    );
  }

  /** Who was given up is tried again. */
  #reopen(): void {
    if (this.#state === 'failed') this.#setState(this.#wasEverConnected ? 'reconnecting' : 'connecting');
  }

  #tellRecovery(): void {
    const { recovery } = this;
    const told = this.#toldRecovery;
    if (recovery?.step === told?.step && recovery?.attempt === told?.attempt) return;
    this.#toldRecovery = recovery;
    this.#options.listener.recovery(recovery);
  }

  #setState(state: LinkState, error?: CallError): void {
    if (this.#state === state) return;
    // A first connection that breaks before it ever worked is still the first connection.
    if (state === 'reconnecting' && this.#state === 'connecting') return;
    this.#state = state;
    this.#options.listener.state(state, error);
    this.#tellRecovery();
  }
}

function sameMedia(one: MediaFlags, other: MediaFlags): boolean {
  return (['microphone', 'camera', 'screen', 'hand'] as const).every(
    (name) => (one[name] ?? false) === (other[name] ?? false),
  );
}
