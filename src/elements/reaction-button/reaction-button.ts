import { html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { ReactionName } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { CallControl, type ControlLook } from '../shared/call-control.ts';
import { menuPanelStyles } from '../shared/menu-styles.ts';
import { PopoverPanel } from '../shared/popover-panel.ts';
import { REACTION_PICTURES } from '../shared/reaction-pictures.ts';
import { reactionText } from '../shared/reactions.ts';
import { reactionIcon } from '../shared/talk-icons.ts';
import { msg } from '../shared/texts.ts';
import { reactionButtonStyles } from './reaction-button-styles.ts';

const REACTIONS = Object.keys(REACTION_PICTURES) as ReactionName[];

/**
 * Opens a small menu of reactions, which everybody sees for a few seconds. Works inside `<mesh-call>`, or anywhere with
 * `for="id of the call"`.
 *
 * @tag reaction-button
 *
 * @attr {string} for - Id of the `<mesh-call>` that the control belongs to; needed only outside of it.
 * @attr {boolean} disabled - Makes the control unusable.
 * @attr {boolean} labelled - Shows the name beside the icon, in a row as wide as there is room, as in a menu.
 *
 * @csspart button - The `<button>`.
 * @csspart label - The name, where it is shown.
 * @csspart tooltip - The text shown on hover and keyboard focus.
 * @csspart menu - The reactions.
 *
 * @cssstate open - The menu is open.
 */
export class ReactionButton extends CallControl {
  static override styles = [CallControl.styles, menuPanelStyles, reactionButtonStyles];

  /** Whether one can react, in place of what the session says, for use without a session. */
  @property({ attribute: false }) ready: boolean | undefined;

  @query('.menu-panel') private panel!: HTMLElement | null;
  @query('.control') private opener!: HTMLButtonElement | null;

  readonly #call = new MeshCallController(this, { select: (snapshot) => snapshot.state === 'joined' });
  readonly #popover = new PopoverPanel(this, {
    button: () => this.opener,
    panel: () => this.panel,
    isRow: true,
  });

  protected override look(): ControlLook {
    return {
      name: msg('React'),
      icon: reactionIcon,
      tip: msg('React'),
      kind: this.#popover.isOpen ? 'sharing' : 'on',
      unusable: !(this.ready ?? this.#call.selected ?? false),
      expanded: this.#popover.isOpen,
      opens: 'menu',
      states: { open: this.#popover.isOpen },
    };
  }

  /** The browser does it. */
  protected override press(): void {}

  protected override updated(): void {
    super.updated();
    // The browser opens and closes: it knows that a click on the button of an open menu closes it.
    if (this.opener) this.opener.popoverTargetElement = this.panel;
  }

  override render(): TemplateResult {
    return html`${super.render()}
      <div
        part="menu"
        class="menu-panel"
        popover="auto"
        role="menu"
        aria-label=${msg('Reactions')}
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#popover.onToggle}
        @keydown=${this.#popover.onKey}
      >
        ${this.#popover.isOpen ? REACTIONS.map((reaction) => this.#renderItem(reaction)) : nothing}
      </div>`;
  }

  #renderItem(reaction: ReactionName): TemplateResult {
    const text = reactionText(reaction);
    return html`<button
      type="button"
      class="reaction"
      role="menuitem"
      tabindex="-1"
      aria-label=${text}
      title=${text}
      @click=${() => this.#choose(reaction)}
    >
      ${REACTION_PICTURES[reaction]}
    </button>`;
  }

  #choose(reaction: ReactionName): void {
    this.#call.session?.react(reaction);
    this.#popover.close();
  }

  readonly #onBeforeToggle = (event: ToggleEvent): void => {
    this.#popover.onBeforeToggle(event);
    this.performUpdate();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'reaction-button': ReactionButton;
  }
}
