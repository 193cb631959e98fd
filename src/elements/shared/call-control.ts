import { html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import { controlStyles } from './control-styles.ts';
import { MeshElement } from './mesh-element.ts';
import { TooltipDismissal } from './tooltip-dismissal.ts';

/** How a control is now. */
export interface ControlLook {
  /** What it is called; the same in each state, because the states below say what changes. */
  readonly name: string;
  readonly icon: TemplateResult;
  /** What the tooltip says. Where it is more than the name, it is the description, too. */
  readonly tip: string;
  /** Class of the button, which decides its colours. */
  readonly kind: 'on' | 'off' | 'blocked' | 'sharing' | 'leave';
  /** Whether there is nothing that it could do. */
  readonly unusable: boolean;
  /** Of toggles: whether it is on. */
  readonly pressed?: boolean;
  /** Of buttons that open something: whether that is open. */
  readonly expanded?: boolean;
  /** What is opened, for `aria-haspopup`. */
  readonly opens?: 'dialog' | 'menu';
  /** Whether what was asked for is not done yet. */
  readonly busy?: boolean;
  /** A small sign in the corner. */
  readonly mark?: TemplateResult | undefined;
  /** Whether the tooltip has to be read now, wherever pointer and focus are. */
  readonly urgent?: boolean;
  /** For `:state()`. */
  readonly states?: Readonly<Record<string, boolean>>;
}

/**
 * What all controls of a call have in common: one real button with its tooltip, `for`, `disabled` and states.
 *
 * A subclass says how it looks and what a press asks for. It has no state of its own: it is updated when what it
 * shows has changed.
 */
export abstract class CallControl extends MeshElement {
  static override styles = [MeshElement.sharedStyles, controlStyles];
  static override shadowRootOptions: ShadowRootInit = {
    ...MeshElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** Id of the `<mesh-call>` that the control belongs to; needed only outside of it. */
  @property() for: string | undefined;

  /** Makes the control unusable. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** Shows the name beside the icon, in a row as wide as there is room, as in a menu. */
  @property({ type: Boolean, reflect: true }) labelled = false;

  @query('button') private button!: HTMLButtonElement | null;

  readonly #internals = this.attachInternals();
  readonly #tooltip = new TooltipDismissal(this);
  #states: Readonly<Record<string, boolean>> = {};

  /** How it is now; undefined where it shows nothing at all. Called in each update. */
  protected abstract look(): ControlLook | undefined;

  /** Does what the button is for. */
  protected abstract press(): void | Promise<void>;

  override click(): void {
    this.button?.click();
  }

  protected override updated(): void {
    const { states } = this.#internals;
    for (const [name, present] of Object.entries(this.#states)) {
      if (present) states.add(name);
      else states.delete(name);
    }
  }

  override render(): TemplateResult | typeof nothing {
    const look = this.look();
    this.#states = look ? { unsupported: false, ...look.states } : { unsupported: true };
    if (!look) return nothing;
    const { name, icon, tip, kind, pressed, expanded, opens, busy, mark, urgent } = look;
    const saysMore = tip !== name;
    return html`<button
        part="button"
        type="button"
        class="control ${kind} ${this.labelled ? 'row' : ''}"
        ?disabled=${this.disabled || look.unusable}
        aria-pressed=${pressed === undefined ? nothing : pressed ? 'true' : 'false'}
        aria-expanded=${expanded === undefined ? nothing : expanded ? 'true' : 'false'}
        aria-haspopup=${opens ?? nothing}
        aria-label=${name}
        aria-describedby=${saysMore ? 'tip' : nothing}
        aria-busy=${busy ? 'true' : nothing}
        @click=${this.#onClick}
      >
        <span class="icon"
          >${icon}${mark ? html`<span class="mark">${mark}</span>` : nothing}${
            busy ? html`<span class="ring"></span>` : nothing
          }</span
        >
        ${this.labelled ? html`<span part="label" class="label">${name}</span>` : nothing}
      </button>
      <div
        part="tooltip"
        id="tip"
        class="tip ${urgent ? 'urgent' : this.#tooltip.dismissed ? 'dismissed' : ''}"
        aria-hidden=${saysMore ? nothing : 'true'}
      >
        ${tip}
      </div>`;
  }

  readonly #onClick = (): void => {
    // A press that fails says so in the snapshot, and rejects nothing.
    void this.press();
  };
}
