import type { AwarenessLike } from 'mesh-call/engine';

type Handler = Parameters<AwarenessLike['on']>[1];

/** A room inside one page: whoever enters it sees what the others write, as if a server were between them. */
export class PageRoom {
  readonly #members = new Map<number, PageAwareness>();
  #lastId = 0;

  /** Somebody's view of the room. */
  enter(): AwarenessLike {
    this.#lastId += 1;
    const awareness = new PageAwareness(this.#lastId, (state) => this.#pass(awareness, state));
    for (const [id, other] of this.#members) awareness.receive(id, other.getLocalState(), false);
    this.#members.set(awareness.clientID, awareness);
    return awareness;
  }

  /** Somebody's tab is gone. */
  drop(awareness: AwarenessLike): void {
    this.#members.delete(awareness.clientID);
    for (const other of this.#members.values()) other.receive(awareness.clientID, null, false);
  }

  /** Like a network, it is never faster than the task that sends. */
  #pass({ clientID }: PageAwareness, state: unknown): void {
    const copy: unknown = structuredClone(state);
    for (const other of this.#members.values()) {
      const isOwn = other.clientID === clientID;
      if (isOwn) other.receive(clientID, copy, true);
      else setTimeout(() => this.#members.has(clientID) && other.receive(clientID, copy, false));
    }
  }
}

/** The shape of y-protocols' awareness, which is all that a call needs of Yjs. */
class PageAwareness implements AwarenessLike {
  readonly clientID: number;
  readonly #send: (state: unknown) => void;
  readonly #states = new Map<number, unknown>();
  readonly #handlers = new Set<Handler>();

  constructor(clientID: number, send: (state: unknown) => void) {
    this.clientID = clientID;
    this.#send = send;
    this.#states.set(clientID, {});
  }

  getStates(): ReadonlyMap<number, unknown> {
    return this.#states;
  }

  getLocalState(): unknown {
    return this.#states.get(this.clientID) ?? null;
  }

  setLocalState(state: Record<string, unknown> | null): void {
    this.#send(state);
  }

  on(_name: 'update', handler: Handler): void {
    this.#handlers.add(handler);
  }

  off(_name: 'update', handler: Handler): void {
    this.#handlers.delete(handler);
  }

  receive(id: number, state: unknown, isOwn: boolean): void {
    const change = state === null ? 'removed' : this.#states.has(id) ? 'updated' : 'added';
    if (state === null) this.#states.delete(id);
    else this.#states.set(id, state);
    const changes = { added: [], updated: [], removed: [], [change]: [id] };
    for (const handler of this.#handlers) handler(changes, isOwn ? 'local' : this);
  }
}
