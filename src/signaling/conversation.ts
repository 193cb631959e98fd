import type { Clock } from '../protocol/clock.ts';
import {
  MAX_MESSAGE_BYTES,
  OPEN_BURST,
  OPEN_PER_SECOND,
  RECEIVE_BURST,
  RECEIVE_PER_SECOND,
} from '../protocol/constants.ts';
import { CallError } from '../protocol/errors.ts';
import type { SessionId } from '../protocol/ids.ts';
import { decodeSignal, encodeSignal, type Signal } from '../protocol/signal.ts';
import { TokenBucket } from '../protocol/token-bucket.ts';
import {
  decodeFrame,
  decodePlainFrame,
  encodeAcknowledgementFrame,
  encodeMessageFrame,
  encodeSecretFrame,
  PING_FRAME,
  PONG_FRAME,
  type ControlChannel,
  type PassedFrame,
  type PlainFrame,
  type TalkFrame,
} from './control-channel.ts';
import { Detour } from './detour.ts';
import type { SizedMessage } from './outbox.ts';
import {
  type Acknowledgement,
  type IncomingStream,
  OutgoingStream,
  type PendingMessages,
} from './message-streams.ts';
import type { SealedText } from './sealed-text.ts';
import { WaitingLine } from './waiting-line.ts';

/** What a conversation tells its owner. */
export interface ConversationListener {
  /** The next message of the peer, in order, each once. */
  message(signal: Signal): void;
  /** The outbox or the acknowledgement in our awareness state is out of date. */
  outdated(urgency: 'message' | 'acknowledgement' | 'prune'): void;
  /** The peer sent what no correct peer sends. */
  violation(detail: string): void;
  /** Shall be handed to all who might pass it on to the peer. */
  passOn(text: SealedText): void;
  /** The peer wants something to be passed on, or passes something on to us. */
  passed(frame: PassedFrame): void;
  /** The peer tells something that is no part of the conversation. */
  talk(frame: TalkFrame): void;
}

/** What a conversation needs to know. */
export interface ConversationOptions {
  readonly self: SessionId;
  readonly peer: SessionId;
  /** Number of our stream, higher than that of any earlier one. */
  readonly stream: number;
  /** How far the peer's streams were received. */
  readonly incoming: IncomingStream;
  readonly clock: Clock;
  /** Whether the room can carry anything now. */
  readonly roomIsLive: () => boolean;
  readonly listener: ConversationListener;
}

/**
 * The exchange with one other session: one stream each way, carried by the control channel while one is open, else by
 * awareness, and where the room is away or brings nothing, by others who pass it on. All carriers deliver into the same
 * streams, so switching between them neither loses nor repeats a message.
 */
export class Conversation {
  readonly peer: SessionId;
  readonly #clock: Clock;
  readonly #listener: ConversationListener;
  readonly #incoming: IncomingStream;
  readonly #outgoing: OutgoingStream<SizedMessage>;
  readonly #budget: TokenBucket;
  readonly #openings: TokenBucket;
  readonly #brought = new WaitingLine();
  readonly #detour: Detour;
  #onceHeard: (() => void) | undefined;
  #channel: ControlChannel | undefined;
  /** The channel may lead nowhere, so all is said in the room as well until the peer has answered over it. */
  #doubtful = false;
  #mailInSight = false;
  #lastHeard = -Infinity;

