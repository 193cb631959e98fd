import type { RemotePlayback } from '../media/remote-playback.ts';
import type { Clock, TimerHandle } from '../protocol/clock.ts';
import {
  ALL_LINKS_BURST,
  ALL_LINKS_PER_SECOND,
  LINK_BURST,
  LINKS_PER_SECOND,
} from '../protocol/constants.ts';
import type { CallError } from '../protocol/errors.ts';
import type { SessionId } from '../protocol/ids.ts';
import { TokenBucket } from '../protocol/token-bucket.ts';
import { isPlain } from '../plain/plain-participants.ts';
import type { PlainSlots } from '../plain/plain-slots.ts';
import type { Conversation } from '../signaling/conversation.ts';
import type { Participant } from '../signaling/participants.ts';
import type { SentMedia } from './local-tracks.ts';
import type { CallPeer } from './call-peer.ts';
import type { Farewells } from './farewells.ts';
import { Peer } from './peer.ts';
import type { PeerStreamRegistry } from './peer-streams.ts';
import { PlainPeer } from './plain-peer.ts';

/** Somebody to whom we should be linked. */
export interface WantedPeer {
  readonly participant: Participant;
  /** Whether the offers are ours to make. */
  readonly offers: boolean;
}

/** What the directory needs to know and to tell. */
export interface PeerDirectoryOptions {
  readonly clock: Clock;
  readonly playback: RemotePlayback;
  readonly streams: PeerStreamRegistry;
  readonly sent: () => SentMedia;
  /** Where we speak to those who speak the plain shape. */
  readonly slots: PlainSlots;
  readonly configuration: () => Promise<RTCConfiguration>;
  readonly openConversation: (session: SessionId) => Conversation;
  readonly closeConversation: (session: SessionId) => void;
  /** The state, the media or the picture of a peer changed. */
  readonly onChange: () => void;
  /** The control channel to this peer is open. */
  readonly onReachable: (session: SessionId) => void;
  /** The control channel to this peer was closed. */
  readonly onUnreachable: (session: SessionId) => void;
  /** This peer, who speaks the plain shape, has ended the connection. */
  readonly onHungUp: (session: SessionId) => void;
  /** A STUN or TURN server gave an error. */
  readonly onServerError: (url: string, errorCode: number) => void;
  readonly onError: (error: CallError) => void;
}

/** Between two links that move to a new path, ms: a restart takes a few round trips. */
const ROTATION_STEP_MS = 1000;

/** Budgets and reports of sessions are remembered up to this number. */
const REMEMBERED_SESSIONS = 64;

/** The peers we are linked to, made and ended so that they are those that are wanted. */
export class PeerDirectory {
  readonly #options: PeerDirectoryOptions;
  readonly #peers = new Map<SessionId, CallPeer>();
  /** Sessions to which we have made links before, and how many more we would make now. */
  readonly #budgets = new Map<SessionId, TokenBucket>();
  /** How far the numbers of connections have come with sessions that we are not linked to now. */
  readonly #generations = new Map<SessionId, number>();
  readonly #allLinks: TokenBucket;
  readonly #reported = new Set<SessionId>();
  #rotationTimer: TimerHandle | undefined;
  #place = 0;

  constructor(options: PeerDirectoryOptions) {
    this.#options = options;
    this.#allLinks = new TokenBucket(ALL_LINKS_PER_SECOND, ALL_LINKS_BURST, options.clock.now());
  }

  get(session: SessionId): CallPeer | undefined {
    return this.#peers.get(session);
  }

  [Symbol.iterator](): Iterator<CallPeer> {
    return this.#peers.values();
  }

  /**
   * Ends the links that are not wanted any more and makes those that are missing. Returns after how many milliseconds
   * to look again, where somebody who flickers has used up what they may cost us; undefined when all is done.
   *
   * @param place Our own among those who sit, from 0 on.
   */
  reconcile(wanted: ReadonlyMap<SessionId, WantedPeer>, place: number): number | undefined {
    this.#place = place;
    for (const session of this.#peers.keys()) {
      if (!wanted.has(session)) this.#unlink(session);
    }
    let again: number | undefined;
    for (const [session, target] of wanted) {
      const { participant } = target;
      const peer = this.#peers.get(session);
      if (peer) {
        if (peer instanceof PlainPeer) peer.review(participant);
        else peer.participant = participant;
        continue;
      }
      const wait = this.#waitingTime(session);
      if (wait > 0) again = Math.min(again ?? Infinity, wait);
      else this.#link(target);
    }
    return again;
  }

