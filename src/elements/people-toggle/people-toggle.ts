import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CallSnapshot } from '../../call/snapshot.ts';
import { peopleIcon } from '../shared/icons.ts';
import { PanelToggle } from '../shared/panel-toggle.ts';
import { msg, str } from '../shared/texts.ts';

/**
 * Opens and closes the list of people beside the pictures of its `<mesh-call>`. Works inside `<mesh-call>`, or anywhere
 * with `for="id of the call"`.
 *
 * @tag people-toggle
 *
 * @attr {string} for - Id of the `<mesh-call>` that the control belongs to; needed only outside of it.
 * @attr {boolean} disabled - Makes the control unusable.
 * @attr {boolean} labelled - Shows the name beside the icon, in a row as wide as there is room, as in a menu.
 *
 * @csspart button - The `<button>`.
 * @csspart label - The name, where it is shown.
 * @csspart tooltip - The text shown on hover and keyboard focus.
 *
 *
 * @cssstate on - The list is open.
 */
export class PeopleToggle extends PanelToggle {
  /** How many are in the call, in place of the session's, for use without a session. */
  @property({ type: Number, attribute: false }) people: number | undefined;

  protected override readonly panel = 'people';
  protected override readonly icon: TemplateResult = peopleIcon;

  protected override get given(): number | undefined {
    return this.people;
  }

  protected override partOf({ state, peers }: CallSnapshot): unknown {
    return state === 'joined' ? peers.length : undefined;
  }

  protected override count({ peers }: CallSnapshot): number {
    return peers.length + 1;
  }

  protected override nameOf(count: number | undefined): string {
    return count === undefined ? msg('People') : msg(str`People in the call: ${count}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'people-toggle': PeopleToggle;
  }
}
