import {
  CallChangeEvent,
  type CallEvents,
  HandRaisedEvent,
  MessageReceivedEvent,
  PeerJoinedEvent,
  PeerLeftEvent,
  ReactionEvent,
} from './call-events.ts';
import type { CallSnapshot, PeerSnapshot } from './snapshot.ts';

/**
 * Tells of changes at the end of the task in which they happened: once for all that changed together, with the events
 * that follow from comparing the snapshot before with the snapshot after.
 */
export class Announcer {
  readonly #dispatch: (event: CallEvents[keyof CallEvents]) => void;
  #announced: CallSnapshot;
  #latest: CallSnapshot;
  #pending = false;

  constructor(first: CallSnapshot, dispatch: (event: CallEvents[keyof CallEvents]) => void) {
    this.#announced = first;
    this.#latest = first;
    this.#dispatch = dispatch;
  }

  /** This is the snapshot now. */
  announce(snapshot: CallSnapshot): void {
    this.#latest = snapshot;
    if (this.#pending) return;
    this.#pending = true;
    queueMicrotask(() => {
      this.#pending = false;
      const before = this.#announced;
      const after = this.#latest;
      if (before === after) return;
      this.#announced = after;
      for (const peer of missing(peersInCall(before), peersInCall(after)))
        this.#dispatch(new PeerLeftEvent(peer));
      for (const peer of missing(peersInCall(after), peersInCall(before)))
        this.#dispatch(new PeerJoinedEvent(peer));
      for (const peer of raisedHands(before, after)) this.#dispatch(new HandRaisedEvent(peer));
      for (const reaction of added(before, after, 'reactions')) this.#dispatch(new ReactionEvent(reaction));
      for (const message of added(before, after, 'messages'))
        this.#dispatch(new MessageReceivedEvent(message));
      this.#dispatch(new CallChangeEvent(after));
    });
  }
}

function peersInCall({ state, peers }: CallSnapshot): readonly PeerSnapshot[] {
  return state === 'joined' ? peers : [];
}

/** Whose hand was down and is up. One that is up when we meet somebody was not raised just now. */
function raisedHands(before: CallSnapshot, after: CallSnapshot): readonly PeerSnapshot[] {
  return peersInCall(after).filter(({ id, hand }) => {
    const known = before.peers.find((peer) => peer.id === id);
    return hand !== undefined && known?.hand === undefined && isKnown(known?.link);
  });
}

function isKnown(link: PeerSnapshot['link'] | undefined): boolean {
  return link !== undefined && link !== 'none' && link !== 'connecting';
}

/** What is new in a list that grows at its end. Another stay counts from 1 again. */
function added<Name extends 'messages' | 'reactions'>(
  before: CallSnapshot,
  after: CallSnapshot,
  name: Name,
): CallSnapshot[Name][number][] {
  const isSameStay = before.self.id === after.self.id;
  const known = new Set(isSameStay ? before[name].map(({ id }) => id) : []);
  return after[name].filter(({ id }) => !known.has(id));
}

function missing(peers: readonly PeerSnapshot[], others: readonly PeerSnapshot[]): readonly PeerSnapshot[] {
  return peers.filter(({ id }) => !others.some((other) => other.id === id));
}
