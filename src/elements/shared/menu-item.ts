import { html, type TemplateResult } from 'lit';
import { checkIcon } from './icons.ts';

/** One thing that can be done in a menu. */
export function menuItem(icon: TemplateResult, text: string, act: () => void): TemplateResult {
  return html`<button type="button" class="menu-item" role="menuitem" tabindex="-1" @click=${act}>
    ${icon}<span>${text}</span>
  </button>`;
}

/** One thing that can't be done here, and why. */
export function deadMenuItem(icon: TemplateResult, text: string, reason: string): TemplateResult {
  return html`<button type="button" class="menu-item" role="menuitem" tabindex="-1" aria-disabled="true">
    ${icon}<span>${text} <span class="reason">${reason}</span></span>
  </button>`;
}

/** One of several that exclude each other. */
export function menuChoice(text: string, chosen: boolean, choose: () => void): TemplateResult {
  return html`<button
    type="button"
    class="menu-item choice"
    role="menuitemradio"
    tabindex="-1"
    aria-checked=${chosen ? 'true' : 'false'}
    @click=${choose}
  >
    <span class="check">${checkIcon}</span><span>${text}</span>
  </button>`;
}
