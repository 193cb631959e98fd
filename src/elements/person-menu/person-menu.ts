import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { PeerSnapshot } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { type Arrangement, arrangementOf, tileName } from '../shared/arrangement.ts';
import {
  eyeIcon,
  eyeOffIcon,
  fullScreenIcon,
  moreIcon,
  pinIcon,
  smallWindowIcon,
  soundIcon,
  soundOffIcon,
} from '../shared/icons.ts';
import { discButtonStyles } from '../shared/disc-button-styles.ts';
import { deadMenuItem, menuItem } from '../shared/menu-item.ts';
import { menuStyles } from '../shared/menu-styles.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { PopoverPanel } from '../shared/popover-panel.ts';
import { msg, percentText, str } from '../shared/texts.ts';
import type { TileViewing } from '../shared/viewing.ts';
import { canSetVolume } from './can-set-volume.ts';
import { personMenuStyles } from './person-menu-styles.ts';

/** Whether the menu has something else to show: that somebody speaks is none of its business. */
function isOther(now: PeerSnapshot | undefined, before: PeerSnapshot | undefined): boolean {
  return (['id', 'user', 'volume', 'mutedHere'] as const).some((name) => now?.[name] !== before?.[name]);
}

/**
 * What one can do about somebody in the call, for oneself alone: pin them, mute them, play them more quietly, hide their
 * picture, see them in full screen or in a small window. It is a button with a menu. Works inside `<mesh-call>`, or
 * anywhere with `for="id of the call"`.
 *
 * Arrow keys go from item to item, Tab to the volume, Escape closes.
 *
 * @tag person-menu
 *
 * @csspart button - The button that opens the menu.
 * @csspart menu - The panel with menu and volume.
 *
 * @cssstate open - The menu is open.
 */
export class PersonMenu extends MeshElement {
  static override styles = [MeshElement.sharedStyles, menuStyles, discButtonStyles, personMenuStyles];
  static override shadowRootOptions: ShadowRootInit = {
    ...MeshElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** Who it is about. */
  @property({ attribute: false, hasChanged: isOther }) peer: PeerSnapshot | undefined;

  /** Makes it about the screen that the peer shares. */
  @property({ type: Boolean }) screen = false;

  /** The tile to show in full screen or in a small window; without it there are no such items. */
  @property({ attribute: false }) viewing: TileViewing | undefined;

  /** What is pinned and hidden, in place of the session's, for use without a session. */
  @property({ attribute: false }) arrangement: Arrangement | undefined;

  /** Id of the `<mesh-call>` that it belongs to; needed only outside of it. */
  @property() for: string | undefined;

  @query('.opener') private opener!: HTMLButtonElement;
  @query('.menu-panel') private panel!: HTMLElement;

  @state() private failed = false;

  readonly #internals = this.attachInternals();
  readonly #call = new MeshCallController(this, { select: () => undefined });
  readonly #popover = new PopoverPanel(this, { button: () => this.opener, panel: () => this.panel });

  override click(): void {
    this.opener.click();
  }

  protected override updated(): void {
    const { states } = this.#internals;
    if (this.#popover.isOpen) states.add('open');
    else states.delete('open');
  }

  override render(): TemplateResult | typeof nothing {
    const { peer } = this;
    if (!peer) return nothing;
    const name = peer.user.name || msg('Guest');
    const label = this.screen ? msg(str`Options for the screen of ${name}`) : msg(str`Options for ${name}`);
    return html`<button
        part="button"
        type="button"
        class="disc-button opener"
        aria-label=${label}
        aria-haspopup="dialog"
        aria-expanded=${this.#popover.isOpen ? 'true' : 'false'}
        popovertarget="panel"
      >
        <span>${moreIcon}</span>
      </button>
      <div
        part="menu"
        id="panel"
        class="menu-panel"
        popover="auto"
        role="dialog"
        aria-label=${label}
        @beforetoggle=${this.#onBeforeToggle}
        @toggle=${this.#popover.onToggle}
        @keydown=${this.#popover.onKey}
      >
        ${this.#popover.isOpen ? this.#renderContent(peer, label) : nothing}
      </div>`;
  }

  #renderContent(peer: PeerSnapshot, label: string): TemplateResult {
    const { viewing, screen } = this;
    const tile = tileName(peer.id, screen);
    const choices = this.#arrangement?.choices;
    const isPinned = choices?.pinned.includes(tile) ?? false;
    const isUnseen = choices?.unseen.includes(peer.id) ?? false;
    const session = this.#call.session;
    return html`<div role="menu" aria-label=${label}>
        ${menuItem(
          pinIcon,
          isPinned ? msg('Unpin') : msg('Pin'),
          this.#doing(() => this.#arrangement?.pin(tile, !isPinned)),
        )}
        ${viewing ? this.#renderViewing(viewing) : nothing}
        ${
          screen
            ? nothing
            : html`${menuItem(
                isUnseen ? eyeIcon : eyeOffIcon,
                isUnseen ? msg('Show their picture') : msg('Hide their picture'),
                this.#doing(() => this.#arrangement?.hidePicture(peer.id, !isUnseen)),
              )}
              ${menuItem(
                peer.mutedHere ? soundIcon : soundOffIcon,
                peer.mutedHere ? msg('Unmute for me') : msg('Mute for me'),
                this.#doing(() => session?.setMutedHere(peer.id, !peer.mutedHere)),
              )}`
        }
      </div>
      ${screen || !canSetVolume() ? nothing : this.#renderVolume(peer)}
      <p class="menu-problem" role="status">${this.failed ? msg('Your browser didn’t allow it.') : ''}</p>`;
  }

  #renderViewing(viewing: TileViewing): TemplateResult {
    const { fullScreen, smallWindow } = viewing;
    const leavesSmall = smallWindow === 'on';
    return html`${this.#renderFullScreen(fullScreen, viewing)}
    ${
      smallWindow === 'absent'
        ? nothing
        : menuItem(
            smallWindowIcon,
            leavesSmall ? msg('Leave picture-in-picture') : msg('Picture-in-picture'),
            this.#doing(() => viewing.toggleSmallWindow()),
          )
    }`;
  }

