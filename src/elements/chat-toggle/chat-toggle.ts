import { css, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CallSnapshot } from '../../call/snapshot.ts';
import { CallControl } from '../shared/call-control.ts';
import { PanelToggle } from '../shared/panel-toggle.ts';
import { chatIcon } from '../shared/talk-icons.ts';
import type { TalkView } from '../shared/talk-view.ts';
import { msg, numberText, str } from '../shared/texts.ts';

/** More than so many are only "many". */
const MOST = 99;

/**
 * Opens and closes the messages beside the pictures of its `<mesh-call>`, and says how many are unread. Works inside
 * `<mesh-call>`, or anywhere with `for="id of the call"`.
 *
 * @tag chat-toggle
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
 * @cssstate on - The messages are open.
 */
export class ChatToggle extends PanelToggle {
  static override styles = [
    CallControl.styles,
    css`
      .mark {
        inline-size: auto;
        min-inline-size: 20px;
        padding-inline: 5px;
        border-radius: var(--_button-radius);
        background: var(--_danger);
        color: var(--_on-danger);
        font-size: 0.75rem;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
        line-height: 1;
      }

      @media (forced-colors: active) {
        .mark {
          border: 1px solid CanvasText;
          background: Canvas;
          color: CanvasText;
        }
      }
    `,
  ];

  /** How many messages are unread, in place of the session's, for use without a session. */
  @property({ type: Number, attribute: false }) unread: number | undefined;

  protected override readonly panel = 'chat';
  protected override readonly icon: TemplateResult = chatIcon;

  protected override get given(): number | undefined {
    return this.unread;
  }

  protected override partOf({ state, messages }: CallSnapshot): unknown {
    return state === 'joined' ? messages : undefined;
  }

  protected override count(snapshot: CallSnapshot, view: TalkView): number {
    return view.unread(snapshot);
  }

  protected override nameOf(unread: number | undefined): string {
    // The name has what is seen, for whoever says it to the computer (WCAG 2.2, 2.5.3).
    return unread === undefined || unread === 0
      ? msg('Messages')
      : msg(str`Messages, unread: ${countText(unread)}`);
  }

  protected override markOf(unread: number): TemplateResult | undefined {
    if (unread === 0) return undefined;
    return html`${countText(unread)}`;
  }
}

function countText(unread: number): string {
  return unread > MOST ? `${numberText(MOST)}+` : numberText(unread);
}

declare global {
  interface HTMLElementTagNameMap {
    'chat-toggle': ChatToggle;
  }
}
