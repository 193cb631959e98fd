import { msg } from '../shared/texts.ts';
import { property } from 'lit/decorators.js';
import type { ScreenSnapshot } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { CallControl, type ControlLook } from '../shared/call-control.ts';
import { screenText } from '../shared/error-texts.ts';
import { screenIcon, stopScreenIcon } from '../shared/icons.ts';

/**
 * Shows the others a screen, a window or a tab, and ends it. The browser asks what to share, each time. Works inside
 * `<mesh-call>`, or anywhere with `for="id of the call"`.
 *
 * Browsers that can't share, as those of phones, show no button at all (`:state(unsupported)`).
 *
 * @tag screen-toggle
 *
 * @attr {string} for - Id of the `<mesh-call>` that the control belongs to; needed only outside of it.
 * @attr {boolean} disabled - Makes the control unusable.
 * @attr {boolean} labelled - Shows the name beside the icon, in a row as wide as there is room, as in a menu.
 *
 * @fires {Event} change - Something is shared now, or not any more, because the person pressed the button.
 *
 * @csspart button - The `<button>`.
 * @csspart label - The name, where it is shown.
 * @csspart tooltip - The text shown on hover and keyboard focus.
 *
 * @cssstate on - Something is shared.
 * @cssstate pending - The browser asks what to share.
 * @cssstate unsupported - This browser can't share; nothing is shown.
 */
export class ScreenToggle extends CallControl {
  /** A state to show in place of the session's, for use without a session. */
  @property({ attribute: false }) screen: ScreenSnapshot | undefined;

  readonly #call = new MeshCallController(this, {
    select: ({ state, self }) => (state === 'joined' ? self.screen : undefined),
  });

  /** True while something is shared. */
  get checked(): boolean {
    return this.#screen?.state === 'on';
  }

  protected override look(): ControlLook | undefined {
    if (!isSupported()) return undefined;
    const screen = this.#screen;
    const isOn = screen?.state === 'on';
    const isAsking = screen?.state === 'starting';
    return {
      name: msg('Share your screen'),
      icon: isOn ? stopScreenIcon : screenIcon,
      tip: tip(screen),
      kind: isOn ? 'sharing' : 'on',
      unusable: screen === undefined,
      pressed: isOn,
      busy: isAsking,
      states: { on: isOn, pending: isAsking },
    };
  }

  protected override async press(): Promise<void> {
    const { session } = this.#call;
    const before = this.#screen?.state;
    if (session === undefined || before === undefined || before === 'starting') return;
    await session.setScreen(before === 'off');
    if (this.#screen?.state !== before) this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  get #screen(): ScreenSnapshot | undefined {
    return this.screen ?? this.#call.selected;
  }
}

function tip(screen: ScreenSnapshot | undefined): string {
  if (screen?.state === 'on') return msg('Stop sharing');
  if (screen?.state === 'starting') return msg('Choose what to share…');
  if (screen?.error) return screenText(screen.error.code).title;
  return msg('Share your screen');
}

function isSupported(): boolean {
  // Absent in insecure contexts, whatever the type says.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return typeof devices?.getDisplayMedia === 'function';
}

declare global {
  interface HTMLElementTagNameMap {
    'screen-toggle': ScreenToggle;
  }
}
