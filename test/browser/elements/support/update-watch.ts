import type { ReactiveElement } from 'lit';

/** How often an element was drawn, and how often without any news. */
export interface Updates {
  readonly element: ReactiveElement;
  all: number;
  needless: number;
}

/** Watches the updates of all Lit elements in a tree; those that come later are not watched. */
export class UpdateWatch {
  readonly #updates: Updates[] = [];

  constructor(root: ReactiveElement) {
    for (const element of new Set([root, ...reactiveIn(root)])) this.#watch(element);
  }

  /** What was drawn since then, by tag: `mesh-peer-tile` twice when two tiles were, or one was twice. */
  get drawn(): string[] {
    return this.#updates
      .flatMap(({ element, all }) => Array.from({ length: all }, () => element.localName))
      .sort();
  }

  /** Tags of what was drawn although nothing that it shows had changed. */
  get needless(): string[] {
    return this.#updates.filter(({ needless }) => needless > 0).map(({ element }) => element.localName);
  }

  updatesOf(element: Element): number {
    return this.#updates.find((each) => each.element === element)?.all ?? 0;
  }

  reset(): void {
    for (const each of this.#updates) each.all = each.needless = 0;
  }

  #watch(element: ReactiveElement): void {
    const updates = { element, all: 0, needless: 0 };
    this.#updates.push(updates);
    let before = dataOf(element);
    element.addController({
      hostUpdated: () => {
        const now = dataOf(element);
        updates.all += 1;
        if (now.every((value, index) => Object.is(value, before[index]))) updates.needless += 1;
        before = now;
      },
    });
  }
}

/** All that an element may draw from: its reactive properties, and the call that it looks at. */
function dataOf(element: ReactiveElement): unknown[] {
  const { elementProperties } = element.constructor as typeof ReactiveElement;
  return [...elementProperties.keys(), 'snapshot'].map((name) => Reflect.get(element, name) as unknown);
}

function reactiveIn(root: Element): ReactiveElement[] {
  return [...(root.shadowRoot?.querySelectorAll('*') ?? [])].flatMap((element) => [
    ...('updateComplete' in element ? [element as ReactiveElement] : []),
    ...reactiveIn(element),
  ]);
}
