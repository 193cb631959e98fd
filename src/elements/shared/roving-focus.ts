/** What a toolbar or menu knows of where its focus goes. */
export interface RovingOptions {
  /** The controls in their order, without those that can't be used. */
  readonly items: () => readonly HTMLElement[];
  /** Whether the controls are one below the other, so that the keys are up and down. */
  readonly isVertical: () => boolean;
}

/**
 * One stop for the Tab key in a group of controls, and arrow keys, Home and End inside (WAI-ARIA Authoring Practices,
 * toolbar). The control that was used last is the stop.
 *
 * Negative `tabindex` on a custom element takes its whole shadow tree out of the order, so this works for controls of
 * any make.
 */
export class RovingFocus {
  readonly #options: RovingOptions;
  #current: HTMLElement | undefined;

  constructor(options: RovingOptions) {
    this.#options = options;
  }

  /** Controls have come, gone or changed. */
  review(): void {
    const items = this.#options.items();
    if (!this.#current || !items.includes(this.#current)) [this.#current] = items;
    for (const item of items) {
      if (item === this.#current) item.removeAttribute('tabindex');
      else if (item.getAttribute('tabindex') !== '-1') item.setAttribute('tabindex', '-1');
    }
  }

  /** Gives the focus to the control that is the stop, or to the first one. */
  focus(first = false): void {
    if (first) [this.#current] = this.#options.items();
    this.review();
    this.#current?.focus();
  }

  /** For `focusin` of the group. */
  readonly onFocus = (event: Event): void => {
    const found = this.#itemOf(event);
    if (!found || found === this.#current) return;
    this.#current = found;
    this.review();
  };

  /** For `keydown` of the group. */
  readonly onKey = (event: KeyboardEvent): void => {
    const found = this.#itemOf(event);
    if (!found || event.defaultPrevented || hasModifier(event) || takesArrows(event)) return;
    const items = this.#options.items();
    const next = nextIndex(event.key, {
      index: items.indexOf(found),
      count: items.length,
      isVertical: this.#options.isVertical(),
      isRightToLeft: getComputedStyle(found).direction === 'rtl',
    });
    const target = next === undefined ? undefined : items[next];
    if (!target) return;
    event.preventDefault();
    this.#current = target;
    this.review();
    target.focus();
  };

  #itemOf(event: Event): HTMLElement | undefined {
    const path = event.composedPath();
    return this.#options.items().find((item) => path.includes(item));
  }
}

/** Where in a group of controls somebody is. */
export interface RovingPlace {
  readonly index: number;
  readonly count: number;
  readonly isVertical: boolean;
  readonly isRightToLeft: boolean;
}

/** Where a key leads, from the last to the first and back; undefined for a key that leads nowhere. */
export function nextIndex(
  key: string,
  { index, count, isVertical, isRightToLeft }: RovingPlace,
): number | undefined {
  const [left, right] = isRightToLeft ? [1, -1] : [-1, 1];
  const steps: Readonly<Record<string, number>> = isVertical
    ? { ArrowUp: -1, ArrowDown: 1 }
    : { ArrowLeft: left, ArrowRight: right };
  if (count === 0) return undefined;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  return step === undefined ? undefined : (index + step + count) % count;
}

function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey;
}

/** Fields and lists use the same keys themselves. */
function takesArrows(event: Event): boolean {
  const [target] = event.composedPath();
  return target instanceof Element && target.matches('input, textarea, select, [contenteditable]');
}
