import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../call/snapshot.ts';
import { connectionIcon, keyboardIcon, slidersIcon } from '../shared/icons.ts';
import { msg } from '../shared/texts.ts';

/** The kit's own controls, by the names that `precedence` uses. */
export type ControlName =
  'microphone' | 'camera' | 'screen' | 'devices' | 'connection' | 'shortcuts' | 'leave';

/** What the controls show, and what those do that are no elements of their own. */
export interface ControlContext {
  /** A snapshot in place of the session's. */
  readonly snapshot: CallSnapshot | undefined;
  readonly openDevices: () => void;
  readonly openConnection: () => void;
  /** Absent where there are no shortcuts. */
  readonly openShortcuts: (() => void) | undefined;
}

/** One place in the bar or in its menu. */
export interface ControlEntry {
  readonly name: ControlName;
  /** Whether it is never in the bar. */
  readonly onlyInMenu?: boolean;
  /** Draws it: an icon for the bar, or a row with its name for the menu. */
  readonly draw: (context: ControlContext, labelled: boolean) => TemplateResult | typeof nothing;
}

/** In the order in which they are seen. What the page puts in comes before the last one. */
export const controlEntries: readonly ControlEntry[] = [
  {
    name: 'microphone',
    draw: ({ snapshot }, labelled) =>
      html`<mic-toggle
        ?labelled=${labelled}
        .device=${snapshot?.self.microphone}
        .talkingWhileMuted=${snapshot?.self.talkingWhileMuted}
      ></mic-toggle>`,
  },
  {
    name: 'camera',
    draw: ({ snapshot }, labelled) =>
      html`<camera-toggle ?labelled=${labelled} .device=${snapshot?.self.camera}></camera-toggle>`,
  },
  {
    name: 'screen',
    draw: ({ snapshot }, labelled) =>
      html`<screen-toggle ?labelled=${labelled} .screen=${snapshot?.self.screen}></screen-toggle>`,
  },
  {
    name: 'devices',
    draw: ({ openDevices }, labelled) =>
      opener({
        part: 'device-button',
        icon: slidersIcon,
        name: msg('Your devices'),
        open: openDevices,
        labelled,
      }),
  },
  {
    name: 'connection',
    draw: ({ openConnection }, labelled) =>
      opener({
        part: 'connection-button',
        icon: connectionIcon,
        name: msg('Connection details'),
        open: openConnection,
        labelled,
      }),
  },
  {
    name: 'shortcuts',
    onlyInMenu: true,
    draw: ({ openShortcuts }, labelled) =>
      openShortcuts === undefined
        ? nothing
        : opener({
            part: 'shortcuts-button',
            icon: keyboardIcon,
            name: msg('Keyboard shortcuts'),
            open: openShortcuts,
            labelled,
          }),
  },
  {
    name: 'leave',
    draw: ({ snapshot }, labelled) =>
      html`<leave-button ?labelled=${labelled} .state=${snapshot?.state}></leave-button>`,
  },
];

/** Which ones stay in the bar longest when it gets narrow; what the page puts in comes after the first three. */
export const precedence: readonly ControlName[] = [
  'microphone',
  'camera',
  'leave',
  'screen',
  'devices',
  'connection',
  'shortcuts',
];

/** A button that opens a dialog; it looks like the controls that are elements of their own. */
interface Opener {
  readonly part: string;
  readonly icon: TemplateResult;
  readonly name: string;
  readonly open: () => void;
  readonly labelled: boolean;
}

function opener({ part, icon, name, open, labelled }: Opener): TemplateResult {
  return html`<button
      part=${part}
      type="button"
      class="control on ${part} ${labelled ? 'row' : ''}"
      aria-haspopup="dialog"
      aria-label=${name}
      @click=${open}
    >
      <span class="icon">${icon}</span>${labelled ? html`<span class="label">${name}</span>` : nothing}
    </button>
    <div class="tip" aria-hidden="true">${name}</div>`;
}
