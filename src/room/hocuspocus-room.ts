import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import * as Y from 'yjs';

import type { AwarenessLike } from '../protocol/awareness-like.ts';
import { CallError } from '../protocol/errors.ts';
import { ProviderRoom } from './provider-room.ts';
import type { RoomConnection, RoomListener, RoomStatus } from './room-connection.ts';
import type { TokenSource } from './room-source.ts';

/** Where the room is, and what opens its door. */
export interface HocuspocusAddress {
  readonly url: string;
  readonly name: string;
  readonly token?: TokenSource;
}

/** After this long without a connection the person is told; trying goes on, ms. */
const UNREACHABLE_AFTER_MS = 8000;

/**
 * Longest wait between two attempts to connect again, ms. The provider's own 30 s suit a document that is edited
 * meanwhile; in a call nobody can come in until we are back.
 */
const RECONNECT_WITHIN_MS = 3000;

/** A room to which we open the connection ourselves, with a Yjs document that nobody else uses. */
export class HocuspocusRoom implements RoomConnection {
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #provider: HocuspocusProvider;
  readonly #listener: RoomListener;
  readonly #document = new Y.Doc();
  readonly #room: ProviderRoom;
  readonly #unreachable: ReturnType<typeof setTimeout>;
  /** Without a token there is nothing that the server could have refused, whatever the provider says. */
  #hasToken = true;
  #closed = false;

  constructor(
    { url, name, token }: HocuspocusAddress,
    listener: RoomListener,
    unreachableAfter = UNREACHABLE_AFTER_MS,
  ) {
    this.#listener = listener;
    this.#socket = new HocuspocusProviderWebsocket({ url, maxDelay: RECONNECT_WITHIN_MS });
    this.#provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name,
      document: this.#document,
      token: () => this.#askForToken(token),
    });
    this.#provider.attach();
    this.#unreachable = setTimeout(() => {
      listener.error(
        new CallError(
          'room-unreachable',
          `The room's server at ${url} doesn't answer. Check the address, and that its certificate and the page's Content-Security-Policy (connect-src) allow it.`,
        ),
      );
    }, unreachableAfter);
    this.#room = new ProviderRoom(this.#provider, {
      status: (status) => {
        clearTimeout(this.#unreachable);
        listener.status(status);
      },
      error: (error) => {
        clearTimeout(this.#unreachable);
        if (this.#hasToken) listener.error(error);
      },
    });
  }

  get awareness(): AwarenessLike {
    return this.#room.awareness;
  }

  get status(): RoomStatus {
    return this.#room.status;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#unreachable);
    this.#room.close();
    this.#provider.destroy();
    this.#socket.destroy();
    this.#document.destroy();
  }

  async #askForToken(token: TokenSource | undefined): Promise<string> {
    if (typeof token !== 'function') return token ?? '';
    try {
      const fresh = await token();
      this.#hasToken = true;
      return fresh;
    } catch (thrown) {
      this.#hasToken = false;
      const error = new CallError(
        'room-token-failed',
        'The function that should give the token for the room failed.',
        { cause: thrown },
      );
      if (!this.#closed) this.#listener.error(error);
      throw thrown;
    }
  }
}
