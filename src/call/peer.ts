import type { LinkState } from '../links/link-state.ts';
import type { TrackRole } from '../links/layout.ts';
import { PeerLink } from '../links/peer-link.ts';
import type { RemotePlayback } from '../media/remote-playback.ts';
import type { Clock } from '../protocol/clock.ts';
import { CallError, toError } from '../protocol/errors.ts';
import type { SessionId } from '../protocol/ids.ts';
import { keepIfEqual } from '../protocol/keep-if-equal.ts';
import type { MediaFlags, Signal } from '../protocol/signal.ts';
import type { Conversation } from '../signaling/conversation.ts';
import type { Participant } from '../signaling/participants.ts';
import type { SentMedia } from './local-tracks.ts';
import type { PeerStreams } from './peer-streams.ts';
import type { PeerSnapshot } from './snapshot.ts';

/** What a peer needs to know and to tell. */
export interface PeerOptions {
  readonly participant: Participant;
  readonly streams: PeerStreams;
  readonly conversation: Conversation;
  readonly offers: boolean;
  /** Whether we had a connection to this very session before. */
  readonly returning: boolean;
  readonly sent: SentMedia;
  readonly configuration: () => Promise<RTCConfiguration>;
  readonly playback: RemotePlayback;
  readonly clock: Clock;
  readonly onChange: () => void;
  /** The control channel is closed. */
  readonly onUnreachable: () => void;
  /** A STUN or TURN server gave an error. */
  readonly onServerError: (url: string, errorCode: number) => void;
  readonly onError: (error: CallError) => void;
}

/** Somebody else with a seat: their link, their streams, and what they say of themselves. */
export class Peer {
  readonly id: SessionId;
  readonly conversation: Conversation;
  readonly #options: PeerOptions;
  readonly #link: PeerLink;
  #participant: Participant;
  #media: MediaFlags = { microphone: false, camera: false };
  #state: LinkState = 'connecting';
  #error: CallError | undefined;
  #snapshot: PeerSnapshot | undefined;
  #reachable = false;

  constructor(options: PeerOptions) {
    this.#options = options;
    const { participant, conversation, offers, sent, configuration, playback, clock, onChange } = options;
    this.id = participant.session;
    this.conversation = conversation;
    this.#participant = participant;
    this.#link = new PeerLink({
      offers,
      configuration,
      media: sent.flags,
      clock,
      listener: {
        send: (signal) => {
          this.#send(signal);
        },
        state: (state, error) => {
          this.#state = state;
          this.#error = error;
          if (error) this.#report(error);
          onChange();
        },
        track: (role, track) => {
          this.#showTrack(role, track);
        },
        media: (flags) => {
          this.#media = flags;
          onChange();
        },
        channelOpen: (channel) => {
          conversation.attach(channel);
          this.#reachable = true;
        },
        channelClosed: (channel) => {
          conversation.detach(channel);
          this.#reachable = false;
          options.onUnreachable();
        },
        frame: (data) => {
          conversation.receiveFrame(data);
        },
        serverError: options.onServerError,
        violation: (detail) => {
          this.#violation(detail);
        },
      },
    });
    this.setSent(sent);
    playback.add(this.id, options.streams.microphone);
    this.#link.start(options.returning);
  }

  get state(): LinkState {
    return this.#state;
  }

  /** Whether the control channel is open. */
  get isReachable(): boolean {
    return this.#reachable;
  }

  get participant(): Participant {
    return this.#participant;
  }

  set participant(participant: Participant) {
    this.#participant = participant;
  }

  get snapshot(): PeerSnapshot {
    this.#snapshot = keepIfEqual(this.#snapshot, {
      id: this.id,
      user: this.#participant.user,
      link: this.#state,
      error: this.#error,
      microphone: this.#media.microphone,
      camera: this.#media.camera,
      cameraStream: this.#options.streams.camera,
      microphoneStream: this.#options.streams.microphone,
    });
    return this.#snapshot;
  }

  receive(signal: Exclude<Signal, { kind: 'goodbye' }>): void {
    this.#link.receive(signal);
  }

  /** Sends these tracks from now on. */
  setSent({ microphone, camera, flags }: SentMedia): void {
    this.#link.setTrack('microphone', microphone);
    this.#link.setTrack('camera', camera);
    this.#link.setMedia(flags);
  }

  /** Uses these ICE servers from now on. */
  setConfiguration(configuration: RTCConfiguration): void {
    this.#link.setConfiguration(configuration);
  }

  /** Moves the link to a path made with the present ICE servers; returns whether that is ours to do. */
  refreshPath(): boolean {
    return this.#link.refreshPath();
  }

  /** Figures of the link (W3C WebRTC statistics). */
  getStats(): Promise<RTCStatsReport | undefined> {
    return this.#link.getStats();
  }

  /** Ends the link and the sound. Idempotent. */
  close(): void {
    this.#link.close();
    this.#options.playback.remove(this.id);
    const { camera, microphone } = this.#options.streams;
    for (const stream of [camera, microphone]) {
      for (const track of stream.getTracks()) stream.removeTrack(track);
    }
  }

  #send(signal: Signal): void {
    try {
      this.conversation.send(signal);
    } catch (thrown) {
      this.#report(
        thrown instanceof CallError ? thrown : new CallError('link-failed', toError(thrown).message),
      );
    }
  }

  #showTrack(role: TrackRole, track: MediaStreamTrack): void {
    // Screen sharing has its place in the layout, and no button yet.
    if (role !== 'microphone' && role !== 'camera') return;
    const stream = this.#options.streams[role];
    for (const old of stream.getTracks()) stream.removeTrack(old);
    stream.addTrack(track);
    this.#options.onChange();
  }

  #violation(detail: string): void {
    this.#report(new CallError('peer-invalid', `Ignored what a peer sent: ${detail}.`, { peer: this.id }));
  }

  #report(error: CallError): void {
    const { code, message, cause } = error;
    this.#options.onError(new CallError(code, message, { peer: this.id, cause }));
  }
}
