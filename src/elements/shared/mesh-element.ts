import { LitElement, type CSSResultGroup } from 'lit';
import { updateWhenLocaleChanges } from '@lit/localize';
import { baseStyles } from './base-styles.ts';
import { tokens } from './tokens.ts';

/** What all elements of the kit share: tokens, base styles, and an update when the language changes. */
export abstract class MeshElement extends LitElement {
  /** Shared styles; a subclass lists them first. */
  static readonly sharedStyles: CSSResultGroup = [tokens, baseStyles];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }
}
