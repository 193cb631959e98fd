import { css, html, type TemplateResult } from 'lit';
import { peopleIcon } from '../shared/icons.ts';
import { msg } from '../shared/texts.ts';

/** What somebody reads who is alone in the call. */
export function emptySeatText(): TemplateResult {
  return html`${peopleIcon}
    <p><strong>${msg('You’re the only one here')}</strong></p>
    <p class="quiet">${msg('Others appear here as soon as they join.')}</p>`;
}

/** The seat of the second person, while there is none; everything about it goes by its own size. */
export const emptySeatStyles = css`
  .empty {
    container-type: size;
    border: 2px dashed var(--_border);
    border-radius: var(--_tile-radius);
  }

  .seat {
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 6px;
    block-size: 100%;
    padding: 16px;
    overflow: auto;
    text-align: center;
  }

  slot[name='empty'] > .quiet {
    color: var(--_text-muted);
  }

  slot[name='empty'] > svg {
    inline-size: 36px;
    block-size: 36px;
    color: var(--_text-muted);
  }

  @container (height < 180px) {
    .seat {
      padding: 6px;
      font-size: 0.8125rem;
    }

    slot[name='empty'] > svg {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .empty {
      border-color: CanvasText;
      background: Canvas;
    }

    slot[name='empty'] > :is(p, .quiet, svg) {
      color: CanvasText;
    }
  }
`;
