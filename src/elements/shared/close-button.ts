import { css, html, type TemplateResult } from 'lit';
import { closeIcon } from './icons.ts';
import { msg } from './texts.ts';

/** The cross in the corner of a panel. */
export function closeButton(close: (event: Event) => void): TemplateResult {
  return html`<button type="button" class="close" aria-label=${msg('Close')} @click=${close}>
    ${closeIcon}
  </button>`;
}

export const closeButtonStyles = css`
  .close {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    padding: 0;
    border: 0;
    border-radius: var(--_button-radius);
    background: transparent;
    color: var(--_text-muted);
    cursor: pointer;
  }

  .close:hover {
    background: color-mix(in srgb, currentcolor 14%, transparent);
  }
`;
