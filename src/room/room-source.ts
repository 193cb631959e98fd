import type { HostAddress } from './host-sdk.ts';
import type { AwarenessLike } from '../protocol/awareness-like.ts';

/**
 * A shared-document provider that the page already has: Hocuspocus, y-websocket and others of that shape.
 *
 * The page keeps owning it: its connection and its token are never touched. With one exception: when the server closes
 * the document and leaves the connection open (an expired token, a kick, a failed hook), a Hocuspocus provider stays
 * outside for half a minute. It is then made to ask again over the same connection, after 0.2, 1 and 5 s, and more and
 * more rarely after that. The same is done once when the person tries again after the provider's token was refused.
 * The page's token function is asked for this, as for any connection.
 */
export interface ProviderLike {
  readonly awareness: AwarenessLike | null;
  /** Hocuspocus and y-websocket: whether the document is up to date with the server. */
  readonly synced?: boolean;
  on?(name: string, handler: (...values: never[]) => void): unknown;
  off?(name: string, handler: (...values: never[]) => void): unknown;
  /** Hocuspocus from 3.3 on: sends a token. */
  sendToken?(): Promise<unknown>;
  /** Hocuspocus from 3.3 on: asks for the document and says who we are. */
  startSync?(): unknown;
  /** Hocuspocus: what it does with a connection that has opened. Called for those before 3.3. */
  onOpen?(event: never): unknown;
}

/**
 * A token, or a function that is asked for a fresh one each time that the room's server wants one: on each connection,
 * when the server asks for it meanwhile, and on each attempt after a refusal.
 *
 * When the server refuses a token, a function is asked again after 0.2, 1 and 5 s; when it refuses those too, nothing
 * more is tried before `CallSession.connect()`. A string that was refused is not sent again by itself. When the function
 * throws, rejects or gives no string (`room-token-failed`), it is asked again after 0.2, 1 and 5 s; whoever was in the
 * room already goes on asking, every 30 s at last. A running call goes on meanwhile.
 */
export type TokenSource = string | (() => string | Promise<string>);

/**
 * The room to call in, given in one of four ways.
 *
 * - `awareness`: any object with a y-protocols awareness' shape. Its connection is the page's business.
 * - `provider`: a provider with an awareness; its connection events are observed, the page keeps owning it.
 * - `url` and `name`: an own Hocuspocus connection is opened, and closed with the session.
 * - `host`: the platform around a widget is asked for the room, the token, our identity and the relays.
 */
export type RoomSource =
  | { readonly awareness: AwarenessLike }
  | { readonly provider: ProviderLike }
  | HostAddress
  | { readonly url: string; readonly name: string; readonly token?: TokenSource };
