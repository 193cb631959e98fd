import { css, html, nothing, type TemplateResult } from 'lit';
import { handIcon } from './talk-icons.ts';
import { msg, numberText, str } from './texts.ts';

/** The sign of a raised hand with its place in the order; nothing while it is down. */
export function handBadge(hand: number | undefined): TemplateResult | typeof nothing {
  if (hand === undefined) return nothing;
  return html`<span part="hand" class="hand"
    >${handIcon}<span aria-hidden="true">${numberText(hand)}</span
    ><span class="visually-hidden">${msg(str`Hand raised, number ${hand}`)}, </span></span
  >`;
}

/** How it looks; where it stands is up to what it stands in. */
export const handBadgeStyles = css`
  .hand {
    display: flex;
    gap: 2px;
    align-items: center;
    padding: 3px 9px 3px 6px;
    border-radius: var(--_button-radius);
    background: var(--_hand);
    color: var(--_on-hand);
    font-size: 0.8125rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    line-height: 1.4;
  }

  .hand svg {
    inline-size: 18px;
    block-size: 18px;
  }

  @media (forced-colors: active) {
    .hand {
      border: 1px solid CanvasText;
      background: Canvas;
      color: CanvasText;
    }
  }
`;
