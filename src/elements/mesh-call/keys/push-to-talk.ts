import type { KeyBehaviour } from './key-behaviours.ts';
import type { CallKeys } from './keyboard-shortcuts.ts';
import { belongsToFocus } from './shortcuts.ts';

/** A call that shows that the person is heard only as long as they hold the key. */
export interface HeldKey extends CallKeys {
  readonly isHolding: () => boolean;
  readonly setHolding: (holding: boolean) => void;
}

/**
 * The microphone is on for as long as the space bar is held, when it was off before. Letting go, another window and
 * another tab end it, so that nobody is heard without knowing.
 */
export function pushToTalk(keys: HeldKey): KeyBehaviour {
  return {
    isOn: ({ snapshot, noShortcuts }) => !noShortcuts && keys.usesShortcuts() && snapshot.state === 'joined',
    begin: (call, session, signal) => {
      const hold = (event: KeyboardEvent): void => {
        if (event.code !== 'Space' || event.defaultPrevented || belongsToFocus(event, 'space')) return;
        const { state, pending } = session.snapshot.self.microphone;
        if (!keys.isHolding() && (event.repeat || pending || state !== 'off')) return;
        // Held keys scroll the page otherwise.
        event.preventDefault();
        if (keys.isHolding()) return;
        keys.setHolding(true);
        void session.setMicrophone(true);
      };
      const release = (): void => {
        if (!keys.isHolding()) return;
        keys.setHolding(false);
        void session.setMicrophone(false);
      };
      call.addEventListener('keydown', hold, { signal });
      addEventListener('keyup', (event) => event.code === 'Space' && release(), { capture: true, signal });
      addEventListener('blur', release, { signal });
      document.addEventListener('visibilitychange', () => document.hidden && release(), { signal });
      signal.addEventListener('abort', release);
    },
  };
}
