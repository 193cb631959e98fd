import type { Clock } from '../../protocol/clock.ts';
import { CallError } from '../../protocol/errors.ts';
import type { RoomConnection } from '../../room/room-connection.ts';
import type { RoomSource } from '../../room/room-source.ts';
import { RoomEntrance } from '../room-entrance.ts';
import { failed, type Finding, passed, skipped } from './check-result.ts';
import { within } from './patience.ts';

/** The room's states are up to date within this, ms. */
const ROOM_WITHIN_MS = 15_000;

/** A visit to the room that lasts until it is closed. */
export interface RoomCheck {
  readonly finding: Finding;
  /** The way in, while it is open; its relays are checked next. */
  readonly room: RoomConnection | undefined;
  /** Leaves the room. Idempotent. */
  close(): void;
}

/** Goes into the room with the token, as a call would, until its states are up to date. Writes nothing there. */
export async function checkRoom(source: RoomSource, clock: Clock, signal: AbortSignal): Promise<RoomCheck> {
  let problem: CallError | undefined;
  const entrance = new RoomEntrance({
    status: () => undefined,
    problem: (error) => {
      problem = error;
    },
  });
  const close = (): void => entrance.close();
  try {
    const entering = entrance.enter(source);
    // It is rejected once more when the entrance is closed after the time is up.
    entering.catch(() => undefined);
    const room = await within(ROOM_WITHIN_MS, clock, signal, entering);
    if (room) {
      const finding =
        'awareness' in source
          ? skipped(
              'check-not-possible',
              'The page gave an awareness; whether that is connected it knows itself.',
            )
          : passed('The room was entered, and its states are up to date.');
      return { finding, room, close };
    }
    close();
    return { finding: unreachable(problem), room: undefined, close };
  } catch (thrown) {
    close();
    signal.throwIfAborted();
    const finding = thrown instanceof CallError ? failed(thrown.code, thrown.message) : unreachable(problem);
    return { finding, room: undefined, close };
  }
}

function unreachable(problem: CallError | undefined): Finding {
  return failed(
    problem?.code ?? 'room-unreachable',
    problem?.message ?? "The room's server doesn't answer. Check its address and the network.",
  );
}
