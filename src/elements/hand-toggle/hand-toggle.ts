import { property } from 'lit/decorators.js';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { CallControl, type ControlLook } from '../shared/call-control.ts';
import { handIcon } from '../shared/talk-icons.ts';
import { msg, str } from '../shared/texts.ts';

/**
 * Raises and lowers the own hand. Works inside `<mesh-call>`, or anywhere with `for="id of the call"`.
 *
 * @tag hand-toggle
 *
 * @attr {string} for - Id of the `<mesh-call>` that the control belongs to; needed only outside of it.
 * @attr {boolean} disabled - Makes the control unusable.
 * @attr {boolean} labelled - Shows the name beside the icon, in a row as wide as there is room, as in a menu.
 *
 * @fires {Event} change - The person has raised or lowered their hand.
 *
 * @csspart button - The `<button>`.
 * @csspart label - The name, where it is shown.
 * @csspart tooltip - The text shown on hover and keyboard focus.
 *
 *
 * @cssstate on - The hand is up.
 */
export class HandToggle extends CallControl {
  /** The place of the hand in place of the session's, 0 while it is down; for use without a session. */
  @property({ type: Number, attribute: false }) hand: number | undefined;

  readonly #call = new MeshCallController(this, {
    select: ({ state, self }) => (state === 'joined' ? (self.hand ?? 0) : undefined),
  });

  /** True while the hand is up. */
  get checked(): boolean {
    return (this.#place ?? 0) > 0;
  }

  protected override look(): ControlLook {
    const place = this.#place;
    const isUp = this.checked;
    return {
      name: msg('Raise your hand'),
      icon: handIcon,
      tip: isUp ? msg(str`Your hand is up, number ${place ?? 0} in line`) : msg('Raise your hand'),
      kind: isUp ? 'sharing' : 'on',
      unusable: place === undefined,
      pressed: isUp,
      states: { on: isUp },
    };
  }

  protected override press(): void {
    const { session } = this.#call;
    const before = this.checked;
    session?.raiseHand(!before);
    if (this.checked !== before) this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  get #place(): number | undefined {
    return this.hand ?? this.#call.selected;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hand-toggle': HandToggle;
  }
}
