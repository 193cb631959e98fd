import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { CallSnapshot } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { SessionRelay } from '../../controllers/session-relay.ts';
import { controlStyles } from '../shared/control-styles.ts';
import { dialogStyles } from '../shared/dialog-styles.ts';
import { moreIcon } from '../shared/icons.ts';
import { menuPanelStyles } from '../shared/menu-styles.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { RovingFocus } from '../shared/roving-focus.ts';
import type { TalkView } from '../shared/talk-view.ts';
import { TalkViewController } from '../shared/talk-view-controller.ts';
import { msg } from '../shared/texts.ts';
import { TooltipDismissal } from '../shared/tooltip-dismissal.ts';
import { connectionPanel } from './connection-panel.ts';
import { BarFit } from './bar-fit.ts';
import { barPrecedence, type ControlContext, controlEntries, type ControlEntry } from './control-entries.ts';
import { devicePanel } from './device-panel.ts';
import { meshControlsStyles } from './mesh-controls-styles.ts';
import { showsOther } from './shows-other.ts';

/**
 * The bar with all controls of a call. Works inside `<mesh-call>`, which has one already, or anywhere with
 * `for="id of the call"`.
 *
 * It takes the width that it is given. What doesn't fit goes into a menu, the least important ones first; microphone,
 * camera and leaving stay from 240 px on. Where its private flex direction is a column, it is measured in its height.
 *
 * To the keyboard it is one stop: the arrow keys, Home and End go from control to control, in the menu as well.
 *
 * @tag mesh-controls
 *
 * @attr {string} for - Id of the `<mesh-call>` that the bar belongs to; needed only outside of it.
 *
 * @slot - Further controls, in the bar before the leave button. They don't go into the menu.
 * @slot more - Further controls that are only in the menu.
 *
 * @csspart bar - The toolbar.
 * @csspart device-button - The button that opens the choice of devices.
 * @csspart device-panel - That panel.
 * @csspart connection-button - The entry of the menu that opens the panel about the connection.
 * @csspart connection-panel - That panel.
 * @csspart shortcuts-button - The entry of the menu that opens the overview of shortcuts.
 * @csspart more-button - The button that opens the menu.
 * @csspart menu - The menu with what doesn't fit.
 *
 * @cssstate overflowing - Something is in the menu because it doesn't fit.
 * @cssstate open - The menu is open.
 */
export class MeshControls extends MeshElement {
  static override styles = [
    MeshElement.sharedStyles,
    controlStyles,
    dialogStyles,
    menuPanelStyles,
    meshControlsStyles,
  ];

  /** Id of the `<mesh-call>` that the bar belongs to; needed only outside of it. */
  @property() for: string | undefined;

  /** A snapshot to show in place of the session's, for use without a session. */
  @property({ attribute: false, hasChanged: showsOther }) snapshot: CallSnapshot | undefined;

  /** What is open beside the pictures, in place of what all elements of the call share; for use without a session. */
  @property({ attribute: false }) view: TalkView | undefined;

  /** Opens the overview of shortcuts; without it the menu has no such entry. */
  @property({ attribute: false }) showShortcuts: (() => void) | undefined;

  @state() private menuWasOpened = false;
  @state() private isOpen = false;

  @query('.bar') private bar!: HTMLElement;
  @query('.menu') private menu!: HTMLElement;
  @query('.more') private more!: HTMLElement;

