import { html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { Arrangement, arrangementOf, type GridLayout, type SelfView } from '../shared/arrangement.ts';
import { ArrangementController } from '../shared/arrangement-controller.ts';
import { CallControl, type ControlLook } from '../shared/call-control.ts';
import { controlStyles } from '../shared/control-styles.ts';
import { layoutIcon, smallWindowIcon } from '../shared/icons.ts';
import { menuChoice, menuItem } from '../shared/menu-item.ts';
import { menuStyles } from '../shared/menu-styles.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { PopoverPanel } from '../shared/popover-panel.ts';
import { msg } from '../shared/texts.ts';
import { CallWindow } from './call-window.ts';

/**
 * Chooses how the people of a call are arranged, and where the own picture is. Works inside `<mesh-call>`, or anywhere with
 * `for="id of the call"`. Where the browser can (Document Picture-in-Picture), it also opens the call in a small window
 * that stays over all others; the call goes on when that is closed.
 *
 * @tag layout-button
 *
 * @attr {string} for - Id of the `<mesh-call>` that the control belongs to; needed only outside of it.
 * @attr {boolean} disabled - Makes the control unusable.
 * @attr {boolean} labelled - Shows the name beside the icon, in a row as wide as there is room, as in a menu.
 *
 * @fires {Event} change - The person has chosen a layout, or where the own picture is.
 *
 * @csspart button - The `<button>`.
 * @csspart label - The name, where it is shown.
 * @csspart tooltip - The text shown on hover and keyboard focus.
 * @csspart menu - The menu that it opens.
 *
 * @cssstate open - The menu is open.
 */
export class LayoutButton extends CallControl {
  static override styles = [MeshElement.sharedStyles, controlStyles, menuStyles];

  /** What is chosen, in place of the session's, for use without a session. */
  @property({ attribute: false }) arrangement: Arrangement | undefined;

  /** Whether there is a layout to choose, in place of what the session says, for use without a session. */
  @property({ attribute: false }) ready: boolean | undefined;

  @query('.control') private opener!: HTMLButtonElement | null;
  @query('.menu-panel') private panel!: HTMLElement | null;

  readonly #call = new MeshCallController(this, { select: ({ state }) => state });
  readonly #popover = new PopoverPanel(this, { button: () => this.opener, panel: () => this.panel });
  readonly #own = new Arrangement();
  readonly #arrangement = new ArrangementController(this, () => {
    const { session } = this.#call;
    return this.arrangement ?? (session ? arrangementOf(session) : this.#own);
  });

  protected override updated(): void {
    super.updated();
    // The browser opens and closes: it knows that a click on the button of an open menu closes it.
    if (this.opener) this.opener.popoverTargetElement = this.panel;
  }

  protected override look(): ControlLook {
    const name = msg('Layout');
    return {
      name,
      icon: layoutIcon,
      tip: name,
      kind: 'on',
      unusable: !(this.ready ?? (this.arrangement !== undefined || this.#call.selected === 'joined')),
      opens: 'menu',
      expanded: this.#popover.isOpen,
      states: { open: this.#popover.isOpen },
    };
  }

  /** The browser does it. */
  protected override press(): void {}

  override render(): TemplateResult {
    return html`${super.render()}
      <div
        part="menu"
        class="menu-panel"
        popover="auto"
        role="menu"
        aria-label=${msg('Layout')}
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#popover.onToggle}
        @keydown=${this.#popover.onKey}
      >
        ${this.#popover.isOpen ? this.#renderItems() : nothing}
      </div>`;
  }

  #renderItems(): TemplateResult {
    const choices = this.#arrangement.current?.choices;
    const layouts: readonly (readonly [GridLayout, string])[] = [
      ['auto', msg('Automatic')],
      ['grid', msg('Equal tiles')],
      ['speaker', msg('Who speaks is large')],
    ];
    const selfViews: readonly (readonly [SelfView, string])[] = [
      ['auto', msg('Automatic')],
      ['tile', msg('Beside the others')],
      ['corner', msg('In a corner')],
      ['hidden', msg('Hidden')],
    ];
    return html`${menuGroup(
      msg('Layout'),
      layouts.map(([value, text]) =>
        menuChoice(text, value === choices?.layout, () => this.#choose({ layout: value })),
      ),
    )}
    ${menuGroup(
      msg('Your picture'),
      selfViews.map(([value, text]) =>
        menuChoice(text, value === choices?.selfView, () => this.#choose({ selfView: value })),
      ),
    )}
    ${this.#renderWindow()}`;
  }

  #renderWindow(): TemplateResult | typeof nothing {
    const { session } = this.#call;
    if (!session || !CallWindow.isPossible(this.ownerDocument)) return nothing;
    const text = CallWindow.of(session) ? msg('Close the small window') : msg('Open in a small window');
    return html`<div class="menu-group" role="group" aria-label=${msg('Small window')}>
      ${menuItem(smallWindowIcon, text, this.#toggleWindow)}
    </div>`;
  }

  #choose(change: { readonly layout: GridLayout } | { readonly selfView: SelfView }): void {
    this.#arrangement.current?.choose(change);
    this.#popover.close();
    this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  readonly #toggleWindow = (): void => {
    const { session } = this.#call;
    if (!session) return;
    const open = CallWindow.of(session);
    if (open) open.close();
    // Refused where the browser doesn't want one now: then nothing opens, as anybody sees.
    else CallWindow.open(session, this).catch(() => undefined);
    this.#popover.close();
  };

  readonly #onBeforeToggle = (event: ToggleEvent): void => {
    this.#popover.onBeforeToggle(event);
    this.performUpdate();
  };
}

function menuGroup(title: string, choices: readonly TemplateResult[]): TemplateResult {
  return html`<div class="menu-group" role="group" aria-label=${title}>
    <div class="menu-title" aria-hidden="true">${title}</div>
    ${choices}
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'layout-button': LayoutButton;
  }
}
