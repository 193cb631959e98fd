import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { until } from '../../support/until.ts';
import { isHit } from './reach.ts';

/** More stops than any view has. */
const MOST_STOPS = 40;

/** Somebody who uses an element with the keyboard alone, and looks after each key where the focus is. */
export class KeyboardWalker {
  readonly #element: Element;

  /** @param element All of the walk is inside; the focus is never lost to the page around it. */
  constructor(element: Element) {
    this.#element = element;
  }

  /** The element that has the focus, through all shadow roots. */
  get focused(): Element {
    let active = document.activeElement;
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
    return active ?? document.body;
  }

  /** The name of what has the focus, as far as names are made here. */
  get name(): string {
    return nameOf(this.focused);
  }

  /** Presses a key; the focus has to be seen, and inside, from the next frame on. */
  async press(key: string): Promise<void> {
    await sendKeys({ press: key });
    await this.look();
  }

  /** Writes into the field that has the focus. */
  async write(text: string): Promise<void> {
    await sendKeys({ type: text });
  }

  /** Goes on with a key until what has the focus has this name. */
  async go(key: string, name: RegExp): Promise<void> {
    const passed: string[] = [];
    while (!name.test(this.name)) {
      passed.push(this.name);
      assert.isBelow(passed.length, MOST_STOPS, `${name.source} is not among: ${passed.join(' · ')}`);
      await this.press(key);
    }
  }

  /** Waits until what has the focus has this name, and looks at it. */
  async arrivesAt(name: RegExp): Promise<void> {
    await until(`the focus is on ${name.source}`, () => name.test(this.name));
    await this.look();
  }

  /** Fails when the focus is lost, can't be seen, or lies below something else. */
  async look(): Promise<void> {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    await until('the focus is inside', () => document.activeElement === this.#element);
    const { focused } = this;
    // What only takes the focus so that it is not lost can't be operated, and shows its news instead.
    if ((focused as HTMLElement).tabIndex < 0) return;
    const { outlineStyle, outlineWidth } = getComputedStyle(focused);
    assert.notEqual(outlineStyle, 'none', `${nameOf(focused)} shows that it has the focus`);
    assert.isAtLeast(Number.parseFloat(outlineWidth), 2, nameOf(focused));
    assert.isTrue(isHit(focused), `${nameOf(focused)} is in sight`);
  }
}

function nameOf(element: Element): string {
  const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
  const text = element.ariaLabel ?? labels[0]?.textContent ?? element.textContent;
  return text.replace(/\s+/g, ' ').trim();
}