  constructor({ self, peer, stream, incoming, clock, roomIsLive, listener }: ConversationOptions) {
    this.peer = peer;
    this.#clock = clock;
    this.#listener = listener;
    this.#incoming = incoming;
    this.#outgoing = new OutgoingStream(stream);
    this.#budget = new TokenBucket(RECEIVE_PER_SECOND, RECEIVE_BURST, clock.now());
    this.#openings = new TokenBucket(OPEN_PER_SECOND, OPEN_BURST, clock.now());
    this.#detour = new Detour({
      self,
      peer,
      clock,
      roomIsLive,
      pending: () => this.#outgoing.pending,
      passOn: (text) => {
        listener.passOn(text);
      },
      opened: (text) => {
        this.#receiveByDetour(text);
      },
    });
  }

  /** What our awareness state must hold for the peer; empty while a control channel carries it. */
  get mail(): PendingMessages<SizedMessage> | undefined {
    const pending = this.#outgoing.pending;
    return this.#channelSuffices || pending.messages.length === 0 ? undefined : pending;
  }

  /** The acknowledgement that our awareness state must hold: only while the peer still shows mail for us. */
  get acknowledgement(): Acknowledgement | undefined {
    return this.#mailInSight && !this.#channelSuffices ? this.#incoming.acknowledgement : undefined;
  }

  /** Whether the control channel is open. */
  get isConnected(): boolean {
    return this.#channel !== undefined;
  }

  /** When something last came past the room, on the session's clock. */
  get lastHeard(): number {
    return this.#lastHeard;
  }

  /** When the oldest unacknowledged message was handed in; undefined when all is acknowledged. */
  get waitingSince(): number | undefined {
    return this.#outgoing.pending.messages[0]?.since;
  }

  /**
   * Sends a message, reliably and in order.
   *
   * @throws {CallError} `signaling-too-large` when it is over the limit for one message.
   */
  send(signal: Signal): void {
    const wire = encodeSignal(signal);
    const size = JSON.stringify(wire).length;
    if (size > MAX_MESSAGE_BYTES) {
      throw new CallError(
        'signaling-too-large',
        `A ${signal.kind} message of ${size} bytes is over the limit of ${MAX_MESSAGE_BYTES} and was not sent.`,
        { peer: this.peer },
      );
    }
    const sequence = this.#outgoing.push({ wire, size, since: this.#clock.now() });
    const frame = encodeMessageFrame(this.#outgoing.pending.stream, sequence, wire);
    this.#channel?.send(frame);
    if (this.#channelSuffices) return;
    this.#listener.outdated('message');
    this.#detour.carry(frame);
  }

  /** Asks the peer past the room whether it is there; watch `lastHeard` for the answer. */
  ping(): void {
    this.#channel?.send(PING_FRAME);
    if (!this.#channelSuffices) this.#detour.send(PING_FRAME);
  }

  /** Sends through the control channel what is no part of the conversation; does nothing without one. */
  sendBeside(frame: string): void {
    this.#channel?.send(frame);
  }

  /** Calls back once when the peer has received all that was said, or the control channel is closed. */
  onceAllIsHeard(callback: () => void): void {
    this.#onceHeard = callback;
    this.#reviewHeard();
  }

  /** Ends the conversation where it carries anything past the control channel. */
  close(): void {
    this.#detour.close();
  }

  /**
   * The path below the channel may be dead, which a channel doesn't tell. From now on the room carries the messages too,
   * until the peer answers over the channel.
   */
  distrust(): void {
    if (!this.#channel) return;
    const isNew = !this.#doubtful;
    this.#doubtful = true;
    if (isNew && this.#outgoing.pending.messages.length > 0) this.#listener.outdated('message');
    this.#detour.carry();
    this.ping();
  }

  /** From now on the channel carries the messages; what is not acknowledged yet is sent over it again. */
  attach(channel: ControlChannel): void {
    this.#channel = channel;
    this.#doubtful = false;
    this.#lastHeard = this.#clock.now();
    this.#detour.rest();
    const secret = this.#detour.issueSecret();
    if (secret) channel.send(encodeSecretFrame(secret));
    const { stream, first, messages } = this.#outgoing.pending;
    // A copy, because an acknowledgement may shorten the list meanwhile.
    for (const [index, { wire }] of [...messages].entries()) {
      channel.send(encodeMessageFrame(stream, first + index, wire));
    }
    this.#listener.outdated('prune');
  }

  /** The channel is gone: what it may not have delivered goes back into the awareness state. */
  detach(channel: ControlChannel): void {
    if (this.#channel !== channel) return;
    this.#channel = undefined;
    this.#listener.outdated(this.#outgoing.pending.messages.length > 0 ? 'message' : 'prune');
    this.#reviewHeard();
    this.#detour.carry();
  }

  /**
   * Takes what the peer's awareness state holds for us. Returns false when some of it has to wait because the peer
   * sends too fast; call again later then.
   */
  receiveMail(
    mail: PendingMessages<unknown> | undefined,
    acknowledgement: Acknowledgement | undefined,
  ): boolean {
    if (acknowledgement) this.#acknowledged(acknowledgement);
    const wasInSight = this.#mailInSight;
    this.#mailInSight = mail !== undefined;
    if (!mail) {
      if (wasInSight) this.#listener.outdated('prune');
      return true;
    }
    const taken = this.#deliver(mail).count;
    // Who writes into the room doesn't trust the channel, so our answer may not reach them over it.
    if (taken > 0) this.distrust();
    if (!wasInSight || taken > 0) this.#listener.outdated('acknowledgement');
    const { stream, last } = this.#incoming.acknowledgement ?? { stream: 0, last: 0 };
    return stream !== mail.stream || last >= mail.first + mail.messages.length - 1;
  }

  /** Takes a text from the peer's control channel. */
  receiveFrame(data: unknown): void {
    const frame = decodeFrame(data);
    if (!frame) {
      this.#listener.violation('it sent a malformed frame on the control channel');
      return;
    }
    this.#lastHeard = this.#clock.now();
    switch (frame.kind) {
      case 'secret':
        this.#detour.useSecret(frame);
        break;
      case 'pass-on':
      case 'passed-on':
        this.#listener.passed(frame);
        break;
      case 'text':
      case 'text-received':
      case 'reaction':
        this.#listener.talk(frame);
        break;
      case 'unknown':
        break;
      default:
        if (frame.kind === 'pong') this.#trust();
        this.#receivePlain(frame, (text) => this.#channel?.send(text));
    }
  }

  /**
   * The peer passes on to us what `from` is said to have sent. Each peer has a line and a budget of its own for it, so
   * that one who floods doesn't keep back what others bring.
   */
  bring(from: Conversation, text: SealedText): void {
    const now = this.#clock.now();
    if (this.#openings.available(now) < 1) return;
    this.#openings.take(1, now);
    this.#brought.add(() => from.#detour.receive(text));
  }

  #receiveByDetour(text: string): void {
    const frame = decodePlainFrame(text);
    if (!frame) {
      this.#listener.violation('it had a malformed frame passed on');
      return;
    }
    this.#lastHeard = this.#clock.now();
    this.#receivePlain(frame, (answer) => {
      this.#detour.send(answer);
    });
  }

  #receivePlain(frame: PlainFrame, answer: (text: string) => void): void {
    switch (frame.kind) {
      case 'ping':
        answer(PONG_FRAME);
        break;
      case 'pong':
        break;
      case 'acknowledgement':
        this.#acknowledged(frame);
        break;
      case 'message': {
        const pending = { stream: frame.stream, first: frame.sequence, messages: [frame.message] };
        // The answer comes first: what we are told may make us end the very channel that it goes through.
        const { tooFast } = this.#deliver(pending, () => {
          const acknowledgement = this.#incoming.acknowledgement;
          if (acknowledgement) answer(encodeAcknowledgementFrame(acknowledgement));
        });
        if (tooFast) this.#listener.violation('it sends faster than anyone can follow');
      }
    }
  }

  /** The peer has answered over the channel. */
  #trust(): void {
    if (!this.#doubtful) return;
    this.#doubtful = false;
    this.#detour.rest();
    this.#listener.outdated('prune');
  }

  get #channelSuffices(): boolean {
    return this.#channel !== undefined && !this.#doubtful;
  }

  #acknowledged(acknowledgement: Acknowledgement): void {
    if (!this.#outgoing.acknowledge(acknowledgement)) return;
    this.#reviewHeard();
    if (this.#channelSuffices) return;
    this.#listener.outdated('prune');
    this.#detour.carry();
  }

  #reviewHeard(): void {
    if (this.#channel && this.#outgoing.pending.messages.length > 0) return;
    const callback = this.#onceHeard;
    this.#onceHeard = undefined;
    callback?.();
  }

  #deliver(
    pending: PendingMessages<unknown>,
    taken?: () => void,
  ): { readonly count: number; readonly tooFast: boolean } {
    const now = this.#clock.now();
    const allowed = this.#budget.available(now);
    const messages = this.#incoming.take(pending, Math.max(0, allowed));
    this.#budget.take(messages.length, now);
    taken?.();
    for (const message of messages) {
      const signal = decodeSignal(message);
      // A message that can't be read still counts as received: asking for it again would not make it better.
      if (signal) this.#listener.message(signal);
      else this.#listener.violation('it sent a malformed message');
    }
    return { count: messages.length, tooFast: allowed <= 0 };
  }
}
