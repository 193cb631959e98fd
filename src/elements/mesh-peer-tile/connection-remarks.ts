import { html, nothing, type TemplateResult } from 'lit';
import type { PeerSnapshot } from '../../call/snapshot.ts';
import type { LinkState } from '../../links/link-state.ts';
import type { LinkRating } from '../../quality/link-rating.ts';
import { linkText } from '../shared/error-texts.ts';
import { alertIcon, connectionFairIcon, connectionPoorIcon } from '../shared/icons.ts';
import { gradeText, reasonText } from '../shared/rating-text.ts';
import { msg, str } from '../shared/texts.ts';

/** Whether the reason of a weak connection is shown, and what shows or hides it. */
export interface ShownReason {
  readonly isShown: boolean;
  readonly show: (shows: boolean) => void;
}

/** What is done about a connection that is not in order, or that nothing is done any more. */
export function linkRemark(
  link: LinkState,
  peer: PeerSnapshot | undefined,
  retry: TemplateResult | typeof nothing,
): TemplateResult {
  const icon = link === 'failed' ? alertIcon : html`<span class="spinner"></span>`;
  return trouble(icon, linkText(link, peer?.error?.code, peer?.recovery?.step), retry);
}

/** The button to try again to connect to somebody. */
export function retryButton(name: string, retry: () => void): TemplateResult {
  return html`<button
    part="retry"
    type="button"
    class="button"
    aria-label=${msg(str`Try again to connect to ${name}`)}
    @click=${retry}
  >
    ${msg('Try again')}
  </button>`;
}

/**
 * What there is to say of a connection that is in order.
 *
 * @param text What doesn't arrive; empty while all does.
 * @param rating The rating whose reason somebody has asked for.
 */
export function remarks(text: string, rating: LinkRating | undefined): TemplateResult | typeof nothing {
  const reason = rating
    ? html`<div part="reason" class="status reason" id="reason">
        <span>${gradeText(rating)}. ${reasonText(rating)}</span>
      </div>`
    : nothing;
  if (text) return trouble(alertIcon, text, reason);
  return reason === nothing ? nothing : html`<div class="trouble">${reason}</div>`;
}

/** The sign of a weak connection. Its name says all of it, so nobody who hears it has to open anything. */
export function ratingButton(
  label: string,
  rating: LinkRating,
  { isShown, show }: ShownReason,
): TemplateResult {
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isShown) return;
    // Whatever the tile lies in stays open.
    event.stopPropagation();
    show(false);
  };
  return html`<button
    part="rating"
    type="button"
    class="rating ${rating.grade}"
    aria-label="${label}: ${gradeText(rating)}. ${reasonText(rating)}"
    aria-expanded=${isShown ? 'true' : 'false'}
    @click=${() => show(!isShown)}
    @keydown=${onKey}
  >
    <span>${rating.grade === 'fair' ? connectionFairIcon : connectionPoorIcon}</span>
  </button>`;
}

/** What is wrong, in words, and what can be done about it. */
function trouble(
  icon: TemplateResult,
  text: string,
  action: TemplateResult | typeof nothing,
): TemplateResult {
  return html`<div class="trouble">
    <div part="status" class="status">${icon}<span>${text}</span></div>
    ${action}
  </div>`;
}
