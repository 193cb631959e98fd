import { PeerLink } from '../links/peer-link.ts';
import type { Clock } from '../protocol/clock.ts';
import { CallError, toError } from '../protocol/errors.ts';
import type { Presence } from '../protocol/presence.ts';
import type { LinkSignal, ReceptionReport, Signal } from '../protocol/signal.ts';
import { packetsArrived } from '../quality/packets-arrived.ts';
import { type ControlChannel, PING_FRAME } from '../signaling/control-channel.ts';
import type { Conversation } from '../signaling/conversation.ts';
import { Pulse } from '../signaling/pulse.ts';
import { CallPeer, type CallPeerOptions } from './call-peer.ts';
import type { Farewells } from './farewells.ts';
import type { SentMedia } from './local-tracks.ts';

/** What a peer needs to know and to tell. */
export interface PeerOptions extends CallPeerOptions {
  readonly conversation: Conversation;
  readonly offers: boolean;
  /** Whether we had a connection to this very session before. */
  readonly returning: boolean;
  /** The generation that the last link to it came to; 0 without one. */
  readonly generation: number;
  readonly sent: SentMedia;
  readonly configuration: () => Promise<RTCConfiguration>;
  /** The control channel is open. */
  readonly onReachable: () => void;
  /** The control channel is closed. */
  readonly onUnreachable: () => void;
  /** A STUN or TURN server gave an error. */
  readonly onServerError: (url: string, errorCode: number) => void;
}

/** Somebody else with a seat who speaks our protocol: their link, and the conversation with them. */
export class Peer extends CallPeer {
  readonly #conversation: Conversation;
  readonly #link: PeerLink;
  readonly #clock: Clock;
  #pulse: Pulse | undefined;
  #confirmedClaim: Pick<Presence, 'ticket' | 'capacity'> | undefined;

  constructor(options: PeerOptions) {
    super(options);
    const { conversation, offers, generation, sent, configuration, clock } = options;
    this.#conversation = conversation;
    this.#clock = clock;
    this.#link = new PeerLink({
      offers,
      generation,
      configuration,
      media: sent.flags,
      clock,
      listener: {
        send: (signal) => {
          this.#send(signal);
        },
        state: (state, error) => {
          this.showState(state, error);
        },
        recovery: (recovery) => {
          this.showRecovery(recovery);
        },
        track: (role, track) => {
          this.showTrack(role, track);
        },
        media: (flags) => {
          this.showMedia(flags);
        },
        reception: (report) => {
          this.health.hear(report);
        },
        channelOpen: (channel) => {
          conversation.attach(channel);
          this.#confirmedClaim = this.participant.presence;
          this.#watch(channel);
          options.onReachable();
        },
        channelClosed: (channel) => {
          conversation.detach(channel);
          this.#pulse?.stop();
          this.#confirmedClaim = undefined;
          options.onUnreachable();
        },
        channelDoubtful: () => {
          conversation.distrust();
        },
        frame: (data) => {
          this.#pulse?.heard();
          conversation.receiveFrame(data);
        },
        serverError: options.onServerError,
        violation: (detail) => {
          this.reportViolation(detail);
        },
      },
    });
    this.setSent(sent);
    this.#link.start(options.returning);
  }

  /** Whether the control channel is open. */
  override get isReachable(): boolean {
    return this.#confirmedClaim !== undefined;
  }

  /** How many connections there have been with this session. */
  get generation(): number {
    return this.#link.generation;
  }

  override get confirmedClaim(): Pick<Presence, 'ticket' | 'capacity'> | undefined {
    return this.#confirmedClaim;
  }

  override probe(): void {
    this.#conversation.ping();
  }

  override heardSince(time: number): boolean {
    return this.#conversation.lastHeard >= time;
  }

  receive(signal: LinkSignal): void {
    this.#link.receive(signal);
  }

  override setSent({ flags, ...tracks }: SentMedia): void {
    this.#link.setTrack('microphone', tracks.microphone);
    this.#link.setTrack('camera', tracks.camera);
    this.#link.setTrack('screen', tracks.screen);
    this.#link.setTrack('screenAudio', tracks.screenAudio);
    this.#link.setMedia(flags);
  }

  override setConfiguration(configuration: RTCConfiguration): void {
    this.#link.setConfiguration(configuration);
  }

  override refreshPath(): boolean {
    return this.#link.refreshPath();
  }

  override networkChanged(): void {
    this.#link.networkChanged();
  }

  override retry(): void {
    this.#link.retry();
  }

  override getStats(): Promise<RTCStatsReport | undefined> {
    return this.#link.getStats();
  }

  override get screenTracks(): ReadonlySet<string> {
    return this.#link.screenTracks;
  }

  protected override get voiceReceiver(): RTCRtpReceiver | undefined {
    return this.#link.voiceReceiver;
  }

  override tellReception(report: ReceptionReport): void {
    // It is about the link, so where that has no channel there is nothing to say.
    if (this.isReachable) this.#link.tellReception(report);
  }

  override tell(frame: string): boolean {
    if (this.isReachable) this.#conversation.sendBeside(frame);
    return this.isReachable;
  }

  override leave(farewells: Farewells, mayReturn: boolean): void {
    if (!this.isReachable) {
      this.close();
      return;
    }
    const [conversation, link] = [this.#conversation, this.#link];
    this.#pulse?.stop();
    this.#send({ kind: 'goodbye', mayReturn });
    link.silence();
    super.close();
    farewells.add({
      onceHeard: (callback) => {
        conversation.onceAllIsHeard(callback);
      },
      close: () => {
        link.close();
      },
    });
  }

  override close(): void {
    this.#link.close();
    super.close();
  }

  #watch(channel: ControlChannel): void {
    const link = this.#link;
    this.#pulse?.stop();
    this.#pulse = new Pulse({
      clock: this.#clock,
      ask: () => {
        channel.send(PING_FRAME);
      },
      packetsArrived: async () => {
        const report = await link.getStats();
        return report && packetsArrived(report);
      },
      onLost: () => {
        link.lost();
      },
      onFound: () => {
        link.found();
      },
    });
  }

  #send(signal: Signal): void {
    try {
      this.#conversation.send(signal);
    } catch (thrown) {
      this.report(
        thrown instanceof CallError ? thrown : new CallError('link-failed', toError(thrown).message),
      );
    }
  }
}
