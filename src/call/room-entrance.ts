import { CallError, toError } from '../protocol/errors.ts';
import { openRoom } from '../room/open-room.ts';
import type { RoomConnection, RoomStatus } from '../room/room-connection.ts';
import type { RoomSource, TokenSource } from '../room/room-source.ts';

/** What the way into a room tells. */
export interface RoomEntranceListener {
  /** The status changed while we are in. `returned`: we see the room again after a time without. */
  status(status: RoomStatus, returned: boolean): void;
  /** A problem that doesn't end the visit: trying goes on, or we wait for `retry()` or another token. */
  problem(error: CallError): void;
}

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
          this.#listener.problem(error);
        },
        refused: (error) => {
          this.#onRefused(error);
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

  /** Asks at once to be let in again, where the room or the token has failed; otherwise does nothing. */
  retry(): void {
    this.#room?.retry?.();
  }

  /** Opens the connection to the room's server anew, because the network below it has changed. */
  redial(): void {
    this.#room?.redial?.();
  }

  /** Does so where the server doesn't answer. */
  verify(): void {
    this.#room?.verify?.();
  }

  /** Gives the room another token; without effect where we don't connect ourselves. */
  setToken(token: TokenSource | undefined): void {
    this.#room?.setToken?.(token);
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

  /** Who isn't let in at first has to decide whether to try again; who was in stays for the call that goes on. */
  #onRefused(error: CallError): void {
    if (this.#entering) this.#entering.reject(error);
    else this.#listener.problem(error);
  }
}

function unreachable(thrown: unknown): CallError {
  return new CallError('room-unreachable', `The room could not be opened: ${toError(thrown).message}`, {
    cause: thrown,
  });
}
