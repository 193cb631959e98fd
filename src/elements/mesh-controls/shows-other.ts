import type { CallSnapshot } from '../../call/snapshot.ts';

/** Whether the controls have something else to show: most of what changes in a call, as who speaks, is none of theirs. */
export function showsOther(now: CallSnapshot | undefined, before: CallSnapshot | undefined): boolean {
  if (!now || !before) return now !== before;
  return (
    now.state !== before.state ||
    now.messages !== before.messages ||
    now.peers.length !== before.peers.length ||
    (['id', 'microphone', 'camera', 'screen', 'hand', 'talkingWhileMuted'] as const).some(
      (name) => now.self[name] !== before.self[name],
    )
  );
}
