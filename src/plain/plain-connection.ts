import { dropUnusedCodecs } from '../links/codec-attributes.ts';
import { endConnection } from '../links/end-connection.ts';
import { preferCodecs, type TrackRole } from '../links/layout.ts';
import type { Clock } from '../protocol/clock.ts';
import { toError } from '../protocol/errors.ts';
import type { MediaFlags } from '../protocol/signal.ts';
import { originOf } from './plain-fields.ts';

/** The tracks that a plain peer can exchange with us: the first audio and the first video. */
export type PlainRole = Extract<TrackRole, 'microphone' | 'camera'>;

/** What a connection tells its owner. */
export interface PlainConnectionListener {
  /** Our description is complete, with its candidates. */
  described(type: 'offer' | 'answer', sdp: string): void;
  state(state: RTCPeerConnectionState): void;
  /** The peer has closed its end; ICE would notice seconds later. */
  closedByPeer(): void;
  track(role: PlainRole, track: MediaStreamTrack): void;
  /** What the peer sends, as far as its descriptions tell. */
  media(flags: MediaFlags): void;
  /** A STUN or TURN server gave an error (W3C WebRTC, `icecandidateerror`). */
  serverError(url: string, errorCode: number): void;
  /** A description can't be used. */
  failure(error: Error): void;
}

/**
 * A description waits this long for its candidates, ms: they travel inside it, because the one field for candidates
 * loses those that come close together. Those of the own machine and of near servers are there much earlier.
 */
const GATHERING_MS = 2000;

const ROLES: readonly (readonly [PlainRole, 'audio' | 'video'])[] = [
  ['microphone', 'audio'],
  ['camera', 'video'],
];

/** One RTCPeerConnection to a peer whose page was written by hand: any layout, no control channel. */
export class PlainConnection {
  readonly #peerConnection: RTCPeerConnection;
  readonly #clock: Clock;
  readonly #listener: PlainConnectionListener;
  readonly #lifetime = new AbortController();
  /** Pages play `event.streams[0]`, so our tracks have to be in a stream. */
  readonly #stream = new MediaStream();
  readonly #tracks = new Map<PlainRole, MediaStreamTrack>();
  readonly #told = new Set<MediaStreamTrack>();
  #transport: RTCDtlsTransport | undefined;
  #queue: Promise<void> = Promise.resolve();

  /** @throws when the browser can't read the configuration. */
  constructor(configuration: RTCConfiguration, clock: Clock, listener: PlainConnectionListener) {
    this.#clock = clock;
    this.#listener = listener;
    this.#peerConnection = new RTCPeerConnection(configuration);
    const { signal } = this.#lifetime;
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
  }

  get state(): RTCPeerConnectionState {
    return this.#peerConnection.connectionState;
  }

  /** Which connection of the peer this one is made with; undefined before its first description. */
  get remoteOrigin(): string | undefined {
    const { remoteDescription } = this.#peerConnection;
    return remoteDescription ? originOf(remoteDescription.sdp) : undefined;
  }

  getStats(): Promise<RTCStatsReport> {
    return this.#peerConnection.getStats();
  }

  /** Brings the peer's voice; undefined before there is one. */
  get voiceReceiver(): RTCRtpReceiver | undefined {
    return this.#transceiver('microphone')?.receiver;
  }

  setConfiguration(configuration: RTCConfiguration): void {
    this.#peerConnection.setConfiguration(configuration);
  }

  /** Sends this track from now on in the given role, or nothing. Needs no negotiation. */
  setTrack(role: PlainRole, track: MediaStreamTrack | undefined): void {
    if (track) this.#tracks.set(role, track);
    else this.#tracks.delete(role);
    this.#sendTracks();
  }

