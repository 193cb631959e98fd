import type { CallSnapshot, PeerSnapshot } from '../../../call/snapshot.ts';
import type { CallSound } from './call-sounds.ts';

/**
 * The one sound for the step from one snapshot to the next, however much it brings; undefined for none. It is silent
 * where the others are silent: while the browser holds sound back, and where the same person hears the call elsewhere.
 *
 * @param isReading Whether the messages are open.
 */
export function soundOf(
  previous: CallSnapshot,
  next: CallSnapshot,
  isReading: boolean,
): CallSound | undefined {
  if (next.state !== 'joined' || next.playbackBlocked || !next.sound) return undefined;
  if (previous.state === 'waiting') return 'seated';
  // In another stay everybody is new, and nobody has come in.
  if (previous.state !== 'joined' || previous.self.id !== next.self.id) return undefined;
  if (hasNew(previous.peers, next.peers)) return 'joined';
  if (hasNew(next.peers, previous.peers)) return 'left';
  if (next.peers.some((peer) => hasRaisedHand(peer, previous.peers))) return 'hand';
  return !isReading && hasNewMessage(previous, next) ? 'message' : undefined;
}

function hasNew(before: readonly PeerSnapshot[], now: readonly PeerSnapshot[]): boolean {
  return now.some(({ id }) => before.every((peer) => peer.id !== id));
}

/** Whose hand was up when we found out about them has not raised it now. */
function hasRaisedHand(now: PeerSnapshot, previous: readonly PeerSnapshot[]): boolean {
  const before = previous.find(({ id }) => id === now.id);
  return now.hand !== undefined && before?.hand === undefined && before?.link !== 'connecting';
}

function hasNewMessage(previous: CallSnapshot, next: CallSnapshot): boolean {
  if (previous.messages === next.messages) return false;
  const known = previous.messages.at(-1)?.id ?? 0;
  return next.messages.some(({ id, isSelf }) => id > known && !isSelf);
}
