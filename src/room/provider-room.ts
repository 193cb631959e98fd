import type { AwarenessChanges, AwarenessLike } from '../protocol/awareness-like.ts';
import { CallError } from '../protocol/errors.ts';
import { asRecord, own } from '../protocol/untrusted.ts';
import { Backoff } from './backoff.ts';
import { forgetClocks } from './forget-clocks.ts';
import type { RoomConnection, RoomListener, RoomStatus } from './room-connection.ts';
import type { ProviderLike } from './room-source.ts';

/** After this long without the room's states the person is told; trying goes on, ms. */
const UNREACHABLE_AFTER_MS = 8000;

/** Providers whose token was refused and that haven't been let in since. A later room of theirs has to ask again. */
const refusedProviders = new WeakSet<ProviderLike>();

/** What can differ from one provider to the next. */
export interface ProviderRoomOptions {
  /** What to tell a developer when the room doesn't answer. */
  readonly unreachable?: string;
  /** Default 8000, ms. */
  readonly unreachableAfter?: number;
}

/**
 * A room behind a provider that the page gave, or that we made. `synced` is trusted and the authentication events are
 * not: some versions of the provider report success for a refused token.
 */
export class ProviderRoom implements RoomConnection {
  readonly awareness: AwarenessLike;
  readonly #provider: ProviderLike;
  readonly #listener: RoomListener;
  readonly #backoff = new Backoff();
  readonly #unreachable: ReturnType<typeof setTimeout> | undefined;
  #status: RoomStatus;
  /** Whether the connection below the document is open, as far as the provider's events tell. */
  #hasConnection: boolean;
  #closed = false;

  /** @throws {CallError} `room-missing` when the provider was made without awareness. */
  constructor(
    provider: ProviderLike,
    listener: RoomListener,
    {
      unreachable = 'The provider that the page gave is not synced. Is its server there, and is its token accepted?',
      unreachableAfter = UNREACHABLE_AFTER_MS,
    }: ProviderRoomOptions = {},
  ) {
    if (!provider.awareness) {
      throw new CallError(
        'room-missing',
        'The provider has no awareness. Make it without `awareness: null`.',
      );
    }
    this.awareness = provider.awareness;
    this.#provider = provider;
    this.#listener = listener;
    // A provider that doesn't say whether it is synced is taken as connected: its page knows.
    this.#status = provider.synced === false ? 'connecting' : 'connected';
    this.#hasConnection = this.#status === 'connected';
    for (const [name, handler] of this.#handlers) provider.on?.(name, handler);
    this.awareness.on('update', this.#onUpdate);
    if (this.#status === 'connected') return;
    this.#unreachable = setTimeout(() => {
      listener.error(new CallError('room-unreachable', unreachable));
    }, unreachableAfter);
    this.retry();
  }

  get status(): RoomStatus {
    return this.#status;
  }

  retry(): void {
    if (refusedProviders.has(this.#provider)) this.enterAgain();
  }

  /** Asks to be let into the document over the connection that is open; the outcome is told by the provider's events. */
  enterAgain(): void {
    // What goes wrong on the way to a token is told by `authenticationFailed`.
    this.#sendTokenAndSync().catch(() => undefined);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#unreachable);
    this.#backoff.reset();
    for (const [name, handler] of this.#handlers) this.#provider.off?.(name, handler);
    this.awareness.off('update', this.#onUpdate);
  }

  async #sendTokenAndSync(): Promise<void> {
    const provider = this.#provider;
    if (provider.sendToken && provider.startSync) {
      await provider.sendToken();
      provider.startSync();
    } else {
      // Its versions name different types here, and none reads anything from it.
      await provider.onOpen?.(new Event('open') as never);
    }
  }

  readonly #onOpen = (): void => {
    this.#hasConnection = true;
  };

  readonly #onSynced = (): void => {
    if (this.#provider.synced === false) return;
    this.#hasConnection = true;
    this.#backoff.succeeded();
    refusedProviders.delete(this.#provider);
    this.#setStatus('connected');
  };

  readonly #onDisconnect = (): void => {
    this.#hasConnection = false;
    this.#onLost();
  };

  /** A document that is closed while its connection stays open was closed by the server. */
  readonly #onClose = (): void => {
    this.#onLost();
    if (!this.#hasConnection) return;
    this.#backoff.again(() => {
      if (this.#hasConnection) this.enterAgain();
    });
  };

  readonly #onStatus = (event: unknown): void => {
    const record = asRecord(event);
    if (record && own(record, 'status') !== 'connected') this.#onDisconnect();
  };

  readonly #onRefused = (event: unknown): void => {
    // Also told when a token couldn't be had that the server wanted meanwhile; if it minds, it closes the document.
    if (this.#provider.synced) return;
    clearTimeout(this.#unreachable);
    refusedProviders.add(this.#provider);
    const reason = own(asRecord(event) ?? {}, 'reason');
    this.#listener.refused(
      new CallError(
        'room-refused',
        `The room's server refused the token (${typeof reason === 'string' ? reason : 'no reason given'}). Ask the portal for a new one.`,
        { cause: event },
      ),
    );
  };

  /** The provider says that it is not synced before it forgets everybody. */
  readonly #onUpdate = ({ removed }: AwarenessChanges): void => {
    if (this.#provider.synced === false) forgetClocks(this.awareness, removed);
  };

  /** Events of Hocuspocus (`open`, `synced`, `close`, `disconnect`, `status`) and of y-websocket (`sync`, `status`). */
  readonly #handlers: readonly (readonly [string, (...values: unknown[]) => void])[] = [
    ['open', this.#onOpen],
    ['synced', this.#onSynced],
    ['sync', this.#onSynced],
    ['close', this.#onClose],
    ['disconnect', this.#onDisconnect],
    ['connection-close', this.#onDisconnect],
    ['status', this.#onStatus],
    ['authenticationFailed', this.#onRefused],
  ];

  #onLost(): void {
    if (this.#status === 'connected') this.#setStatus('disconnected');
  }

  #setStatus(status: RoomStatus): void {
    if (this.#closed) return;
    clearTimeout(this.#unreachable);
    this.#status = status;
    this.#listener.status(status);
  }
}
