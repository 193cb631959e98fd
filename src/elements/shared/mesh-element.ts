import { updateWhenLocaleChanges } from '@lit/localize';
import { LitElement, type CSSResultGroup } from 'lit';
import { property } from 'lit/decorators.js';
import { baseStyles } from './base-styles.ts';
import { ElementLanguage } from './element-language.ts';
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

  protected override performUpdate(): void {
    withWording(this.#language.wordingForUpdate(), () => super.performUpdate());
  }
}
