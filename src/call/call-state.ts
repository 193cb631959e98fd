/**
 * Where the person stands. The diagram is in `docs/architecture.md`.
 *
 * - `idle`: made, not yet connected to a room.
 * - `connecting`: on the way into the room, or into another one; nobody sees us.
 * - `lobby`: in the room, sees who is in the call, is not in it.
 * - `joining`: asked for a seat; the seats are being settled.
 * - `waiting`: the call is full; holds a place in the waiting line and enters by itself.
 * - `joined`: holds a seat.
 * - `left`: left the call; still in the room and can join again.
 * - `failed`: can't go on without a change by page or person; `error` says why. `connect()` tries again,
 *   `move()` tries another room.
 * - `closed`: ended for good; only a new session can go on.
 */
export type CallState =
  'idle' | 'connecting' | 'lobby' | 'joining' | 'waiting' | 'joined' | 'left' | 'failed' | 'closed';

/** Which states may follow which; everything else is a bug of ours. */
const FOLLOWING: Readonly<Record<CallState, readonly CallState[]>> = {
  idle: ['connecting', 'closed'],
  connecting: ['lobby', 'failed', 'closed'],
  lobby: ['joining', 'connecting', 'closed'],
  joining: ['joined', 'waiting', 'left', 'connecting', 'closed'],
  waiting: ['joined', 'left', 'connecting', 'closed'],
  joined: ['waiting', 'left', 'connecting', 'closed'],
  left: ['joining', 'connecting', 'closed'],
  failed: ['connecting', 'closed'],
  closed: [],
};

/** Whether the state machine has an arrow from one state to the other. */
export function mayFollow(from: CallState, to: CallState): boolean {
  return FOLLOWING[from].includes(to);
}
