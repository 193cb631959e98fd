import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { SAY_BURST, SAY_PER_SECOND } from '../protocol/constants.ts';
import type { SessionId } from '../protocol/ids.ts';
import { cleanText } from '../protocol/message-text.ts';
import type { ReactionName } from '../protocol/reactions.ts';
import { TokenBucket } from '../protocol/token-bucket.ts';
import { encodeTalkFrame, type TalkFrame } from '../signaling/control-channel.ts';
import { nextHand, placesOfHands } from './hands.ts';
import { MessageLog, type MessageSnapshot, type Receiver } from './message-log.ts';
import { type ReactionSnapshot, ReactionShow } from './reaction-show.ts';
import { TextExchange } from './text-exchange.ts';

/** Somebody else in the call. */
export interface TalkPeer {
  readonly id: SessionId;
  readonly name: string;
  /** When they raised their hand, in logical time; undefined while it is down. */
  readonly hand: number | undefined;
  /** Sends a frame over the control channel; returns false where none is open. */
  tell(frame: string): boolean;
}

/** What the talk of a stay needs to know and to tell. */
export interface TalkOptions {
  readonly self: SessionId;
  readonly clock: Clock;
  /** The time of day, ms since 1970. */
  readonly timeOfDay: () => number;
  /** Our own name. */
  readonly name: () => string;
  readonly peers: () => Iterable<TalkPeer>;
  /** Whether we have a seat. */
  readonly inCall: () => boolean;
  /** Our hand went up or down. */
  readonly onHand: () => void;
  readonly onChange: () => void;
}

/** Exchanges with sessions that are remembered: who is gone for a moment goes on where it was. */
const REMEMBERED_EXCHANGES = 64;

/** What people tell each other in one stay beside sound and picture: hands, reactions and short texts. */
export class Talk {
  readonly #options: TalkOptions;
  readonly #exchanges = new Map<SessionId, TextExchange>();
  readonly #log = new MessageLog();
  readonly #show: ReactionShow;
  readonly #budget: TokenBucket;
  #hand: number | undefined;
  #timer: TimerHandle | undefined;

  constructor(options: TalkOptions) {
    this.#options = options;
    this.#show = new ReactionShow(options.clock, options.onChange);
    this.#budget = new TokenBucket(SAY_PER_SECOND, SAY_BURST, options.clock.now());
  }

  /** When we raised our hand, in logical time; undefined while it is down. */
  get hand(): number | undefined {
    return this.#hand;
  }

  /** The places of all raised hands by session, counted from 1. */
  get hands(): ReadonlyMap<string, number> {
    const { self, peers } = this.#options;
    return placesOfHands([{ id: self, hand: this.#hand }, ...peers()]);
  }

  get messages(): readonly MessageSnapshot[] {
    return this.#log.messages;
  }

  get reactions(): readonly ReactionSnapshot[] {
    return this.#show.reactions;
  }

  /** Raises or lowers our hand; without effect when it is so already, or outside of the call. */
  raiseHand(up: boolean): void {
    if (up === (this.#hand !== undefined) || (up && !this.#options.inCall())) return;
    this.#hand = up ? nextHand(this.#options.peers()) : undefined;
    this.#options.onHand();
  }

  /** Shows a reaction to all who are connected now; returns false when that is too often, or outside of the call. */
  react(reaction: ReactionName): boolean {
    const { self, inCall, peers } = this.#options;
    if (!inCall() || !this.#show.show(self, true, reaction)) return false;
    for (const peer of peers()) peer.tell(encodeTalkFrame({ kind: 'reaction', reaction }));
    return true;
  }

  /** Writes to all in the call; returns false for an empty text, too many, or outside of the call. */
  say(content: string): boolean {
    const { self, clock, inCall, name, peers, timeOfDay } = this.#options;
    const text = cleanText(content);
    const now = clock.now();
    if (text === '' || !inCall() || this.#budget.available(now) < 1) return false;
    this.#budget.take(1, now);
    const numbers = new Map<string, number | undefined>();
    const receivers: Receiver[] = [];
    for (const { id, name: receiver } of peers()) {
      receivers.push({ id, name: receiver });
      numbers.set(id, this.#exchangeWith(id).say(text));
    }
    const hasReached = ({ id }: Receiver): boolean => {
      const number = numbers.get(id);
      return number !== undefined && (this.#exchanges.get(id)?.hasArrived(number) ?? false);
    };
    this.#log.addOwn({ from: self, name: name(), text, time: timeOfDay() }, receivers, hasReached, now);
    this.#review();
    return true;
  }

  /** Takes what a peer tells us. */
  receive(from: SessionId, frame: TalkFrame): void {
    const peer = this.#peer(from);
    if (!peer) return;
    if (frame.kind === 'reaction') this.#show.show(from, false, frame.reaction);
    else this.#exchangeWith(from).receive(frame);
  }

  /** The control channel to this peer is open. */
  channelOpened(peer: SessionId): void {
    this.#exchanges.get(peer)?.channelOpened();
  }

  /** Somebody has left the call. */
  left(peer: SessionId): void {
    this.#show.forget(peer);
  }

  /** Ends the talk. Idempotent. */
  close(): void {
    this.#hand = undefined;
    this.#options.clock.cancel(this.#timer);
    this.#show.close();
    for (const exchange of this.#exchanges.values()) exchange.close();
  }

  #peer(id: SessionId): TalkPeer | undefined {
    for (const peer of this.#options.peers()) if (peer.id === id) return peer;
    return undefined;
  }

  #exchangeWith(peer: SessionId): TextExchange {
    const known = this.#exchanges.get(peer);
    if (known) return known;
    const exchange = new TextExchange({
      clock: this.#options.clock,
      send: (frame) => this.#peer(peer)?.tell(encodeTalkFrame(frame)) ?? false,
      onText: (text) => {
        this.#onText(peer, text);
      },
      onArrived: () => {
        this.#review();
      },
    });
    this.#exchanges.set(peer, exchange);
    for (const [session, old] of this.#exchanges) {
      if (this.#exchanges.size <= REMEMBERED_EXCHANGES) break;
      if (this.#peer(session)) continue;
      old.close();
      this.#exchanges.delete(session);
    }
    return exchange;
  }

  #onText(from: SessionId, content: string): void {
    const text = cleanText(content);
    if (text === '') return;
    const name = this.#peer(from)?.name ?? '';
    this.#log.add({ from, name, text, time: this.#options.timeOfDay() });
    this.#options.onChange();
  }

  /** Looks again whom our texts have reached. */
  #review(): void {
    const { clock, onChange } = this.#options;
    clock.cancel(this.#timer);
    const again = this.#log.review(clock.now());
    if (again !== undefined) {
      this.#timer = clock.schedule(() => {
        this.#review();
      }, again);
    }
    onChange();
  }
}
