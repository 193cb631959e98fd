import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../call/snapshot.ts';
import { connectionIcon, keyboardIcon, slidersIcon } from '../shared/icons.ts';
import type { TalkView } from '../shared/talk-view.ts';
import { msg } from '../shared/texts.ts';

/** The kit's own controls, by the names that `precedence` uses. */
export type ControlName =
  | 'microphone'
  | 'camera'
  | 'screen'
  | 'hand'
  | 'reactions'
  | 'chat'
  | 'people'
  | 'layout'
  | 'devices'
  | 'connection'
  | 'shortcuts'
  | 'leave';

/** What the controls show, and what those do that are no elements of their own. */
export interface ControlContext {
  /** A snapshot in place of the session's. */
  readonly snapshot: CallSnapshot | undefined;
  /** What is open beside the pictures, in place of what belongs to the session. */
  readonly view: TalkView | undefined;
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
    name: 'hand',
    draw: ({ snapshot }, labelled) =>
      html`<hand-toggle ?labelled=${labelled} .hand=${snapshot && (snapshot.self.hand ?? 0)}></hand-toggle>`,
  },
  {
    name: 'reactions',
    draw: ({ snapshot }, labelled) =>
      html`<reaction-button
        data-keeps-menu
        ?labelled=${labelled}
        .ready=${snapshot && snapshot.state === 'joined'}
      ></reaction-button>`,
  },
  {
    name: 'chat',
    draw: ({ snapshot, view }, labelled) =>
      html`<chat-toggle
        ?labelled=${labelled}
        .view=${view}
        .unread=${snapshot && view?.unread(snapshot)}
      ></chat-toggle>`,
  },
  {
    name: 'people',
    draw: ({ snapshot, view }, labelled) =>
      html`<people-toggle
        ?labelled=${labelled}
        .view=${view}
        .people=${snapshot && snapshot.peers.length + 1}
      ></people-toggle>`,
  },
  {
    name: 'layout',
    draw: ({ snapshot }, labelled) =>
      html`<layout-button
        data-keeps-menu
        ?labelled=${labelled}
        .ready=${snapshot && snapshot.state === 'joined'}
      ></layout-button>`,
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
    onlyInMenu: true,
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
export const barPrecedence: readonly ControlName[] = [
  'microphone',
  'camera',
  'leave',
  'chat',
  'hand',
  'reactions',
  'screen',
  'people',
  'layout',
  'devices',
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
