import {
  applyAwarenessUpdate,
  Awareness,
  encodeAwarenessUpdate,
  removeAwarenessStates,
} from 'y-protocols/awareness';
import * as Y from 'yjs';

/** Marks updates that come from the network, as a provider marks its own. */
const NETWORK = Symbol('network');

/** One client of the room: a real awareness behind a connection that a test can hold, cut and restore. */
export interface Client {
  readonly awareness: Awareness;
  online: boolean;
  /** Clients whose state has changed at the server since this client was last told. */
  readonly stale: Set<number>;
}

/**
 * A server and its clients, with everything that is measured to go wrong: states merged on the way because only the
 * newest is sent, delivered late and in another order to each client, delivered twice, lost with the connection, and
 * ignored after a reconnection because their clock is already known.
 */
export class LossyRoom {
  readonly #server = new Awareness(new Y.Doc());
  readonly clients: Client[] = [];

  constructor() {
    this.#server.setLocalState(null);
    letProcessEnd(this.#server);
  }

  /** A new client, told of everybody. */
  connect(): Client {
    const awareness = new Awareness(new Y.Doc());
    letProcessEnd(awareness);
    const client: Client = { awareness, online: true, stale: new Set(this.#server.getStates().keys()) };
    awareness.on('update', ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      if (origin !== NETWORK && client.online)
        this.#upload(client, [...(added ?? []), ...(updated ?? []), ...(removed ?? [])]);
    });
    this.clients.push(client);
    this.deliver(client);
    return client;
  }

  /** Tells a client the newest state of everybody that it has not been told of. */
  deliver(client: Client): void {
    if (!client.online || client.stale.size === 0) return;
    const known = [...client.stale].filter((id) => this.#server.meta.has(id));
    client.stale.clear();
    if (known.length > 0)
      applyAwarenessUpdate(client.awareness, encodeAwarenessUpdate(this.#server, known), NETWORK);
  }

  /** Tells a client everything once more. */
  repeat(client: Client): void {
    for (const id of this.#server.getStates().keys()) client.stale.add(id);
    this.deliver(client);
  }

  /** The connection breaks: the provider forgets the others at once, the server forgets the client. */
  cut(client: Client): void {
    if (!client.online) return;
    client.online = false;
    client.stale.clear();
    const { awareness } = client;
    const others = [...awareness.getStates().keys()].filter((id) => id !== awareness.clientID);
    removeAwarenessStates(awareness, others, NETWORK);
    removeAwarenessStates(this.#server, [awareness.clientID], NETWORK);
    this.#spread([awareness.clientID], client);
  }

  /** The connection is back: the provider sends its state with the old clock, the server its snapshot. */
  restore(client: Client): void {
    if (client.online) return;
    client.online = true;
    this.#upload(client, [client.awareness.clientID]);
    this.repeat(client);
  }

  /** Ends all timers. */
  close(): void {
    for (const { awareness } of this.clients) {
      awareness.destroy();
      awareness.doc.destroy();
    }
    this.#server.destroy();
    this.#server.doc.destroy();
  }

  #upload(client: Client, ids: readonly number[]): void {
    const known = ids.filter((id) => client.awareness.meta.has(id));
    applyAwarenessUpdate(this.#server, encodeAwarenessUpdate(client.awareness, known), NETWORK);
    this.#spread(ids, client);
  }

  #spread(ids: readonly number[], from: Client): void {
    for (const client of this.clients) {
      if (client !== from && client.online) for (const id of ids) client.stale.add(id);
    }
  }
}

/** An awareness that a failed test left behind must not keep the process alive with its heartbeat. */
function letProcessEnd(awareness: Awareness): void {
  (Reflect.get(awareness, '_checkInterval') as NodeJS.Timeout).unref();
}
