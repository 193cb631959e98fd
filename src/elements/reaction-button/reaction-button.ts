import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ReactionName } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { CallControl, type ControlLook } from '../shared/call-control.ts';
import { REACTION_PICTURES } from '../shared/reaction-pictures.ts';
import { reactionText } from '../shared/reactions.ts';
import { reactionIcon } from '../shared/talk-icons.ts';
import { msg } from '../shared/texts.ts';
import { reactionButtonStyles } from './reaction-button-styles.ts';

const REACTIONS = Object.keys(REACTION_PICTURES) as ReactionName[];

/** Space between the button and its menu, and between the menu and the edges of the window, px. */
const DISTANCE = 8;

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
 *
 * @cssstate open - The menu is open.
 */
export class ReactionButton extends CallControl {
  static override styles = [CallControl.styles, reactionButtonStyles];

  /** Whether one can react, in place of what the session says, for use without a session. */
  @property({ attribute: false }) ready: boolean | undefined;

  @state() private isOpen = false;

  @query('.menu') private menu!: HTMLElement | null;
  @query('.control') private control!: HTMLElement;

  readonly #call = new MeshCallController(this, { select: (snapshot) => snapshot.state === 'joined' });
  #open: AbortController | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#close();
  }

  protected override look(): ControlLook {
    return {
      name: msg('React'),
      icon: reactionIcon,
      tip: msg('React'),
      kind: this.isOpen ? 'sharing' : 'on',
      unusable: !(this.ready ?? this.#call.selected ?? false),
      expanded: this.isOpen,
      opens: 'menu',
      states: { open: this.isOpen },
    };
  }

  protected override press(): void {
    if (this.isOpen) this.#close();
    else this.isOpen = true;
  }

  protected override updated(): void {
    super.updated();
    if (this.isOpen && !this.#open) this.#show();
  }

  override render(): TemplateResult {
    return html`${super.render()}${this.isOpen ? this.#renderMenu() : nothing}`;
  }

  #renderMenu(): TemplateResult {
    return html`<div
      part="menu"
      class="menu"
      popover="manual"
      role="menu"
      aria-label=${msg('Reactions')}
      @keydown=${this.#onKey}
    >
      ${REACTIONS.map(
        (reaction, index) =>
          html`<button
            type="button"
            role="menuitem"
            tabindex=${index === 0 ? '0' : '-1'}
            aria-label=${reactionText(reaction)}
            title=${reactionText(reaction)}
            @click=${() => this.#choose(reaction)}
          >
            ${REACTION_PICTURES[reaction]}
          </button>`,
      )}
    </div>`;
  }

  /** Puts the menu into the browser's top layer, where nothing cuts it off. */
  #show(): void {
    const { menu } = this;
    if (!menu) return;
    this.#open = new AbortController();
    const { signal } = this.#open;
    menu.showPopover();
    this.#place();
    this.#items[0]?.focus();
    const view = this.ownerDocument.defaultView;
    for (const type of ['resize', 'scroll'])
      view?.addEventListener(type, this.#place, { capture: true, passive: true, signal });
    this.ownerDocument.addEventListener('pointerdown', this.#onPointer, { capture: true, signal });
    this.addEventListener('focusout', this.#onFocusOut, { signal });
  }

  #close(): void {
    this.#open?.abort();
    this.#open = undefined;
    this.isOpen = false;
  }

  #choose(reaction: ReactionName): void {
    this.#call.session?.react(reaction);
    this.#close();
    this.control.focus();
  }

  get #items(): HTMLElement[] {
    return [...(this.menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  }

  /** Above the button where there is room, and always within the window. The policy of a page allows no other way. */
  readonly #place = (): void => {
    const { menu } = this;
    if (!menu) return;
    const { clientWidth } = this.ownerDocument.documentElement;
    const button = this.control.getBoundingClientRect();
    const { width, height } = menu.getBoundingClientRect();
    const centred = button.left + (button.width - width) / 2;
    const left = Math.max(DISTANCE, Math.min(centred, clientWidth - width - DISTANCE));
    const above = button.top - height - DISTANCE;
    menu.style.setProperty('left', `${left}px`);
    menu.style.setProperty('top', `${above >= DISTANCE ? above : button.bottom + DISTANCE}px`);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      // Whatever the button lies in stays open.
      event.stopPropagation();
      this.#close();
      this.control.focus();
      return;
    }
    const items = this.#items;
    const next = itemByKey(items, event.key, this.matches(':dir(rtl)'));
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    for (const item of items) item.tabIndex = item === next ? 0 : -1;
    next.focus();
  };

  readonly #onPointer = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this)) this.#close();
  };

  /** Whoever goes on with Tab is done here. */
  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget instanceof Node && !this.contains(relatedTarget)) this.#close();
  };
}

/** The one that an arrow leads to, from the one with the focus. */
function itemByKey(
  items: readonly HTMLElement[],
  key: string,
  isRightToLeft: boolean,
): HTMLElement | undefined {
  const index = items.findIndex((item) => item.matches(':focus'));
  const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const back = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case forward:
    case 'ArrowDown':
      return items[(index + 1) % items.length];
    case back:
    case 'ArrowUp':
      return items.at(index - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default:
      return undefined;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'reaction-button': ReactionButton;
  }
}
