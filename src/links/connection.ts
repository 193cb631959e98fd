import type { Clock } from '../protocol/clock.ts';
import { toError } from '../protocol/errors.ts';
import type { Signal } from '../protocol/signal.ts';
import type { ControlChannel } from '../signaling/control-channel.ts';
import { compressDescription, decompressDescription } from './description-codec.ts';
import { dropUselessCandidates } from './candidates.ts';
import { dropUnusedCodecs } from './codec-attributes.ts';
import { endConnection } from './end-connection.ts';
import { CandidateCollector } from './gathering.ts';
import {
  CONTROL_CHANNEL_ID,
  CONTROL_CHANNEL_LABEL,
  hasLayout,
  LAYOUT,
  preferCodecs,
  type TrackRole,
} from './layout.ts';
import { RelayWatch } from './relay-watch.ts';

/** A message about one connection, without the number of the connection. */
export type ConnectionSignal =
  | { readonly kind: 'description'; readonly type: 'offer' | 'answer'; readonly compressed: string }
  | Pick<Extract<Signal, { kind: 'candidates' }>, 'kind' | 'candidates'>;

/** What a connection tells its owner. */
export interface ConnectionListener {
  send(signal: ConnectionSignal): void;
  state(state: RTCPeerConnectionState): void;
  /** A receiver's track; told once for each role, before any media arrives. */
  track(role: TrackRole, track: MediaStreamTrack): void;
  channelOpen(channel: ControlChannel): void;
  channelClosed(channel: ControlChannel): void;
  frame(data: unknown): void;
  /** The peer's description or candidate can't be used. */
  violation(detail: string): void;
  /** A STUN or TURN server gave an error, or no answer (W3C WebRTC, `icecandidateerror`). */
  serverError(url: string, errorCode: number): void;
  /** Our own browser refused to go on; the connection is useless. */
  failure(error: Error): void;
}

const SCREEN_ROLES: ReadonlySet<TrackRole | undefined> = new Set(['screen', 'screenAudio']);

/** The code of a server that could not be reached (W3C WebRTC, RTCPeerConnectionIceErrorEvent). */
const NO_ANSWER = 701;

/** What a connection needs to know. */
export interface ConnectionOptions {
  readonly configuration: RTCConfiguration;
  /** Whether this side makes the first offer. The other side offers only later, where something changed. */
  readonly offers: boolean;
  /** Whether this side gives way when two offers meet (W3C WebRTC, perfect negotiation). */
  readonly polite: boolean;
  readonly clock: Clock;
  readonly listener: ConnectionListener;
}