  readonly #internals = this.attachInternals();
  readonly #tooltip = new TooltipDismissal(this);
  readonly #fit = new BarFit(this, {
    bar: () => this.bar,
    own: () => this.#slotted(''),
  });
  #hadFocus = false;
  readonly #barFocus = new RovingFocus({
    items: () => this.#barItems.filter(isUsable),
    isVertical: () => this.#fit.isVertical,
  });
  readonly #menuFocus = new RovingFocus({
    items: () => this.#menuItems.filter(isUsable),
    isVertical: () => true,
  });

  constructor() {
    super();
    new SessionRelay(this);
    // It tells when messages were read.
    new TalkViewController(this, () => this.view);
    // What can be used changes with it, and so does the way of the arrow keys.
    new MeshCallController(this, { select: ({ state }) => state });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.requestUpdate();
  }

  override focus(): void {
    this.#barFocus.focus();
  }

  protected override updated(_changed: PropertyValues<this>): void {
    if (!this.isConnected) return;
    setState(this.#internals.states, 'overflowing', this.#overflows);
    setState(this.#internals.states, 'open', this.isOpen);
    void this.#settle();
  }

  override render(): TemplateResult {
    const context = this.#context;
    const inBar = controlEntries.filter(({ onlyInMenu }) => !onlyInMenu);
    const last = inBar.at(-1);
    return html`<div
        part="bar"
        class="bar"
        role="toolbar"
        aria-label=${msg('Controls')}
        @focusin=${this.#barFocus.onFocus}
        @keydown=${this.#barFocus.onKey}
      >
        ${inBar.slice(0, -1).map((entry) => this.#item(entry, context))}
        <slot @slotchange=${() => this.requestUpdate()}></slot>
        <span class="item" data-name="more">
          <button
            part="more-button"
            type="button"
            class="control on more"
            popovertarget="menu"
            aria-label=${msg('More controls')}
            aria-expanded=${this.isOpen ? 'true' : 'false'}
            aria-controls="menu"
          >
            <span class="icon">${moreIcon}</span>
          </button>
          <div class="tip ${this.#tooltip.dismissed || this.isOpen ? 'dismissed' : ''}" aria-hidden="true">
            ${msg('More controls')}
          </div>
        </span>
        ${last ? this.#item(last, context) : nothing}
      </div>
      ${this.#menu(context)} ${connectionPanel()} ${devicePanel()}`;
  }

  #item(entry: ControlEntry, context: ControlContext): TemplateResult {
    const isLeftOut = !this.#fit.fitting.has(entry.name);
    return html`<span class="item ${isLeftOut ? 'left-out' : ''}" data-name=${entry.name}
      >${entry.draw(context, false)}</span
    >`;
  }

  #menu(context: ControlContext): TemplateResult {
    // What was in there once stays, because a control may still wait for what was asked of it.
    const entries = this.menuWasOpened
      ? controlEntries.filter(({ name }) => !this.#fit.fitting.has(name))
      : [];
    return html`<div
      part="menu"
      id="menu"
      class="menu-panel menu"
      popover
      role="group"
      aria-label=${msg('More controls')}
      @beforetoggle=${this.#onBeforeToggle}
      @toggle=${this.#onToggle}
      @click=${this.#onMenuClick}
      @focusin=${this.#menuFocus.onFocus}
      @keydown=${this.#menuFocus.onKey}
    >
      ${entries.map((entry) => {
        const drawn = entry.draw(context, true);
        return drawn === nothing ? nothing : html`<div class="entry">${drawn}</div>`;
      })}
      <slot name="more" @slotchange=${() => this.requestUpdate()}></slot>
    </div>`;
  }

  get #context(): ControlContext {
    const { snapshot, view, showShortcuts } = this;
    return {
      snapshot,
      view,
      openDevices: () => this.#open('.device-panel'),
      openConnection: () => {
        this.#open('.connection-panel');
        void this.renderRoot.querySelector('mesh-diagnostics')?.refresh();
      },
      openShortcuts:
        showShortcuts &&
        (() => {
          this.#closeMenu();
          showShortcuts();
        }),
    };
  }

  /** The menu goes first, so that the panel gives the focus back to a button that can be seen. */
  #open(selector: string): void {
    this.#closeMenu();
    this.renderRoot.querySelector<HTMLDialogElement>(selector)?.showModal();
  }

  #closeMenu(): void {
    if (!this.menu.matches(':popover-open')) return;
    this.menu.hidePopover();
    this.more.focus();
  }

  get #overflows(): boolean {
    return barPrecedence.some((name) => !this.#fit.fitting.has(name));
  }

  /** The controls in the bar, in the order in which they are seen. */
  get #barItems(): readonly HTMLElement[] {
    return [...this.bar.children].flatMap((child) => {
      if (child instanceof HTMLSlotElement) return this.#slotted('');
      const control = child.classList.contains('left-out') ? null : child.firstElementChild;
      return control instanceof HTMLElement ? [control] : [];
    });
  }

  get #menuItems(): readonly HTMLElement[] {
    const drawn = [...this.menu.querySelectorAll('.entry')].flatMap(({ firstElementChild }) =>
      firstElementChild instanceof HTMLElement ? [firstElementChild] : [],
    );
    return [...drawn, ...this.#slotted('more')];
  }

  #slotted(name: string): readonly HTMLElement[] {
    const slot = this.renderRoot.querySelector<HTMLSlotElement>(
      name ? `slot[name=${name}]` : 'slot:not([name])',
    );
    return (slot?.assignedElements({ flatten: true }) ?? []).filter((each) => each instanceof HTMLElement);
  }

  /** When all controls show what they have to, one of them is the stop for the Tab key. */
  async #settle(): Promise<void> {
    const items = [...this.#barItems, ...this.#menuItems];
    await Promise.all(items.map((item) => ('updateComplete' in item ? item.updateComplete : undefined)));
    if (!this.isConnected) return;
    this.bar.ariaOrientation = this.#fit.isVertical ? 'vertical' : 'horizontal';
    this.#barFocus.review();
    this.#menuFocus.review();
  }

  readonly #onBeforeToggle = ({ newState }: ToggleEvent): void => {
    if (newState === 'open') this.menuWasOpened = true;
    else this.#hadFocus = this.menu.matches(':focus-within');
  };

  readonly #onToggle = async ({ newState }: ToggleEvent): Promise<void> => {
    this.isOpen = newState === 'open';
    // Not every browser does that itself; whoever has gone elsewhere in the bar stays there.
    if (!this.isOpen && this.#hadFocus && !this.bar.matches(':focus-within')) this.more.focus();
    await this.updateComplete;
    await this.#settle();
    if (this.isOpen) this.#menuFocus.focus(true);
  };

  /** Whoever has chosen is done; what opens something of its own inside the menu keeps it open. */
  readonly #onMenuClick = (event: Event): void => {
    const path = event.composedPath();
    const control = this.#menuItems.find((item) => path.includes(item));
    if (control && !control.hasAttribute('data-keeps-menu')) this.#closeMenu();
  };
}

/** Whether a control can get the focus: it has a size, and is not disabled, nor is the button in its shadow tree. */
function isUsable(control: HTMLElement): boolean {
  if (control.matches(':disabled') || control.offsetWidth === 0) return false;
  const { shadowRoot } = control;
  return !shadowRoot?.delegatesFocus || shadowRoot.querySelector(':enabled') !== null;
}

function setState(states: CustomStateSet, name: string, present: boolean): void {
  if (present) states.add(name);
  else states.delete(name);
}

declare global {
  interface HTMLElementTagNameMap {
    'mesh-controls': MeshControls;
  }
}
