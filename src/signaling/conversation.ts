import type { Clock } from '../protocol/clock.ts';
import { MAX_MESSAGE_BYTES, RECEIVE_BURST, RECEIVE_PER_SECOND } from '../protocol/constants.ts';
import { CallError } from '../protocol/errors.ts';
import type { SessionId } from '../protocol/ids.ts';
import { decodeSignal, encodeSignal, type Signal, type WireSignal } from '../protocol/signal.ts';
import { TokenBucket } from '../protocol/token-bucket.ts';
import {
  decodeFrame,
  encodeAcknowledgementFrame,
  encodeMessageFrame,
  PING_FRAME,
  PONG_FRAME,
  type ControlChannel,
} from './control-channel.ts';
import {
  type Acknowledgement,
  type IncomingStream,
  OutgoingStream,
  type PendingMessages,
} from './message-streams.ts';

/** A message in its wire form with its size, so that the outbox can be kept within its budget. */
export interface SizedMessage {
  readonly wire: WireSignal;
  /** Bytes of the message as JSON. */
  readonly size: number;
  /** When it was handed in, on the session's clock. */
  readonly since: number;
}

/** What a conversation tells its owner. */
export interface ConversationListener {
  /** The next message of the peer, in order, each once. */
  message(signal: Signal): void;
  /** The outbox or the acknowledgement in our awareness state is out of date. */
  outdated(urgency: 'message' | 'acknowledgement' | 'prune'): void;
  /** The peer sent what no correct peer sends. */
  violation(detail: string): void;
}

/**
 * The exchange with one other session: one stream each way, carried by awareness until a control channel is open
 * and by the channel from then on. Both carriers deliver into the same streams, so switching between them neither
 * loses nor repeats a message.
 */
export class Conversation {
  readonly peer: SessionId;
  readonly #clock: Clock;
  readonly #listener: ConversationListener;
  readonly #incoming: IncomingStream;
  readonly #outgoing: OutgoingStream<SizedMessage>;
  readonly #budget: TokenBucket;
  #channel: ControlChannel | undefined;
  /** The channel may lead nowhere, so all is said in the room as well until the peer has answered over it. */
  #doubtful = false;
  #mailInSight = false;
  #lastHeard = -Infinity;

  constructor(
    peer: SessionId,
    stream: number,
    incoming: IncomingStream,
    clock: Clock,
    listener: ConversationListener,
  ) {
    this.peer = peer;
    this.#clock = clock;
    this.#listener = listener;
    this.#incoming = incoming;
    this.#outgoing = new OutgoingStream(stream);
    this.#budget = new TokenBucket(RECEIVE_PER_SECOND, RECEIVE_BURST, clock.now());
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

  /** When something last came over the control channel, on the session's clock. */
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
    if (this.#channel) this.#channel.send(encodeMessageFrame(this.#outgoing.pending.stream, sequence, wire));
    if (!this.#channelSuffices) this.#listener.outdated('message');
  }

  /** Asks the peer over the control channel whether it is there; watch `lastHeard` for the answer. */
  ping(): void {
    this.#channel?.send(PING_FRAME);
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
    this.ping();
  }

  /** From now on the channel carries the messages; what is not acknowledged yet is sent over it again. */
  attach(channel: ControlChannel): void {
    this.#channel = channel;
    this.#doubtful = false;
    this.#lastHeard = this.#clock.now();
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
      case 'ping':
        this.#channel?.send(PONG_FRAME);
        break;
      case 'pong':
        if (this.#doubtful) {
          this.#doubtful = false;
          this.#listener.outdated('prune');
        }
        break;
      case 'acknowledgement':
        this.#acknowledged(frame);
        break;
      case 'message': {
        const { tooFast } = this.#deliver({
          stream: frame.stream,
          first: frame.sequence,
          messages: [frame.message],
        });
        if (tooFast) this.#listener.violation('it sends faster than anyone can follow');
        const acknowledgement = this.#incoming.acknowledgement;
        if (acknowledgement) this.#channel?.send(encodeAcknowledgementFrame(acknowledgement));
      }
    }
  }

  get #channelSuffices(): boolean {
    return this.#channel !== undefined && !this.#doubtful;
  }

  #acknowledged(acknowledgement: Acknowledgement): void {
    if (this.#outgoing.acknowledge(acknowledgement) && !this.#channelSuffices)
      this.#listener.outdated('prune');
  }

  #deliver(pending: PendingMessages<unknown>): { readonly count: number; readonly tooFast: boolean } {
    const now = this.#clock.now();
    const allowed = this.#budget.available(now);
    const messages = this.#incoming.take(pending, Math.max(0, allowed));
    this.#budget.take(messages.length, now);
    for (const message of messages) {
      const signal = decodeSignal(message);
      // A message that can't be read still counts as received: asking for it again would not make it better.
      if (signal) this.#listener.message(signal);
      else this.#listener.violation('it sent a malformed message');
    }
    return { count: messages.length, tooFast: allowed <= 0 };
  }
}
