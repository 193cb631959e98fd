import type { HostAddress } from './host-sdk.ts';
import type { AwarenessLike } from '../protocol/awareness-like.ts';

/** A shared-document provider that the page already has: Hocuspocus, y-websocket and others of that shape. */
export interface ProviderLike {
  readonly awareness: AwarenessLike | null;
  /** Hocuspocus and y-websocket: whether the document is up to date with the server. */
  readonly synced?: boolean;
  on?(name: string, handler: (...values: never[]) => void): unknown;
  off?(name: string, handler: (...values: never[]) => void): unknown;
}

/** A token, or a function that is asked for a fresh one on each connection to the server. */
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
