import type { CallSnapshot } from '../../call/snapshot.ts';

/**
 * The views of `<mesh-call>`.
 *
 * - `unset`: no room is given yet.
 * - `lobby`: before the call, with the own preview.
 * - `entering`: on the way in without a lobby (`autojoin`).
 * - `waiting`: in line for a seat.
 * - `call`: in the call.
 * - `ended`: left, or ended for good.
 * - `failed`: can't go on without help.
 */
export type ViewName = 'unset' | 'lobby' | 'entering' | 'waiting' | 'call' | 'ended' | 'failed';

/** The view for a state of the call. */
export function viewNameOf({ state }: CallSnapshot, autojoin: boolean): ViewName {
  switch (state) {
    case 'idle':
      return 'unset';
    case 'connecting':
    case 'lobby':
    case 'joining':
      return autojoin ? 'entering' : 'lobby';
    case 'waiting':
      return 'waiting';
    case 'joined':
      return 'call';
    case 'left':
    case 'closed':
      return 'ended';
    case 'failed':
      return 'failed';
  }
}
