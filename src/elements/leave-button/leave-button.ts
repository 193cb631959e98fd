import { msg } from '../shared/texts.ts';
import { html, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { CallState } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { controlStyles } from '../shared/control-styles.ts';
import { hangUpIcon } from '../shared/icons.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { TooltipDismissal } from '../shared/tooltip-dismissal.ts';

/**
 * Leaves the call, or the waiting line. Works inside `<mesh-call>`, or anywhere with `for="id of the call"`.
 * It is unusable while there is nothing to leave.
 *
 * @tag leave-button
 *
 * @csspart button - The `<button>`.
 * @csspart tooltip - The text shown on hover and keyboard focus.
 */
export class LeaveButton extends MeshElement {
  static override styles = [MeshElement.sharedStyles, controlStyles];
  static override shadowRootOptions: ShadowRootInit = {
    ...MeshElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** Id of the `<mesh-call>` that the control belongs to; needed only outside of it. */
  @property() for: string | undefined;

  /** Makes the control unusable. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** A call state to go by in place of the session's, for use without a session. */
  @property({ attribute: false }) state: CallState | undefined;

  @query('button') private button!: HTMLButtonElement;

  readonly #tooltip = new TooltipDismissal(this);
  readonly #call = new MeshCallController(this, { select: (snapshot) => snapshot.state });

  override click(): void {
    this.button.click();
  }

  override render(): TemplateResult {
    const state = this.state ?? this.#call.selected;
    const label = state === 'waiting' ? msg('Leave the line') : msg('Leave the call');
    return html`<button
        part="button"
        type="button"
        class="control leave"
        ?disabled=${this.disabled || !isInside(state)}
        aria-label=${label}
        @click=${this.#leave}
      >
        ${hangUpIcon}
      </button>
      <div part="tooltip" class="tip ${this.#tooltip.dismissed ? 'dismissed' : ''}" aria-hidden="true">
        ${label}
      </div>`;
  }

  readonly #leave = (): void => {
    this.#call.session?.leave();
  };
}

/** Whether there is anything to leave. */
function isInside(state: CallState | undefined): boolean {
  return state === 'joining' || state === 'waiting' || state === 'joined';
}

declare global {
  interface HTMLElementTagNameMap {
    'leave-button': LeaveButton;
  }
}