  #renderFullScreen(
    fullScreen: TileViewing['fullScreen'],
    viewing: TileViewing,
  ): TemplateResult | typeof nothing {
    if (fullScreen === 'absent') return nothing;
    if (fullScreen === 'withheld')
      return deadMenuItem(
        fullScreenIcon,
        msg('Full screen'),
        msg('The page around this one doesn’t allow it.'),
      );
    return menuItem(
      fullScreenIcon,
      fullScreen === 'on' ? msg('Leave full screen') : msg('Full screen'),
      this.#doing(() => viewing.toggleFullScreen()),
    );
  }

  #renderVolume({ volume, mutedHere }: PeerSnapshot): TemplateResult {
    return html`<label class="volume menu-group">
      <span>${msg('Volume')}</span>
      <input
        type="range"
        min="0"
        max="100"
        step="5"
        aria-valuetext=${percentText(volume)}
        ?disabled=${mutedHere}
        .value=${live(String(Math.round(volume * 100)))}
        @input=${this.#setVolume}
      />
      <span class="percent" aria-hidden="true">${percentText(volume)}</span>
    </label>`;
  }

  get #arrangement(): Arrangement | undefined {
    const { session } = this.#call;
    return this.arrangement ?? (session && arrangementOf(session));
  }

  /** Closes the menu after what was chosen; what can't be done leaves it open and says so. */
  #doing(act: () => void | Promise<void>): () => void {
    return () => {
      // Called at once, because browsers want it in the handler of the click.
      const done = act();
      void Promise.resolve(done).then(
        () => this.#popover.close(),
        () => (this.failed = true),
      );
    };
  }

  readonly #onBeforeToggle = (event: ToggleEvent): void => {
    this.failed = false;
    this.#popover.onBeforeToggle(event);
    this.performUpdate();
  };

  readonly #setVolume = ({ target }: InputEvent): void => {
    if (this.peer)
      this.#call.session?.setVolume(this.peer.id, (target as HTMLInputElement).valueAsNumber / 100);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'person-menu': PersonMenu;
  }
}
