import { html, nothing, type TemplateResult } from 'lit';
import { handIcon } from '../shared/talk-icons.ts';
import { msg, numberText, str } from '../shared/texts.ts';

/** The sign of a raised hand with its place in the order; nothing while it is down. */
export function handBadge(hand: number | undefined): TemplateResult | typeof nothing {
  if (hand === undefined) return nothing;
  return html`<div part="hand" class="hand">
    ${handIcon}<span aria-hidden="true">${numberText(hand)}</span
    ><span class="visually-hidden">${msg(str`Hand raised, number ${hand}`)}</span>
  </div>`;
}
