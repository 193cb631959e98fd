import { HocuspocusProvider, HocuspocusProviderWebsocket, WebSocketStatus } from '@hocuspocus/provider';
import * as Y from 'yjs';

import type { AwarenessLike } from '../protocol/awareness-like.ts';
import { CallError } from '../protocol/errors.ts';
import { Backoff, FEW_ATTEMPTS } from './backoff.ts';
import { ProviderRoom } from './provider-room.ts';
import type { RoomConnection, RoomListener, RoomStatus } from './room-connection.ts';
import type { TokenSource } from './room-source.ts';

/** Where the room is, and what opens its door. */
export interface HocuspocusAddress {
  readonly url: string;
  readonly name: string;
  readonly token?: TokenSource | undefined;
}

/**
 * Longest wait between two attempts to connect again, ms. The provider's own 30 s suit a document that is edited
 * meanwhile; in a call nobody can come in until we are back.
 */
const RECONNECT_WITHIN_MS = 3000;

/** A server that says nothing for this long after it was asked, or dialled, is dialled again, ms. */
const ANSWERS_WITHIN_MS = 2000;

/** Code of a connection that is given up without asking the other end (RFC 6455, 7.4.2: private use). */
const ABANDONED = 4000;

/** A room to which we open the connection ourselves, with a Yjs document that nobody else uses. */
export class HocuspocusRoom implements RoomConnection {
  readonly #socket: HocuspocusProviderWebsocket;
  readonly #provider: HocuspocusProvider;
  readonly #listener: RoomListener;
  readonly #document = new Y.Doc();
  readonly #room: ProviderRoom;
  readonly #backoff = new Backoff();
  #token: TokenSource | undefined;
  /** Why there was no token; told in place of the refusal that the provider makes of it. */
  #tokenFailure: CallError | undefined;
  /** A token was refused, or there was none, and that has been told. */
  #inTrouble = false;
  #wasIn = false;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor({ url, name, token }: HocuspocusAddress, listener: RoomListener, unreachableAfter?: number) {
    this.#listener = listener;
    this.#token = token;
    this.#socket = new HocuspocusProviderWebsocket({ url, maxDelay: RECONNECT_WITHIN_MS });
    this.#provider = new HocuspocusProvider({
      websocketProvider: this.#socket,
      name,
      document: this.#document,
      token: () => this.#askForToken(),
    });
    this.#provider.attach();
    this.#room = new ProviderRoom(
      this.#provider,
      {
        status: (status) => {
          this.#onStatus(status);
        },
        error: (error) => {
          listener.error(error);
        },
        refused: (refusal) => {
          this.#onRefused(refusal);
        },
      },
      {
        unreachable: `The room's server at ${url} doesn't answer. Check the address, and that its certificate and the page's Content-Security-Policy (connect-src) allow it.`,
        ...(unreachableAfter !== undefined && { unreachableAfter }),
      },
    );
  }

  get awareness(): AwarenessLike {
    return this.#room.awareness;
  }

  get status(): RoomStatus {
    return this.#room.status;
  }

  retry(): void {
    if (!this.#inTrouble) return;
    this.#backoff.reset();
    this.#tryAgain();
  }

  redial(patience = ANSWERS_WITHIN_MS): void {
    clearTimeout(this.#silence);
    // Whoever was refused has nothing to dial for.
    if (this.#closed || !this.#socket.shouldConnect) return;
    // Closing in the usual way waits for an answer of the other end, which may be gone.
    this.#provider.onClose();
    this.#socket.onClose({ event: new CloseEvent('close', { code: ABANDONED }) });
    this.#connect();
    // A packet that was lost on the way to the server is repeated by the system more and more slowly.
    this.#silence = setTimeout(() => {
      // A server may be slow instead of away, so it gets more time with each attempt.
      if (this.#socket.status !== WebSocketStatus.Connected) this.redial(2 * patience);
    }, patience);
  }

  verify(): void {
    if (this.#closed || this.#socket.status !== WebSocketStatus.Connected) return;
    clearTimeout(this.#silence);
    this.#socket.off('message', this.#onMessage);
    this.#socket.on('message', this.#onMessage);
    this.#provider.startSync();
    this.#silence = setTimeout(() => {
      this.redial();
    }, ANSWERS_WITHIN_MS);
  }

  setToken(token: TokenSource | undefined): void {
    if (token === this.#token) return;
    this.#token = token;
    this.retry();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#silence);
    this.#backoff.reset();
    this.#room.close();
    this.#provider.destroy();
    this.#socket.destroy();
    this.#document.destroy();
  }

  /** A provider that was destroyed still calls itself synced. */
  get #isIn(): boolean {
    return !this.#closed && this.#provider.synced;
  }

  #onStatus(status: RoomStatus): void {
    if (status === 'connected') {
      this.#wasIn = true;
      this.#inTrouble = false;
      this.#backoff.succeeded();
    }
    this.#listener.status(status);
  }

  #onRefused(refusal: CallError): void {
    const failure = this.#tokenFailure;
    this.#tokenFailure = undefined;
    this.#inTrouble = true;
    const willTry = failure ? this.#triesWithoutToken() : this.#triesAfterRefusal();
    // An open connection that isn't let in would be renewed by the provider every half minute, for ever.
    if (!failure || !willTry) this.#socket.disconnect();
    if (willTry) this.#listener.error(failure ?? refusal);
    else this.#listener.refused(failure ?? refusal);
  }

  /** The same string would be refused again. */
  #triesAfterRefusal(): boolean {
    return typeof this.#token === 'function' && this.#backoff.again(() => this.#tryAgain(), FEW_ATTEMPTS);
  }

  /** A function that can't be asked at the moment can be asked later, and nobody else is bothered by it. */
  #triesWithoutToken(): boolean {
    return this.#backoff.again(() => this.#tryAgain(), this.#wasIn ? Infinity : FEW_ATTEMPTS);
  }

  #tryAgain(): void {
    if (this.#socket.shouldConnect) {
      // Otherwise the provider is on its way to a connection, and asks for a token when it has one.
      if (this.#socket.status === WebSocketStatus.Connected) this.#room.enterAgain();
    } else if (this.#socket.status === WebSocketStatus.Disconnected) {
      this.#connect();
    } else {
      this.#socket.off('disconnect', this.#connect);
      this.#socket.on('disconnect', this.#connect);
    }
  }

  /** A Hocuspocus 3 server listens to no second token on a connection where it has refused one, so this is another. */
  readonly #connect = (): void => {
    this.#socket.off('disconnect', this.#connect);
    void this.#socket.connect();
  };

  readonly #onMessage = (): void => {
    this.#socket.off('message', this.#onMessage);
    clearTimeout(this.#silence);
  };

  async #askForToken(): Promise<string> {
    const source = this.#token;
    try {
      const token = typeof source === 'function' ? await source() : (source ?? '');
      if (typeof token !== 'string') throw new TypeError('What the function gave is not a string.');
      this.#onToken();
      return token;
    } catch (thrown) {
      const failure = new CallError(
        'room-token-failed',
        'The function that should give the token for the room failed.',
        { cause: thrown },
      );
      this.#tokenFailure = failure;
      // In the room nothing else tells of it.
      if (this.#isIn) this.#onRefused(failure);
      throw thrown;
    }
  }

  /** In the room a token that was missing is all that was wrong; the server tells nothing more. */
  #onToken(): void {
    if (this.#inTrouble && this.#isIn) this.#onStatus('connected');
  }
}
