import type { AwarenessLike } from '../protocol/awareness-like.ts';
import { CallError } from '../protocol/errors.ts';
import { asRecord, own } from '../protocol/untrusted.ts';
import type { RoomConnection, RoomListener, RoomStatus } from './room-connection.ts';
import type { ProviderLike } from './room-source.ts';

/**
 * A room behind a provider that the page gave, or that we made. `synced` is trusted and the authentication events are
 * not: some versions of the provider report success for a refused token.
 */
export class ProviderRoom implements RoomConnection {
  readonly awareness: AwarenessLike;
  readonly #provider: ProviderLike;
  readonly #listener: RoomListener;
  #status: RoomStatus;
  #closed = false;

  /** @throws {CallError} `room-missing` when the provider was made without awareness. */
  constructor(provider: ProviderLike, listener: RoomListener) {
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
    for (const [name, handler] of this.#handlers) provider.on?.(name, handler);
  }

  get status(): RoomStatus {
    return this.#status;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const [name, handler] of this.#handlers) this.#provider.off?.(name, handler);
  }

  readonly #onSynced = (): void => {
    if (this.#provider.synced !== false) this.#setStatus('connected');
  };

  readonly #onLost = (): void => {
    if (this.#status === 'connected') this.#setStatus('disconnected');
  };

  readonly #onStatus = (event: unknown): void => {
    const record = asRecord(event);
    if (record && own(record, 'status') !== 'connected') this.#onLost();
  };

  readonly #onRefused = (event: unknown): void => {
    const reason = own(asRecord(event) ?? {}, 'reason');
    this.#listener.error(
      new CallError(
        'room-refused',
        `The room's server refused the token (${typeof reason === 'string' ? reason : 'no reason given'}). Ask the portal for a new one.`,
        { cause: event },
      ),
    );
  };

  /** Events of Hocuspocus (`synced`, `close`, `disconnect`, `status`) and of y-websocket (`sync`, `status`). */
  readonly #handlers: readonly (readonly [string, (...values: unknown[]) => void])[] = [
    ['synced', this.#onSynced],
    ['sync', this.#onSynced],
    ['close', this.#onLost],
    ['disconnect', this.#onLost],
    ['connection-close', this.#onLost],
    ['status', this.#onStatus],
    ['authenticationFailed', this.#onRefused],
  ];

  #setStatus(status: RoomStatus): void {
    if (this.#closed) return;
    this.#status = status;
    this.#listener.status(status);
  }
}
