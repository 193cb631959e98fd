import type { LinkState } from '../links/link-state.ts';
import type { Recovery } from '../links/recovery-ladder.ts';
import { VoiceLevel } from '../links/voice-level.ts';
import type { RemotePlayback } from '../media/remote-playback.ts';
import type { Clock } from '../protocol/clock.ts';
import { CallError } from '../protocol/errors.ts';
import type { SessionId } from '../protocol/ids.ts';
import { keepIfEqual } from '../protocol/keep-if-equal.ts';
import type { Presence } from '../protocol/presence.ts';
import type { MediaFlags, ReceptionReport } from '../protocol/signal.ts';
import type { Participant } from '../signaling/participants.ts';
import type { Farewells } from './farewells.ts';
import type { SentMedia } from './local-tracks.ts';
import { PeerHealth } from './peer-health.ts';
import type { PeerStreams } from './peer-streams.ts';
import type { PeerSnapshot } from './snapshot.ts';

/** What every peer needs to know and to tell. */
export interface CallPeerOptions {
  readonly participant: Participant;
  readonly streams: PeerStreams;
  readonly playback: RemotePlayback;
  readonly clock: Clock;
  readonly onChange: () => void;
  readonly onError: (error: CallError) => void;
}

const NO_TRACKS: ReadonlySet<string> = new Set();

/** Somebody else with a seat, whatever they speak: their streams, and what is known of them. */
export abstract class CallPeer {
  readonly id: SessionId;
  /** How the link is doing. */
  readonly health: PeerHealth;
  /** As the room last listed them. */
  participant: Participant;
  /** Whether they are heard now. */
  speaking = false;
  /** Their place among the raised hands, counted from 1; undefined while the hand is down. */
  handPlace: number | undefined;
  readonly #options: CallPeerOptions;
  readonly #voiceLevel = new VoiceLevel();
  #media: MediaFlags = { microphone: false, camera: false };
  #state: LinkState = 'connecting';
  #error: CallError | undefined;
  #recovery: Recovery | undefined;
  #connectedSince = Infinity;
  #snapshot: PeerSnapshot | undefined;

  constructor(options: CallPeerOptions) {
    this.#options = options;
    this.participant = options.participant;
    this.id = options.participant.session;
    this.health = new PeerHealth(options.clock);
    options.playback.add(this.id, options.streams.microphone);
  }

  get state(): LinkState {
    return this.#state;
  }

  /** What the peer says that it sends. */
  get media(): MediaFlags {
    return this.#media;
  }

  /** As the room last listed it, or as they said it themselves; empty when unknown. */
  get name(): string {
    return this.participant.user.name;
  }

  /** When they raised their hand, in logical time; undefined while it is down. */
  get hand(): number | undefined {
    return this.#media.hand;
  }

  /** Since when the link has worked, on the clock; infinite while it doesn't. */
  get connectedSince(): number {
    return this.#connectedSince;
  }

  /**
   * The claim of the peer as it was when the control channel opened, as long as that is open: whoever really gives up
   * a seat closes it, and anybody can write something else into the room.
   */
  get confirmedClaim(): Pick<Presence, 'ticket' | 'capacity'> | undefined {
    return undefined;
  }

