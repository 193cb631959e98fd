import { msg } from '../shared/texts.ts';
import { property } from 'lit/decorators.js';
import type { CallState } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { CallControl, type ControlLook } from '../shared/call-control.ts';
import { hangUpIcon } from '../shared/icons.ts';

/**
 * Leaves the call, or the waiting line. Works inside `<mesh-call>`, or anywhere with `for="id of the call"`.
 * It is unusable while there is nothing to leave.
 *
 * @tag leave-button
 *
 * @attr {string} for - Id of the `<mesh-call>` that the control belongs to; needed only outside of it.
 * @attr {boolean} disabled - Makes the control unusable.
 * @attr {boolean} labelled - Shows the name beside the icon, in a row as wide as there is room, as in a menu.
 *
 * @csspart button - The `<button>`.
 * @csspart label - The name, where it is shown.
 * @csspart tooltip - The text shown on hover and keyboard focus.
 */
export class LeaveButton extends CallControl {
  /** A call state to go by in place of the session's, for use without a session. */
  @property({ attribute: false }) state: CallState | undefined;

  readonly #call = new MeshCallController(this, { select: (snapshot) => snapshot.state });

  protected override look(): ControlLook {
    const state = this.state ?? this.#call.selected;
    const name = state === 'waiting' ? msg('Leave the line') : msg('Leave the call');
    return { name, icon: hangUpIcon, tip: name, kind: 'leave', unusable: !isInside(state) };
  }

  protected override press(): void {
    this.#call.session?.leave();
  }
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
