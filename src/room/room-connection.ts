import type { AwarenessLike } from '../protocol/awareness-like.ts';
import type { CallError } from '../protocol/errors.ts';
import type { UserIdentity } from '../protocol/presence.ts';
import type { IceServerLease } from './ice-servers.ts';

/**
 * State of our way into the room.
 *
 * - `connecting`: the first connection is being made.
 * - `connected`: the room's states are up to date.
 * - `disconnected`: it was connected and is not now; trying goes on, and what we know of others is frozen.
 */
export type RoomStatus = 'connecting' | 'connected' | 'disconnected';

/** What a room connection tells its owner. */
export interface RoomListener {
  /** The status changed; `connected` is also told for each reconnection. */
  status(status: RoomStatus): void;
  /** Something that the person or the page should know; the connection may still go on trying. */
  error(error: CallError): void;
}

/** A way into one room. Whoever opened it closes it. */
export interface RoomConnection {
  readonly awareness: AwarenessLike;
  readonly status: RoomStatus;
  /** Who we are, where the room knows it. */
  readonly identity?: UserIdentity;
  /** The relays that belong to the room, where it has some. Asked again when they are used up. */
  iceServers?(): Promise<IceServerLease>;
  /** Ends what the connection itself has opened; a provider that the page gave stays as it is. Idempotent. */
  close(): void;
}
