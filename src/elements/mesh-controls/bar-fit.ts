import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { barPrecedence, controlEntries } from './control-entries.ts';
import { fittingControls, type MeasuredControl } from './fitting-controls.ts';

/** Stands for what the page has put into the bar, among the names of the kit's own controls. */
const OWN = 'own';
/** How many of the kit's controls are more important than those of the page. */
const FIRST = 3;

/** The bar, whose items have their control's name as `data-name`. */
export interface MeasuredBar {
  readonly bar: () => HTMLElement | null;
  /** What the page has put into it. */
  readonly own: () => readonly HTMLElement[];
}

/** Finds out which controls fit into the bar, whenever its size or that of a control changes. */
export class BarFit implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #measured: MeasuredBar;
  readonly #sizes = new ResizeObserver(() => this.#measure());
  #watched: ReadonlySet<HTMLElement> = new Set();
  #fitting: ReadonlySet<string> = new Set(barPrecedence.slice(0, FIRST));

  constructor(host: ReactiveControllerHost & HTMLElement, measured: MeasuredBar) {
    this.#host = host;
    this.#measured = measured;
    host.addController(this);
  }

  /** The names of the controls that stay in the bar. */
  get fitting(): ReadonlySet<string> {
    return this.#fitting;
  }

  /** Whether the controls are one below the other. */
  get isVertical(): boolean {
    const bar = this.#measured.bar();
    return bar !== null && getComputedStyle(bar).flexDirection.startsWith('column');
  }

  hostUpdated(): void {
    if (this.#host.isConnected) this.#watch();
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#watched = new Set();
  }

  #watch(): void {
    const bar = this.#measured.bar();
    if (!bar) return;
    const measured = new Set([bar, ...itemsOf(bar), ...this.#measured.own()]);
    for (const each of this.#watched) if (!measured.has(each)) this.#sizes.unobserve(each);
    // Who is observed again is told again.
    for (const each of measured) if (!this.#watched.has(each)) this.#sizes.observe(each);
    this.#watched = measured;
  }

  /** It is told by the browser between layout and painting, so nobody sees the step before. */
  #measure(): void {
    const bar = this.#measured.bar();
    if (!this.#host.isConnected || !bar || bar.clientWidth === 0) return;
    const { isVertical } = this;
    const along = (element: HTMLElement): number => {
      const { width, height } = element.getBoundingClientRect();
      return isVertical ? height : width;
    };
    const sizes = new Map(itemsOf(bar).map((item) => [item.dataset['name'], along(item)]));
    const kits: MeasuredControl<string>[] = barPrecedence.map((name) => ({
      name,
      size: sizes.get(name) ?? 0,
    }));
    const own = this.#measured.own().map((element) => ({ name: OWN, size: along(element) }));
    const style = getComputedStyle(bar);
    const fitting = fittingControls([...kits.slice(0, FIRST), ...own, ...kits.slice(FIRST)], {
      available: isVertical ? bar.clientHeight : bar.clientWidth,
      gap: Number.parseFloat(isVertical ? style.rowGap : style.columnGap) || 0,
      more: sizes.get('more') ?? 0,
      needsMore: controlEntries.some(({ onlyInMenu }) => onlyInMenu),
    });
    const isSame =
      fitting.size === this.#fitting.size && [...fitting].every((name) => this.#fitting.has(name));
    if (isSame) return;
    this.#fitting = fitting;
    this.#host.requestUpdate();
  }
}

function itemsOf(bar: HTMLElement): readonly HTMLElement[] {
  return [...bar.querySelectorAll<HTMLElement>('.item')];
}
