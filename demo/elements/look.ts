/** How the elements in the preview look, beside what they bring: custom properties and marked parts. */
export class Look {
  readonly #sheet = new CSSStyleSheet();
  readonly #preview: HTMLElement;

  constructor(preview: HTMLElement, root: ShadowRoot) {
    this.#preview = preview;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, this.#sheet];
  }

  /** Gives a custom property a value; an empty one takes it back. */
  setProperty(name: string, value: string): void {
    // The elements are below the preview, and custom properties are inherited.
    if (value.trim() === '') this.#preview.style.removeProperty(name);
    else this.#preview.style.setProperty(name, value);
  }

  /** Draws a line around these parts of an element. */
  markParts(tag: string, parts: readonly string[]): void {
    const rules = parts.map(
      (part) => `${tag}::part(${CSS.escape(part)}) { outline: 3px dashed #ff2fb3; outline-offset: -3px; }`,
    );
    this.#sheet.replaceSync(rules.join('\n'));
  }

  /** Forgets all of it. */
  reset(): void {
    this.#preview.removeAttribute('style');
    this.#sheet.replaceSync('');
  }
}