/**
 * One RTCPeerConnection in the fixed layout, with its negotiation. It lives for one generation of a link and is
 * never repaired from inside.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #peerConnection: RTCPeerConnection;
  readonly #channel: RTCDataChannel;
  readonly #candidates: CandidateCollector;
  readonly #lifetime = new AbortController();
  readonly #tracks = new Map<TrackRole, MediaStreamTrack>();
  #transceivers: readonly RTCRtpTransceiver[] = [];
  #queue: Promise<void> = Promise.resolve();
  #ignoresOffer = false;
  #negotiates: boolean;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { configuration, clock, listener, offers } = options;
    const { signal } = this.#lifetime;
    this.#peerConnection = new RTCPeerConnection(withBundle(configuration));
    this.#negotiates = offers;
    this.#candidates = new CandidateCollector(
      this.#peerConnection,
      clock,
      (candidates) => {
        listener.send({ kind: 'candidates', candidates });
      },
      signal,
    );
    new RelayWatch(
      this.#peerConnection,
      clock,
      (url) => {
        listener.serverError(url, NO_ANSWER);
      },
      signal,
    );
    this.#peerConnection.addEventListener(
      'connectionstatechange',
      () => {
        listener.state(this.#peerConnection.connectionState);
      },
      { signal },
    );
    this.#peerConnection.addEventListener(
      'icecandidateerror',
      ({ url, errorCode }) => {
        listener.serverError(url, errorCode);
      },
      { signal },
    );
    this.#peerConnection.addEventListener('negotiationneeded', this.#onNegotiationNeeded, { signal });
    this.#channel = this.#openChannel();
    if (offers) this.#createTransceivers();
  }

  get state(): RTCPeerConnectionState {
    return this.#peerConnection.connectionState;
  }

  /** Figures of this connection (W3C WebRTC statistics). */
  getStats(): Promise<RTCStatsReport> {
    return this.#peerConnection.getStats();
  }

  /** Ids of the tracks that belong to shared screens, on both sides, as statistics name them (`trackIdentifier`). */
  get screenTracks(): ReadonlySet<string> {
    const screens = this.#transceivers.filter((_, index) => SCREEN_ROLES.has(LAYOUT[index]?.[0]));
    const tracks = screens.flatMap(({ sender, receiver }) => [
      receiver.track,
      sender.track ?? receiver.track,
    ]);
    return new Set(tracks.map(({ id }) => id));
  }

  /** Brings the peer's voice; undefined before the layout is agreed. */
  get voiceReceiver(): RTCRtpReceiver | undefined {
    return this.#transceivers[LAYOUT.findIndex(([name]) => name === 'microphone')]?.receiver;
  }

  /** Sends this track from now on in the given role, or nothing. Needs no negotiation. */
  setTrack(role: TrackRole, track: MediaStreamTrack | undefined): void {
    if (track) this.#tracks.set(role, track);
    else this.#tracks.delete(role);
    const transceiver = this.#transceivers[LAYOUT.findIndex(([name]) => name === role)];
    if (transceiver) this.#replaceTrack(transceiver, track);
  }

  /** Uses these servers from the next gathering on; the present path goes on. */
  setConfiguration(configuration: RTCConfiguration): void {
    this.#peerConnection.setConfiguration(withBundle(configuration));
  }

  /** Looks for a new path with new ICE credentials; media goes on over the old one while that works. */
  restartIce(): void {
    this.#peerConnection.restartIce();
  }

  /** Takes a description or candidates of the peer, in the order in which it sent them. */
  receive(signal: ConnectionSignal): void {
    this.#enqueue(async () => {
      if (signal.kind === 'description') await this.#receiveDescription(signal.type, signal.compressed);
      else await this.#receiveCandidates(signal.candidates);
    });
  }

  /** Ends the connection and everything in it. Idempotent. */
  close(): void {
    if (this.#lifetime.signal.aborted) return;
    const { listener } = this.#options;
    const channel = this.#controlChannel;
    this.#lifetime.abort();
    this.#channel.close();
    endConnection(this.#peerConnection);
    listener.channelClosed(channel);
  }

  readonly #controlChannel: ControlChannel = {
    send: (text) => {
      if (this.#channel.readyState !== 'open') return;
      try {
        this.#channel.send(text);
      } catch {
        // The buffer is full or the channel just broke; the stream above keeps the message until it is acknowledged.
      }
    },
  };

  #openChannel(): RTCDataChannel {
    const { listener } = this.#options;
    const { signal } = this.#lifetime;
    const channel = this.#peerConnection.createDataChannel(CONTROL_CHANNEL_LABEL, {
      negotiated: true,
      id: CONTROL_CHANNEL_ID,
    });
    channel.addEventListener(
      'open',
      () => {
        listener.channelOpen(this.#controlChannel);
      },
      { signal },
    );
    channel.addEventListener(
      'close',
      () => {
        listener.channelClosed(this.#controlChannel);
      },
      { signal },
    );
    channel.addEventListener(
      'message',
      ({ data }: MessageEvent<unknown>) => {
        listener.frame(data);
      },
      { signal },
    );
    return channel;
  }

  #createTransceivers(): void {
    this.#adopt(
      LAYOUT.map(([, kind]) => {
        const transceiver = this.#peerConnection.addTransceiver(kind, { direction: 'sendrecv' });
        preferCodecs(transceiver, kind);
        return transceiver;
      }),
    );
  }

  /** The peer's first offer has made the transceivers; here they become ours in both directions. */
  #adoptOffered(): void {
    const transceivers = this.#peerConnection.getTransceivers();
    for (const [index, [, kind]] of LAYOUT.entries()) {
      const transceiver = transceivers[index];
      if (!transceiver) continue;
      transceiver.direction = 'sendrecv';
      preferCodecs(transceiver, kind);
    }
    this.#adopt(transceivers.slice(0, LAYOUT.length));
  }

  #adopt(transceivers: readonly RTCRtpTransceiver[]): void {
    this.#transceivers = transceivers;
    for (const [index, [role]] of LAYOUT.entries()) {
      const transceiver = transceivers[index];
      if (!transceiver) continue;
      const track = this.#tracks.get(role);
      if (track) this.#replaceTrack(transceiver, track);
      this.#options.listener.track(role, transceiver.receiver.track);
    }
  }

  #replaceTrack(transceiver: RTCRtpTransceiver, track: MediaStreamTrack | undefined): void {
    transceiver.sender.replaceTrack(track ?? null).catch((thrown: unknown) => {
      if (!this.#lifetime.signal.aborted) this.#options.listener.failure(toError(thrown));
    });
  }

  readonly #onNegotiationNeeded = (): void => {
    // The answering side has a channel from the start, which must not make it offer before it was offered to.
    if (this.#negotiates) this.#enqueue(() => this.#offer());
  };

  /** A function, because the answer can change during an `await`. */
  #isClosed(): boolean {
    return this.#lifetime.signal.aborted;
  }

  /** One step at a time: a description must be applied before the candidates that belong to it. */
  #enqueue(step: () => Promise<void>): void {
    this.#queue = this.#queue.then(async () => {
      if (this.#isClosed()) return;
      try {
        await step();
      } catch (thrown) {
        if (!this.#isClosed()) this.#options.listener.failure(toError(thrown));
      }
    });
  }

  async #offer(): Promise<void> {
    // The peer's offer may have come first and brought what we wanted to offer.
    if (this.#peerConnection.signalingState !== 'stable') return;
    await this.#describe();
  }

  async #describe(): Promise<void> {
    this.#candidates.hold();
    await this.#peerConnection.setLocalDescription();
    await this.#candidates.settle();
    const description = this.#peerConnection.localDescription;
    if (this.#lifetime.signal.aborted || !description) return;
    this.#candidates.release();
    this.#options.listener.send({
      kind: 'description',
      type: description.type === 'offer' ? 'offer' : 'answer',
      compressed: compressDescription(dropUnusedCodecs(dropUselessCandidates(description.sdp))),
    });
  }

  async #receiveDescription(type: 'offer' | 'answer', compressed: string): Promise<void> {
    const { listener, polite } = this.#options;
    const sdp = decompressDescription(compressed);
    if (sdp === undefined || !hasLayout(sdp)) {
      listener.violation('its session description is malformed');
      return;
    }
    const { signalingState } = this.#peerConnection;
    this.#ignoresOffer = type === 'offer' && signalingState !== 'stable' && !polite;
    if (this.#ignoresOffer) return;
    // An answer to an offer that was rolled back, or to none at all.
    if (type === 'answer' && signalingState !== 'have-local-offer') return;
    try {
      await this.#peerConnection.setRemoteDescription({ type, sdp });
    } catch (thrown) {
      listener.violation(`its ${type} was refused by the browser (${toError(thrown).message})`);
      return;
    }
    if (type === 'answer') return;
    if (this.#transceivers.length === 0) this.#adoptOffered();
    this.#negotiates = true;
    await this.#describe();
  }

  async #receiveCandidates(
    candidates: Extract<ConnectionSignal, { kind: 'candidates' }>['candidates'],
  ): Promise<void> {
    if (this.#ignoresOffer || !this.#peerConnection.remoteDescription) return;
    for (const { candidate, mid, usernameFragment } of candidates) {
      try {
        await this.#peerConnection.addIceCandidate({
          candidate,
          sdpMid: mid,
          ...(usernameFragment === '' ? {} : { usernameFragment }),
        });
      } catch (thrown) {
        // Candidates of a round of gathering that a restart has overtaken are refused too; they are worth nothing.
        if (this.#isClosed()) return;
        this.#options.listener.violation(`a candidate was refused by the browser (${toError(thrown).name})`);
      }
    }
  }
}

/** All media over one path: one candidate gathering, and one relay, for each peer. */
function withBundle(configuration: RTCConfiguration): RTCConfiguration {
  return { ...configuration, bundlePolicy: 'max-bundle' };
}
