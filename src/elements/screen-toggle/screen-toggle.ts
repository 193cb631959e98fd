import { msg } from '../shared/texts.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { ScreenSnapshot } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { controlStyles } from '../shared/control-styles.ts';
import { screenText } from '../shared/error-texts.ts';
import { screenIcon, stopScreenIcon } from '../shared/icons.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { TooltipDismissal } from '../shared/tooltip-dismissal.ts';

/**
 * Shows the others a screen, a window or a tab, and ends it. The browser asks what to share, each time. Works inside
 * `<mesh-call>`, or anywhere with `for="id of the call"`.
 *
 * Browsers that can't share, as those of phones, show no button at all (`:state(unsupported)`).
 *
 * @tag screen-toggle
 *
 * @fires {Event} change - Something is shared now, or not any more, because the person pressed the button.
 *
 * @csspart button - The `<button>`.
 * @csspart tooltip - The text shown on hover and keyboard focus.
 *
 * @cssstate on - Something is shared.
 * @cssstate pending - The browser asks what to share.
 * @cssstate unsupported - This browser can't share; nothing is shown.
 */
export class ScreenToggle extends MeshElement {
  static override styles = [MeshElement.sharedStyles, controlStyles];
  static override shadowRootOptions: ShadowRootInit = {
    ...MeshElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** Id of the `<mesh-call>` that the control belongs to; needed only outside of it. */
  @property() for: string | undefined;

  /** Makes the control unusable. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** A state to show in place of the session's, for use without a session. */
  @property({ attribute: false }) screen: ScreenSnapshot | undefined;

  @query('button') private button!: HTMLButtonElement;

  readonly #internals = this.attachInternals();
  readonly #tooltip = new TooltipDismissal(this);
  readonly #call = new MeshCallController(this, {
    select: ({ state, self }) => (state === 'joined' ? self.screen : undefined),
  });

  /** True while something is shared. */
  get checked(): boolean {
    return this.#screen?.state === 'on';
  }

  override click(): void {
    this.button.click();
  }

  protected override updated(): void {
    const { states } = this.#internals;
    const state = this.#screen?.state;
    for (const [name, present] of [
      ['on', state === 'on'],
      ['pending', state === 'starting'],
      ['unsupported', !isSupported()],
    ] as const) {
      if (present) states.add(name);
      else states.delete(name);
    }
  }

  override render(): TemplateResult | typeof nothing {
    if (!isSupported()) return nothing;
    const screen = this.#screen;
    const isOn = screen?.state === 'on';
    return html`<button
        part="button"
        type="button"
        class="control ${isOn ? 'sharing' : 'on'}"
        ?disabled=${this.disabled || screen === undefined}
        aria-pressed=${isOn ? 'true' : 'false'}
        aria-label=${msg('Share your screen')}
        aria-describedby="tip"
        aria-busy=${screen?.state === 'starting' ? 'true' : nothing}
        @click=${this.#toggle}
      >
        ${isOn ? stopScreenIcon : screenIcon}
        ${screen?.state === 'starting' ? html`<span class="ring"></span>` : nothing}
      </button>
      <div part="tooltip" id="tip" class="tip ${this.#tooltip.dismissed ? 'dismissed' : ''}">
        ${tip(screen)}
      </div>`;
  }

  get #screen(): ScreenSnapshot | undefined {
    return this.screen ?? this.#call.selected;
  }

  readonly #toggle = async (): Promise<void> => {
    const { session } = this.#call;
    const before = this.#screen?.state;
    if (session === undefined || before === undefined || before === 'starting') return;
    await session.setScreen(before === 'off');
    if (this.#screen?.state !== before) this.dispatchEvent(new Event('change', { bubbles: true }));
  };
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