  /** Sends what is to be sent now to everybody. */
  updateSent(): void {
    const sent = this.#options.sent();
    for (const peer of this.#peers.values()) peer.setSent(sent);
  }

  /**
   * Fresh ICE servers have come. All links know them at once, for whatever is gathered next; those whose offers are
   * ours move to a path made with them one after the other, so that never all pictures are at stake.
   */
  rotate(configuration: RTCConfiguration): void {
    for (const peer of this.#peers.values()) peer.setConfiguration(configuration);
    this.#refreshOneAfterTheOther([...this.#peers.values()]);
  }

  /** Our own network has changed. */
  networkChanged(): void {
    for (const peer of this.#peers.values()) peer.networkChanged();
  }

  /** The links that don't work may do so now. */
  retry(): void {
    for (const peer of this.#peers.values()) peer.retry();
  }

  /** Whether links that worked have stopped, and none works: then it is mostly our own network. */
  get hasLostAll(): boolean {
    const states = [...this.#peers.values()].map(({ state }) => state);
    return states.includes('reconnecting') && !states.includes('connected');
  }

  #refreshOneAfterTheOther(peers: readonly CallPeer[]): void {
    const { clock } = this.#options;
    clock.cancel(this.#rotationTimer);
    const index = peers.findIndex((peer) => this.#peers.get(peer.id) === peer && peer.refreshPath());
    if (index === -1) return;
    this.#rotationTimer = clock.schedule(() => {
      this.#refreshOneAfterTheOther(peers.slice(index + 1));
    }, ROTATION_STEP_MS);
  }

  /** Leaves everybody with a goodbye; `mayReturn`: one that says that we may be back in a moment. */
  leave(farewells: Farewells, mayReturn: boolean): void {
    this.#options.clock.cancel(this.#rotationTimer);
    const peers = [...this.#peers.values()];
    this.#peers.clear();
    for (const peer of peers) peer.leave(farewells, mayReturn);
  }

  #waitingTime(session: SessionId): number {
    const now = this.#options.clock.now();
    return Math.max(this.#allLinks.waitingTime(now), this.#budgets.get(session)?.waitingTime(now) ?? 0);
  }

  #link({ participant, offers }: WantedPeer): void {
    const { session } = participant;
    const { playback, streams, clock, configuration, sent, slots, openConversation } = this.#options;
    const known = this.#budgets.get(session);
    this.#spend(session, known ?? new TokenBucket(LINKS_PER_SECOND, LINK_BURST, clock.now()));
    const common = {
      streams: streams.get(session),
      sent: sent(),
      configuration,
      playback,
      clock,
      onChange: this.#options.onChange,
      onUnreachable: () => {
        this.#options.onUnreachable(session);
      },
      onServerError: this.#options.onServerError,
      onError: (error: CallError) => {
        this.#report(session, error);
      },
    };
    this.#peers.set(
      session,
      isPlain(participant)
        ? new PlainPeer({
            ...common,
            participant,
            slots,
            turn: () => this.#place,
            onHungUp: () => {
              this.#options.onHungUp(session);
            },
          })
        : new Peer({
            ...common,
            participant,
            offers,
            conversation: openConversation(session),
            onReachable: () => {
              this.#options.onReachable(session);
            },
            returning: known !== undefined,
            generation: this.#generations.get(session) ?? 0,
          }),
    );
  }

  #spend(session: SessionId, budget: TokenBucket): void {
    const now = this.#options.clock.now();
    budget.take(1, now);
    this.#allLinks.take(1, now);
    this.#budgets.set(session, budget);
    for (const old of this.#budgets.keys()) {
      if (this.#budgets.size <= REMEMBERED_SESSIONS) return;
      if (old === session || this.#peers.has(old)) continue;
      this.#budgets.delete(old);
      this.#generations.delete(old);
    }
  }

  #unlink(session: SessionId): void {
    const peer = this.#peers.get(session);
    this.#peers.delete(session);
    if (peer instanceof Peer) this.#generations.set(session, peer.generation);
    peer?.close();
    this.#options.closeConversation(session);
  }

  /** A peer that breaks the protocol is reported once, however often we meet it again. */
  #report(session: SessionId, error: CallError): void {
    if (error.code === 'peer-invalid') {
      if (this.#reported.has(session) || this.#reported.size >= REMEMBERED_SESSIONS) return;
      this.#reported.add(session);
    }
    this.#options.onError(error);
  }
}
