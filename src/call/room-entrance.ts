import { CallError, toError } from '../protocol/errors.ts';
import { openRoom } from '../room/open-room.ts';
import type { RoomConnection, RoomStatus } from '../room/room-connection.ts';
import type { RoomSource } from '../room/room-source.ts';

/** What the way into a room tells. */
export interface RoomEntranceListener {
  /** The status changed while we are in. `returned`: we see the room again after a time without. */
  status(status: RoomStatus, returned: boolean): void;
  /** A problem that doesn't keep us out for good: trying goes on. */
  problem(error: CallError): void;
}

/** Errors that trying again doesn't cure: somebody has to bring another token. */
const FINAL: ReadonlySet<string> = new Set(['room-refused', 'room-token-failed']);

/** The way into one room, from opening it until it is closed. */
export class RoomEntrance {
  readonly #listener: RoomEntranceListener;
  #room: RoomConnection | undefined;
  #status: RoomStatus = 'connecting';
  #closed = false;
  #entering: PromiseWithResolvers<undefined> | undefined;

  constructor(listener: RoomEntranceListener) {
    this.#listener = listener;
  }

  get status(): RoomStatus {
    return this.#status;
  }

  /**
   * Opens the room and resolves once its states are up to date.
   *
   * @throws {CallError} `room-missing`, `room-refused`, `room-token-failed`, `room-unreachable`; `call-closed` when
   *   closed meanwhile.
   */
  async enter(source: RoomSource): Promise<RoomConnection> {
    const entering = Promise.withResolvers<undefined>();
    this.#entering = entering;
    // It can be rejected while the code is still loading; whoever awaits it below is told then.
    entering.promise.catch(() => undefined);
    try {
      const room = await openRoom(source, {
        status: (status) => {
          this.#onStatus(status);
        },
        error: (error) => {
          this.#onError(error);
        },
      });
      if (this.#isClosed()) {
        room.close();
        throw new CallError('call-closed', 'The session was closed while it entered the room.');
      }
      this.#room = room;
      this.#status = room.status;
      if (room.status === 'connected') entering.resolve(undefined);
      await entering.promise;
      return room;
    } catch (thrown) {
      this.#room?.close();
      this.#room = undefined;
      throw thrown instanceof CallError ? thrown : unreachable(thrown);
    } finally {
      this.#entering = undefined;
    }
  }

  /** Leaves the room's connection. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#entering?.reject(new CallError('call-closed', 'The session was closed while it entered the room.'));
    this.#room?.close();
    this.#room = undefined;
  }

  /** A function, because the answer can change during an `await`. */
  #isClosed(): boolean {
    return this.#closed;
  }

  #onStatus(status: RoomStatus): void {
    const returned = status === 'connected' && this.#status === 'disconnected';
    this.#status = status;
    if (status === 'connected') this.#entering?.resolve(undefined);
    this.#listener.status(status, returned);
  }

  #onError(error: CallError): void {
    if (this.#entering && FINAL.has(error.code)) this.#entering.reject(error);
    else this.#listener.problem(error);
  }
}

function unreachable(thrown: unknown): CallError {
  return new CallError('room-unreachable', `The room could not be opened: ${toError(thrown).message}`, {
    cause: thrown,
  });
}
