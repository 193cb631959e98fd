import { updateWhenLocaleChanges } from '@lit/localize';
import { adoptStyles, LitElement, type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import { ElementLanguage } from './element-language.ts';
import { sheetsFor } from './sheets-of-document.ts';
import { withWording, type Translations } from './texts.ts';
import { tokens } from './tokens.ts';

/** What all elements of the kit share: tokens, base styles, and texts in the language of the place they are in. */
export abstract class MeshElement extends LitElement {
  /** Shared styles; a subclass lists them first. */
  static readonly sharedStyles: CSSResultGroup = [tokens, baseStyles];

  /** Own texts, here and in all elements of the kit inside, by the English ones: `{ 'Join': 'Come in' }`. */
  @property({ attribute: false }) strings: Translations | undefined;

  readonly #language = new ElementLanguage(this);

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** The browser takes the styles away from what is moved into another document. */
  adoptedCallback(): void {
    if (this.shadowRoot) this.#dress(this.shadowRoot);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    if (this.ownerDocument === document) return super.createRenderRoot();
    const { shadowRootOptions } = this.constructor as typeof LitElement;
    // Lit attaches it here too; its own way would share style sheets between documents, which browsers refuse.
    // eslint-disable-next-line wc/attach-shadow-constructor
    const root = this.shadowRoot ?? this.attachShadow(shadowRootOptions);
    this.#dress(root);
    return root;
  }

  #dress(root: ShadowRoot): void {
    const { elementStyles } = this.constructor as typeof LitElement;
    if (this.ownerDocument === document) adoptStyles(root, elementStyles);
    else root.adoptedStyleSheets = sheetsFor(this.ownerDocument, elementStyles);
  }

  protected override performUpdate(): void {
    withWording(this.#language.wordingForUpdate(), () => super.performUpdate());
  }
}
