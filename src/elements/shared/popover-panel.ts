import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { placeBeside } from './place-beside.ts';
import { nextIndex } from './roving-focus.ts';

/** What a panel needs of the element that it is in. */
export interface PopoverParts {
  /** What opens it; it names the panel with `popovertarget`, so the browser opens and closes. */
  readonly button: () => HTMLElement | null;
  /** Has the attribute `popover`. */
  readonly panel: () => HTMLElement | null;
  /** Whether the items are beside each other, over the middle of the button; by itself they are a list below it. */
  readonly isRow?: boolean;
}

/**
 * A panel beside a button, in the browser's top layer, where nothing cuts it off. The browser closes it with Escape and
 * with a click elsewhere; this is what is missing for a menu: the place, the focus, and arrow keys that go from one item
 * to the next.
 */
export class PopoverPanel implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #parts: PopoverParts;
  #shown: AbortController | undefined;
  /** Whether the focus was inside when it began to close. */
  #hadFocus = false;

  constructor(host: ReactiveControllerHost & HTMLElement, parts: PopoverParts) {
    this.#host = host;
    this.#parts = parts;
    host.addController(this);
  }

  /** Whether it is open. */
  get isOpen(): boolean {
    return this.#shown !== undefined;
  }

  hostDisconnected(): void {
    this.#end();
  }

  /** Closes it; the focus goes back to the button. */
  close(): void {
    if (!this.isOpen) return;
    this.#parts.panel()?.hidePopover();
    this.#giveFocusBack();
  }

  /** For the `beforetoggle` event of the panel; what is inside has to be rendered right after it. */
  readonly onBeforeToggle = ({ newState }: ToggleEvent): void => {
    this.#hadFocus = this.#parts.panel()?.matches(':focus-within') ?? false;
    if (newState !== 'open') return;
    this.#end();
    this.#shown = new AbortController();
    this.#host.requestUpdate();
  };

  /** For the `toggle` event of the panel. */
  readonly onToggle = ({ newState }: ToggleEvent): void => {
    if (newState === 'open') this.#begin();
    else {
      this.#end();
      this.#giveFocusBack();
    }
    this.#host.requestUpdate();
  };

  /** For the `keydown` event of what holds the items. */
  readonly onKey = (event: KeyboardEvent): void => {
    const items = this.#items;
    const index = items.findIndex((item) => item === event.composedPath()[0]);
    const next = index === -1 ? undefined : this.#itemByKey(items, index, event.key);
    if (!next) return;
    event.preventDefault();
    focusItem(items, next);
  };

  get #items(): HTMLElement[] {
    return [...(this.#parts.panel()?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  }

  #itemByKey(items: readonly HTMLElement[], index: number, key: string): HTMLElement | undefined {
    const place = { index, count: items.length, isRightToLeft: this.#host.matches(':dir(rtl)') };
    const along = this.#parts.isRow ? nextIndex(key, { ...place, isVertical: false }) : undefined;
    const next = along ?? nextIndex(key, { ...place, isVertical: true });
    if (next !== undefined) return items[next];
    return key.length === 1 && key !== ' ' ? itemByLetter(items, index, key) : undefined;
  }

  #begin(): void {
    const [button, panel] = [this.#parts.button(), this.#parts.panel()];
    if (!this.#shown || !button || !panel) return;
    const { signal } = this.#shown;
    const place = (): void => placeBeside(button, panel, this.#parts.isRow ? 'above' : 'below');
    place();
    const view = this.#host.ownerDocument.defaultView;
    for (const type of ['resize', 'scroll']) {
      view?.addEventListener(type, place, { capture: true, passive: true, signal });
    }
    panel.addEventListener('focusout', this.#onFocusOut, { signal });
    const items = this.#items;
    const first = items.find((item) => item.getAttribute('aria-checked') === 'true') ?? items[0];
    if (first) focusItem(items, first);
  }

  /** Browsers do it themselves, but Chromium not in a shadow tree. Whoever has chosen another place stays there. */
  #giveFocusBack(): void {
    const { activeElement, body } = this.#host.ownerDocument;
    // What is hidden keeps the focus until the next frame.
    const isHidden = this.#parts.panel()?.matches(':focus-within') ?? false;
    const isLost = isHidden || activeElement === null || activeElement === body;
    if (this.#hadFocus && isLost) this.#parts.button()?.focus();
    this.#hadFocus = false;
  }

  #end(): void {
    this.#shown?.abort();
    this.#shown = undefined;
  }

  /** Whoever goes on with Tab is done here. */
  readonly #onFocusOut = ({ relatedTarget }: FocusEvent): void => {
    if (!(relatedTarget instanceof Node)) return;
    const inPanel = this.#parts.panel()?.contains(relatedTarget);
    if (!inPanel && relatedTarget !== this.#parts.button()) this.close();
  };
}

/** Only one item can be reached with Tab: the one that had the focus last. */
function focusItem(items: readonly HTMLElement[], item: HTMLElement): void {
  for (const each of items) each.tabIndex = each === item ? 0 : -1;
  item.focus();
}

/** The next one whose text begins like this. */
function itemByLetter(items: readonly HTMLElement[], index: number, letter: string): HTMLElement | undefined {
  const following = [...items.slice(index + 1), ...items.slice(0, index + 1)];
  return following.find((item) =>
    (item.ariaLabel ?? item.textContent).trim().toLocaleLowerCase().startsWith(letter.toLocaleLowerCase()),
  );
}
