import type { AwarenessLike } from '../protocol/awareness-like.ts';
import type { CallError } from '../protocol/errors.ts';
import type { UserIdentity } from '../protocol/presence.ts';
import type { IceServerLease } from './ice-servers.ts';
import type { TokenSource } from './room-source.ts';

/**
 * State of our way into the room.
 *
 * - `connecting`: the first connection is being made.
 * - `connected`: the room's states are up to date.
 * - `disconnected`: it was connected and is not now; what we know of others is frozen. Trying goes on, unless
 *   `snapshot.error` says that the room has refused us.
 */
export type RoomStatus = 'connecting' | 'connected' | 'disconnected';

/** What a room connection tells its owner. */
export interface RoomListener {
  /** The status changed; `connected` is also told for each reconnection, and when a problem is over. */
  status(status: RoomStatus): void;
  /** Something that the person or the page should know; the connection goes on trying. */
  error(error: CallError): void;
  /** We are not let in, and nothing is tried before `retry()` or another token. */
  refused(error: CallError): void;
}

/** A way into one room. Whoever opened it closes it. */
export interface RoomConnection {
  readonly awareness: AwarenessLike;
  readonly status: RoomStatus;
  /** Who we are, where the room knows it. */
  readonly identity?: UserIdentity;
  /** The relays that belong to the room, where it has some. Asked again when they are used up. */
  iceServers?(): Promise<IceServerLease>;
  /** Asks at once to be let in, after the room or the token has failed; otherwise does nothing. */
  retry?(): void;
  /**
   * Opens the connection to the server anew, because a socket whose network is gone stays open for half a minute. A
   * provider that the page gave is the page's to redial; it is left to notice by itself.
   */
  redial?(): void;
  /** Asks the server something and redials where there is no answer. */
  verify?(): void;
  /** Takes another token for the next time that one is needed, and tries again where the one before has failed. */
  setToken?(token: TokenSource | undefined): void;
  /** Ends what the connection itself has opened; a provider that the page gave stays as it is. Idempotent. */
  close(): void;
}