  get snapshot(): PeerSnapshot {
    const { streams, playback } = this.#options;
    const { volume, muted } = playback.loudnessOf(this.id);
    this.#snapshot = keepIfEqual(this.#snapshot, {
      id: this.id,
      user: this.participant.user,
      link: this.#state,
      error: this.#error,
      recovery: this.#recovery,
      microphone: this.#media.microphone,
      camera: this.#media.camera,
      screen: this.#media.screen === true,
      screenStream: streams.screen,
      cameraStream: streams.camera,
      microphoneStream: streams.microphone,
      reception: this.health.reception,
      rating: this.health.rating,
      speaking: this.speaking,
      hand: this.handPlace,
      volume,
      mutedHere: muted,
    });
    return this.#snapshot;
  }

  /**
   * How loud they are, as amplitude from 0 to 1; undefined where it is not known.
   *
   * @param now On the clock, ms.
   */
  readAmplitude(now: number): number | undefined {
    const isHeard = this.#state === 'connected' && this.#media.microphone;
    return isHeard ? this.#voiceLevel.read(this.voiceReceiver, now) : undefined;
  }

  /** Brings the voice. */
  protected abstract readonly voiceReceiver: RTCRtpReceiver | undefined;

  /** Whether the peer can be asked, past the room, if it is still there. */
  abstract readonly isReachable: boolean;

  /** Asks past the room whether the peer is still there; `heardSince` has the answer a moment later. */
  abstract probe(): void;

  /** Whether the peer has been heard of, past the room, since this time of the clock. */
  abstract heardSince(time: number): boolean;

  /** Sends these tracks from now on. */
  abstract setSent(sent: SentMedia): void;

  /** Uses these ICE servers from now on. */
  abstract setConfiguration(configuration: RTCConfiguration): void;

  /** Moves the link to a path made with the present ICE servers; returns whether that is ours to do. */
  abstract refreshPath(): boolean;

  /** Our own network has changed: looks for a new path at once. */
  abstract networkChanged(): void;

  /** Tries again at once where the link has stopped working or was given up. */
  abstract retry(): void;

  /** Figures of the link (W3C WebRTC statistics). */
  abstract getStats(): Promise<RTCStatsReport | undefined>;

  /** Ids of the tracks that belong to shared screens, as statistics name them. */
  get screenTracks(): ReadonlySet<string> {
    return NO_TRACKS;
  }

  /** Tells the peer, where there is a way to, what arrives from it. */
  abstract tellReception(report: ReceptionReport): void;

  /** Sends a frame over the control channel; returns false where none is open. */
  tell(_frame: string): boolean {
    return false;
  }

  /** Ends the link like `close()`, and where there is a way to, tells the peer that we leave the call, perhaps only for a moment. */
  leave(_farewells: Farewells, _mayReturn: boolean): void {
    this.close();
  }

  /** Ends the link and the sound. Idempotent. */
  close(): void {
    const { playback, streams } = this.#options;
    playback.remove(this.id);
    playback.remove(screenPlayer(this.id));
    for (const stream of Object.values<MediaStream>({ ...streams })) {
      for (const track of stream.getTracks()) stream.removeTrack(track);
    }
  }

  protected showState(state: LinkState, error: CallError | undefined): void {
    this.#state = state;
    this.#error = error;
    this.health.stateChanged(state);
    this.#connectedSince = state === 'connected' ? this.#options.clock.now() : Infinity;
    if (error) this.report(error);
    this.#options.onChange();
  }

  protected showRecovery(recovery: Recovery | undefined): void {
    this.#recovery = recovery;
    this.#options.onChange();
  }

  protected showMedia(media: MediaFlags): void {
    const { playback, streams } = this.#options;
    this.#media = media;
    if (media.screen) playback.add(screenPlayer(this.id), streams.screenAudio, this.id);
    else playback.remove(screenPlayer(this.id));
    this.#options.onChange();
  }

  protected showTrack(role: keyof PeerStreams, track: MediaStreamTrack): void {
    const { playback, streams } = this.#options;
    const stream = streams[role];
    for (const old of stream.getTracks()) stream.removeTrack(old);
    stream.addTrack(track);
    if (role === 'microphone') playback.tracksCame(this.id);
    if (role === 'screenAudio') playback.tracksCame(screenPlayer(this.id));
    this.#options.onChange();
  }

  protected reportViolation(detail: string): void {
    this.report(new CallError('peer-invalid', `Ignored what a peer sent: ${detail}.`));
  }

  protected report({ code, message, cause }: CallError): void {
    this.#options.onError(new CallError(code, message, { peer: this.id, cause }));
  }
}

/** The name under which the sound of what somebody shares is played, beside their voice. */
function screenPlayer(session: SessionId): string {
  return `screen of ${session}`;
}
