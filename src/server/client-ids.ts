import type { SessionId } from '../protocol/ids.ts';
import { presenceOf, userIdOf } from './state-fields.ts';

/** The part of a Hocuspocus document that says who is connected and what the room shows. */
export interface GuardedDocument<Connection> {
  hasConnection(connection: Connection): boolean;
  /** The ids whose states Hocuspocus removes when the connection ends; a live set. */
  getClients(connection: Connection): Set<unknown>;
  readonly awareness: { getStates(): ReadonlyMap<number, unknown> };
}

/** A client id and whose it is. */
export interface Owner<Connection> {
  readonly connection: Connection;
  /** Who the connection's token is for; undefined when it is anonymous. */
  readonly user: string | undefined;
  /** When the connection was first seen to have ended, ms. */
  releasedAt: number | undefined;
  /** The session that the id stands for, as last written. */
  session: SessionId | undefined;
  /** Since when that session holds a seat, ms. */
  seatedSince: number | undefined;
}

/** How long an id waits for its user to come back, ms: longer than the pauses between a provider's attempts. */
const RESERVED_MS = 120_000;

/** Whose client ids are whose in one room. */
export class ClientIds<Connection> {
  readonly #document: GuardedDocument<Connection>;
  readonly #most: number;
  readonly #owners = new Map<number, Owner<Connection>>();

  /** @param most Ids of one connection, and ids that are kept for one absent user. */
  constructor(document: GuardedDocument<Connection>, most: number) {
    this.#document = document;
    this.#most = most;
  }

  get(id: number): Owner<Connection> | undefined {
    return this.#owners.get(id);
  }

  /** The owner record of an id after this connection has asked to write it, or why it may not. */
  claim(
    id: number,
    connection: Connection,
    user: string | undefined,
  ): Owner<Connection> | 'foreign-client' | 'too-many-clients' {
    const owner = this.#owners.get(id);
    if (owner?.connection === connection) return owner;
    if (!this.#mayTakeOver(id, owner, user)) return 'foreign-client';
    if (this.#idsOf(connection).length >= this.#most) return 'too-many-clients';
    // The old connection may still be open, unnoticed by the server. When it ends it must not take the state along.
    if (owner) this.#document.getClients(owner.connection).delete(id);
    const { session, seatedSince } = owner ?? {};
    const taken = { connection, user, releasedAt: undefined, session, seatedSince };
    this.#owners.set(id, taken);
    return taken;
  }

  /** Whether another client than this one holds the session. */
  isHeldByAnother(session: SessionId, id: number): boolean {
    for (const [other, owner] of this.#owners) {
      if (other !== id && owner.session === session) return true;
    }
    // Clients of other server instances have no owner here.
    for (const [other, state] of this.#document.awareness.getStates()) {
      if (other !== id && !this.#owners.has(other) && presenceOf(state)?.session === session) return true;
    }
    return false;
  }

  /** Forgets those who have gone, except for the ids that wait for their user. */
  sweep(now: number): void {
    const waiting = new Map<string, number>();
    for (const [id, owner] of [...this.#owners].reverse()) {
      if (this.#document.hasConnection(owner.connection)) continue;
      owner.releasedAt ??= now;
      const { user } = owner;
      const sameUser = user === undefined ? Infinity : (waiting.get(user) ?? 0);
      if (user === undefined || sameUser >= this.#most || now - owner.releasedAt >= RESERVED_MS) {
        this.#owners.delete(id);
      } else {
        waiting.set(user, sameUser + 1);
      }
    }
  }

  #mayTakeOver(id: number, owner: Owner<Connection> | undefined, user: string | undefined): boolean {
    if (owner) {
      if (owner.user !== undefined) return owner.user === user;
      return !this.#document.hasConnection(owner.connection);
    }
    const elsewhere = this.#document.awareness.getStates().get(id);
    if (elsewhere === undefined) return true;
    // Another instance let this state in. Who comes over from there is known by the id in it, if it is a proof.
    return user !== undefined && userIdOf(elsewhere) === user;
  }

  #idsOf(connection: Connection): number[] {
    return [...this.#owners].filter(([, owner]) => owner.connection === connection).map(([id]) => id);
  }
}
