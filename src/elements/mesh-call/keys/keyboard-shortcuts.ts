import type { CallSession } from '../../../call/call-session.ts';
import { talkViewOf } from '../../shared/talk-view.ts';
import type { KeyBehaviour, KeyCall } from './key-behaviours.ts';
import { belongsToFocus, type ShortcutName, shortcutOf } from './shortcuts.ts';

/** What the keys need to know of their call, and what they show of it. */
export interface CallKeys {
  /** Whether the person has the keys on. */
  readonly usesShortcuts: () => boolean;
  readonly showShortcuts: () => void;
}

/** Single keys for what one does often. They count only while the focus is inside the call (WCAG 2.2, 2.1.4). */
export function keyboardShortcuts(keys: CallKeys): KeyBehaviour {
  return {
    isOn: ({ snapshot, noShortcuts }) => !noShortcuts && snapshot.state === 'joined',
    begin: (call, session, signal) => {
      const onKey = (event: KeyboardEvent): void => {
        const name = event.defaultPrevented ? undefined : shortcutOf(event);
        if (name === undefined || belongsToFocus(event, 'letter')) return;
        // The overview is also the place in which they are turned on again.
        if (name !== 'overview' && !keys.usesShortcuts()) return;
        event.preventDefault();
        if (name === 'overview') keys.showShortcuts();
        else perform(name, call, session);
      };
      call.addEventListener('keydown', onKey, { signal });
    },
  };
}

function perform(name: Exclude<ShortcutName, 'overview'>, call: KeyCall, session: CallSession): void {
  const { self } = session.snapshot;
  switch (name) {
    case 'microphone':
      return void session.setMicrophone(self.microphone.state !== 'on');
    case 'camera':
      return void session.setCamera(self.camera.state !== 'on');
    case 'screen':
      return void session.setScreen(self.screen.state === 'off');
    case 'hand':
      return session.raiseHand(self.hand === undefined);
    case 'chat':
    case 'people':
      return talkViewOf(session).toggle(name, call);
  }
}