  /** Offers; what comes of it is told to `described`. */
  offer(): void {
    this.#enqueue(async () => {
      for (const [, kind] of ROLES) {
        const transceiver = this.#peerConnection.addTransceiver(kind, {
          direction: 'sendrecv',
          streams: [this.#stream],
        });
        preferCodecs(transceiver, kind);
      }
      this.#sendTracks();
      await this.#describe();
    });
  }

  /** Takes an offer and answers it. */
  answer(sdp: string): void {
    this.#enqueue(async () => {
      await this.#peerConnection.setRemoteDescription({ type: 'offer', sdp });
      for (const [role] of ROLES) {
        const transceiver = this.#transceiver(role);
        if (!transceiver) continue;
        transceiver.direction = 'sendrecv';
        transceiver.sender.setStreams(this.#stream);
      }
      this.#sendTracks();
      await this.#describe();
      this.#tellMedia();
    });
  }

  /** Takes the answer to our offer; one that comes at another time is left. */
  accept(sdp: string): void {
    this.#enqueue(async () => {
      if (this.#peerConnection.signalingState !== 'have-local-offer') return;
      await this.#peerConnection.setRemoteDescription({ type: 'answer', sdp });
      this.#tellMedia();
    });
  }

  /** Takes a candidate; one that belongs to something else is left, because the field for them names nobody. */
  addCandidate(candidate: RTCIceCandidateInit): void {
    this.#enqueue(async () => {
      if (!this.#peerConnection.remoteDescription) return;
      await this.#peerConnection.addIceCandidate(candidate).catch(() => undefined);
    });
  }

  /** Idempotent. */
  close(): void {
    this.#lifetime.abort();
    endConnection(this.#peerConnection);
  }

  /** A function, because the answer can change during an `await`. */
  #isClosed(): boolean {
    return this.#lifetime.signal.aborted;
  }

  #enqueue(step: () => Promise<void>): void {
    this.#queue = this.#queue.then(async () => {
      if (this.#isClosed()) return;
      try {
        await step();
      } catch (thrown) {
        if (!this.#isClosed()) this.#listener.failure(toError(thrown));
      }
    });
  }

  async #describe(): Promise<void> {
    await this.#peerConnection.setLocalDescription();
    this.#watchTransport();
    await this.#gathered();
    const description = this.#peerConnection.localDescription;
    if (this.#isClosed() || !description) return;
    this.#listener.described(
      description.type === 'offer' ? 'offer' : 'answer',
      dropUnusedCodecs(description.sdp),
    );
  }

  #watchTransport(): void {
    const transport =
      this.#transceiver('microphone')?.sender.transport ?? this.#transceiver('camera')?.sender.transport;
    if (!transport || transport === this.#transport) return;
    this.#transport = transport;
    transport.addEventListener(
      'statechange',
      () => {
        if (transport.state === 'closed') this.#listener.closedByPeer();
      },
      { signal: this.#lifetime.signal },
    );
  }

  async #gathered(): Promise<void> {
    const connection = this.#peerConnection;
    if (connection.iceGatheringState === 'complete') return;
    const settled = new AbortController();
    await new Promise<void>((resolve) => {
      const timer = this.#clock.schedule(resolve, GATHERING_MS);
      settled.signal.addEventListener('abort', () => {
        this.#clock.cancel(timer);
      });
      const options = { signal: settled.signal };
      this.#lifetime.signal.addEventListener('abort', () => resolve(), options);
      connection.addEventListener(
        'icegatheringstatechange',
        () => {
          if (connection.iceGatheringState === 'complete') resolve();
        },
        options,
      );
    });
    settled.abort();
  }

  #transceiver(role: PlainRole): RTCRtpTransceiver | undefined {
    const kind = ROLES.find(([name]) => name === role)?.[1];
    return this.#peerConnection
      .getTransceivers()
      .find(({ receiver, direction }) => direction !== 'stopped' && receiver.track.kind === kind);
  }

  #sendTracks(): void {
    for (const [role] of ROLES) {
      const sender = this.#transceiver(role)?.sender;
      const track = this.#tracks.get(role) ?? null;
      if (!sender || sender.track === track) continue;
      sender.replaceTrack(track).catch((thrown: unknown) => {
        if (!this.#isClosed()) this.#listener.failure(toError(thrown));
      });
    }
  }

  #tellMedia(): void {
    const receives = (role: PlainRole): boolean => {
      const transceiver = this.#transceiver(role);
      const direction = transceiver?.currentDirection;
      if (!transceiver || (direction !== 'sendrecv' && direction !== 'recvonly')) return false;
      const { track } = transceiver.receiver;
      if (!this.#told.has(track)) this.#listener.track(role, track);
      this.#told.add(track);
      return true;
    };
    this.#listener.media({ microphone: receives('microphone'), camera: receives('camera') });
  }
}
