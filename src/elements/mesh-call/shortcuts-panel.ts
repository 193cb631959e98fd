import { html, type TemplateResult } from 'lit';
import { dialogPanel } from '../shared/dialog-panel.ts';
import { msg } from '../shared/texts.ts';
import { shortcutKeys, type ShortcutName } from './keys/shortcuts.ts';

/** What the call shows of its keys. */
export interface ShortcutsShown {
  /** Whether the person has them on. */
  readonly isOn: boolean;
  /** True while the microphone is on only because the space bar is held. */
  readonly isHoldingToTalk: boolean;
  readonly show: () => void;
  readonly turn: (on: boolean) => void;
}

/** The overview of all keys, with the way to turn them off. */
export function shortcutsPanel({ isOn, turn }: ShortcutsShown): TemplateResult {
  const content = html`<label class="switch">
      <input
        type="checkbox"
        .checked=${isOn}
        @change=${({ currentTarget }: Event) => turn((currentTarget as HTMLInputElement).checked)}
      />
      ${msg('Use keyboard shortcuts')}
    </label>
    <dl class="shortcuts" ?data-off=${!isOn}>
      ${shortcutKeys.map(([key, name]) => line(key, shortcutText(name)))}
      ${line(msg('Space'), msg('Hold to talk while you are muted'))}
    </dl>
    <p class="quiet">${msg('They work while the focus is inside the call.')}</p>`;
  return dialogPanel({ name: 'shortcuts-panel', title: msg('Keyboard shortcuts'), content });
}

/** Shown for as long as the key is held. */
export function talkingBadge(): TemplateResult {
  return html`<p part="talking" class="talking">
    ${msg('You’re heard until you let go of the space bar.')}
  </p>`;
}

function line(key: string, text: string): TemplateResult {
  return html`<div>
    <dt><kbd>${key}</kbd></dt>
    <dd>${text}</dd>
  </div>`;
}

function shortcutText(name: ShortcutName): string {
  switch (name) {
    case 'microphone':
      return msg('Microphone on or off');
    case 'camera':
      return msg('Camera on or off');
    case 'screen':
      return msg('Share your screen, or stop');
    case 'hand':
      return msg('Raise or lower your hand');
    case 'chat':
      return msg('Messages');
    case 'people':
      return msg('People in the call');
    case 'overview':
      return msg('This overview');
  }
}
