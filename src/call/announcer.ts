import { CallChangeEvent, type CallEvents, PeerJoinedEvent, PeerLeftEvent } from './call-events.ts';
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
      this.#dispatch(new CallChangeEvent(after));
    });
  }
}

function peersInCall({ state, peers }: CallSnapshot): readonly PeerSnapshot[] {
  return state === 'joined' ? peers : [];
}

function missing(peers: readonly PeerSnapshot[], others: readonly PeerSnapshot[]): readonly PeerSnapshot[] {
  return peers.filter(({ id }) => !others.some((other) => other.id === id));
}
