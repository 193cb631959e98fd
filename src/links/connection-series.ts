import type { Clock } from '../protocol/clock.ts';
import { toError } from '../protocol/errors.ts';
import { isRelayUrl } from '../protocol/relay-url.ts';
import type { LinkSignal } from '../protocol/signal.ts';
import type { ControlChannel } from '../signaling/control-channel.ts';
import { Connection, type ConnectionOptions, type ConnectionSignal } from './connection.ts';
import type { TrackRole } from './layout.ts';

/** What a link needs of a connection. */
export type LinkConnection = Pick<Connection, keyof Connection>;

/** A description or candidates, with the number of the connection that they are about. */
export type NumberedSignal = Extract<LinkSignal, ConnectionSignal>;

/** What comes over the connections of a link. */
export interface ConnectionNews {
  /** The track to show for a role; a new connection brings new ones. */
  track(role: TrackRole, track: MediaStreamTrack): void;
  channelOpen(channel: ControlChannel): void;
  /** Also told of connections that have been replaced. */
  channelClosed(channel: ControlChannel): void;
  frame(data: unknown): void;
  /** A STUN or TURN server gave an error. */
  serverError(url: string, errorCode: number): void;
  violation(detail: string): void;
}

/** What connections are made of. */
export interface ConnectionSeriesOptions {
  /** Whether this side makes the offers. */
  readonly offers: boolean;
  /** Asked before each connection, so that TURN credentials are fresh. Never rejects. */
  readonly configuration: () => Promise<RTCConfiguration>;
  readonly clock: Clock;
  readonly news: ConnectionNews;
  readonly send: (signal: ConnectionSignal & { readonly generation: number }) => void;
  /** The newest one is in another state. */
  readonly onState: (state: RTCPeerConnectionState) => void;
  /** The newest one has lost its control channel. */
  readonly onChannelLost: () => void;
  /** The newest one could not be made, or can't go on. */
  readonly onFailure: (error: Error) => void;
  /** The number after which the first one comes. */
  readonly generation: number;
  /** Makes a connection; default one of the browser's. */
  readonly makeConnection?: ((options: ConnectionOptions) => LinkConnection) | undefined;
}

/** A description and its candidates, with room to spare. */
const MAX_EARLY_SIGNALS = 64;

/**
 * The connections of one link, one after the other and numbered by generation, of which only the newest counts: what
 * belongs to an older one is ignored, so a late message never harms a newer one.
 */
export class ConnectionSeries {
  readonly #options: ConnectionSeriesOptions;
  readonly #tracks = new Map<TrackRole, MediaStreamTrack>();
  #connection: LinkConnection | undefined;
  /** What arrives while the connection still waits for its ICE servers. */
  #early: ConnectionSignal[] = [];
  #generation: number;
  #hasRelay = false;
  #silent = false;
  #closed = false;

  constructor(options: ConnectionSeriesOptions) {
    this.#options = options;
    this.#generation = options.generation;
  }

  /** How many there have been, those of earlier links included. */
  get generation(): number {
    return this.#generation;
  }

  /** The newest one; undefined while it waits for its ICE servers. */
  get newest(): LinkConnection | undefined {
    return this.#connection;
  }

  /** Whether a relay is offered, and not the only way anyhow. */
  get hasRelay(): boolean {
    return this.#hasRelay;
  }

  /** What each connection sends, from now on. */
  setTrack(role: TrackRole, track: MediaStreamTrack | undefined): void {
    if (track) this.#tracks.set(role, track);
    else this.#tracks.delete(role);
    this.#connection?.setTrack(role, track);
  }

  /** Ends the present connection and makes another one, which begins with this offer where there is one. */
  renew(generation: number, offer?: ConnectionSignal): void {
    const old = this.#connection;
    this.#connection = undefined;
    this.#generation = generation;
    old?.close();
    this.#early = offer ? [offer] : [];
    void this.#options.configuration().then((configuration) => {
      if (this.#closed || this.#silent || this.#generation !== generation || this.#connection) return;
      this.#noteRelay(configuration);
      try {
        this.#connection = this.#connect(configuration, generation);
      } catch (thrown) {
        // The browser refuses ICE servers that it can't read.
        this.#options.onFailure(toError(thrown));
        return;
      }
      for (const signal of this.#early.splice(0)) this.#connection.receive(signal);
    });
  }

  /** Takes what the peer says about a connection. */
  receive(signal: NumberedSignal): void {
    if (signal.generation !== this.#generation) return;
    if (this.#connection) this.#connection.receive(signal);
    else if (this.#early.length < MAX_EARLY_SIGNALS) this.#early.push(signal);
  }

  /** Looks for a new path with the servers of this moment: credentials that have ended would be refused. */
  restartIce(onlyRelay: boolean): void {
    const connection = this.#connection;
    void this.#options.configuration().then((configuration) => {
      if (this.#closed || this.#connection !== connection || !connection) return;
      this.#noteRelay(configuration);
      try {
        connection.setConfiguration(
          onlyRelay ? { ...configuration, iceTransportPolicy: 'relay' } : configuration,
        );
        connection.restartIce();
      } catch (thrown) {
        // The browser refuses ICE servers that it can't read.
        this.#options.onFailure(toError(thrown));
      }
    });
  }

  /** Sends no media any more and makes no other connection; the control channel goes on until `close()`. */
  silence(): void {
    this.#silent = true;
    for (const role of [...this.#tracks.keys()]) this.setTrack(role, undefined);
  }

  /** Ends the newest one, and makes no other. Idempotent. */
  close(): void {
    this.#closed = true;
    const connection = this.#connection;
    this.#connection = undefined;
    connection?.close();
  }

  #connect(configuration: RTCConfiguration, generation: number): LinkConnection {
    const { offers, clock, news, send, onState, onChannelLost, onFailure, makeConnection } = this.#options;
    const isOpen = (): boolean => !this.#closed && this.#generation === generation;
    const isCurrent = (): boolean => isOpen() && !this.#silent;
    const options: ConnectionOptions = {
      configuration,
      offers,
      polite: !offers,
      clock,
      listener: {
        send: (signal) => {
          if (isCurrent()) send({ ...signal, generation });
        },
        state: (state) => {
          if (isCurrent()) onState(state);
        },
        track: (role, track) => {
          if (isCurrent()) news.track(role, track);
        },
        channelOpen: (channel) => {
          if (isCurrent()) news.channelOpen(channel);
        },
        channelClosed: (channel) => {
          news.channelClosed(channel);
          if (isCurrent()) onChannelLost();
        },
        frame: (data) => {
          if (isOpen()) news.frame(data);
        },
        serverError: (url, errorCode) => {
          if (isCurrent()) news.serverError(url, errorCode);
        },
        violation: (detail) => {
          if (isCurrent()) news.violation(detail);
        },
        failure: (error) => {
          if (isCurrent()) onFailure(error);
        },
      },
    };
    const connection = makeConnection?.(options) ?? new Connection(options);
    for (const [role, track] of this.#tracks) connection.setTrack(role, track);
    return connection;
  }

  #noteRelay({ iceServers = [], iceTransportPolicy }: RTCConfiguration): void {
    const urls = iceServers.flatMap((server) => server.urls);
    this.#hasRelay = iceTransportPolicy !== 'relay' && urls.some(isRelayUrl);
  }
}
