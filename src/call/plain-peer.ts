import { PlainLink } from '../plain/plain-link.ts';
import type { PlainParticipant } from '../plain/plain-participants.ts';
import type { PlainSlots } from '../plain/plain-slots.ts';
import type { Participant } from '../signaling/participants.ts';
import { isPlain } from '../plain/plain-participants.ts';
import { CallPeer, type CallPeerOptions } from './call-peer.ts';
import type { SentMedia } from './local-tracks.ts';

/** What a plain peer needs to know and to tell. */
export interface PlainPeerOptions extends CallPeerOptions {
  readonly participant: PlainParticipant;
  readonly slots: PlainSlots;
  /** How many others of us call this peer before us. */
  readonly turn: () => number;
  readonly sent: SentMedia;
  readonly configuration: () => Promise<RTCConfiguration>;
  /** The peer has ended the connection. */
  readonly onHungUp: () => void;
  /** The link is lost. */
  readonly onUnreachable: () => void;
  /** A STUN or TURN server gave an error. */
  readonly onServerError: (url: string, errorCode: number) => void;
}

/** Somebody else in the call whose page was written by hand after a platform's guide. */
export class PlainPeer extends CallPeer {
  readonly #link: PlainLink;

  constructor(options: PlainPeerOptions) {
    super(options);
    const { participant, slots, turn, sent, configuration, clock } = options;
    this.#link = new PlainLink({
      peer: participant.clientID,
      slots,
      turn,
      configuration,
      clock,
      listener: {
        state: (state, error) => {
          this.showState(state, error);
          if (state !== 'connected') options.onUnreachable();
        },
        track: (role, track) => {
          this.showTrack(role, track);
        },
        media: (flags) => {
          this.showMedia(flags);
        },
        hungUp: options.onHungUp,
        serverError: options.onServerError,
        violation: (detail) => {
          this.reportViolation(detail);
        },
      },
    });
    this.setSent(sent);
    this.#link.update(participant.plain);
  }

  /** Takes what the room lists now. */
  review(participant: Participant): void {
    if (this.participant === participant || !isPlain(participant)) return;
    this.participant = participant;
    this.#link.update(participant.plain);
  }

  /** There is nothing to ask them with, but packets that come are an answer too. */
  override get isReachable(): boolean {
    return this.#link.state === 'connected';
  }

  override probe(): void {
    // ICE asks all the time (RFC 7675); it says so by `disconnected` when there is no answer.
  }

  override heardSince(): boolean {
    return this.isReachable;
  }

  override setSent({ microphone, camera }: SentMedia): void {
    this.#link.setTrack('microphone', microphone);
    this.#link.setTrack('camera', camera);
  }

  override setConfiguration(configuration: RTCConfiguration): void {
    this.#link.setConfiguration(configuration);
  }

  /** Never: it would take an offer that a page written by hand may not expect. A running path goes on. */
  override refreshPath(): boolean {
    return false;
  }

  override networkChanged(): void {
    // The shape has no restart; ICE tells when the path is dead, and another call follows.
  }

  override tellReception(): void {
    // The shape has no word for it either.
  }

  override retry(): void {
    this.#link.retry();
  }

  override getStats(): Promise<RTCStatsReport | undefined> {
    return this.#link.getStats();
  }

  protected override get voiceReceiver(): RTCRtpReceiver | undefined {
    return this.#link.voiceReceiver;
  }

  override close(): void {
    this.#link.close();
    super.close();
  }
}
