import { msg, str } from '@lit/localize';
import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../call/snapshot.ts';
import type { CallError, CallErrorCode } from '../../protocol/errors.ts';
import { callText } from '../shared/error-texts.ts';
import { alertIcon, doorIcon, peopleIcon } from '../shared/icons.ts';
import type { Perform } from './call-intent.ts';
import { preview } from './lobby-view.ts';
import { captureNotices, roomNotice } from './notices.ts';
import { connectingText, fullText, placeText } from './call-texts.ts';

/** No room is given yet; the page may still set one. */
export function unsetView(): TemplateResult {
  return card(html`${peopleIcon}`, msg('No call here yet'), msg('The page hasn’t chosen a room.'));
}

/** On the way into the call without a lobby. */
export function enteringView(snapshot: CallSnapshot): TemplateResult {
  const text = snapshot.state === 'joining' ? msg('Joining the call…') : connectingText(snapshot);
  return card(html`<span class="spinner"></span>`, text);
}

/** In line for a seat. */
export function waitingView(
  snapshot: CallSnapshot,
  dismissed: ReadonlySet<CallError>,
  perform: Perform,
): TemplateResult {
  return html`<section part="full" class="lobby" tabindex="-1" data-focus aria-label=${msg('Waiting line')}>
    <slot name="full">
      <div class="columns">
        ${preview(snapshot.self)}
        <div part="panel" class="panel">
          <h2>${fullText(snapshot)}</h2>
          <p class="place">
            <span class="number" aria-hidden="true">${snapshot.place}</span>
            <span>${placeText(snapshot)}</span>
          </p>
          <button type="button" class="button" @click=${() => perform({ type: 'leave' })}>
            ${msg('Leave the line')}
          </button>
        </div>
      </div>
      ${roomNotice(snapshot, perform)} ${captureNotices(snapshot.self, dismissed, perform)}
    </slot>
  </section>`;
}

/** After leaving. */
export function endedView({ elsewhere }: CallSnapshot, perform: Perform): TemplateResult {
  const goesOn = elsewhere !== undefined;
  const act = (): void => perform({ type: goesOn ? 'take-over' : 'join' });
  const back = html`<button type="button" class="button primary" @click=${act}>
    ${goesOn ? msg('Move the call here') : msg('Join again')}
  </button>`;
  const title = goesOn ? msg('The call goes on elsewhere') : msg('You left the call');
  const text = goesOn
    ? msg('You’re in it in another tab or on another device.')
    : msg('Your camera and microphone are off.');
  return html`<slot name="ended">${card(doorIcon, title, text, back)}</slot>`;
}

/** What happened, and what to do about it. */
export function failedView(code: CallErrorCode | undefined, perform: Perform): TemplateResult {
  const { title, advice } = callText(code);
  const retry = html`<button type="button" class="button primary" @click=${() => perform({ type: 'retry' })}>
    ${msg('Try again')}
  </button>`;
  const reason = code ? html`<p class="code">${msg(str`Reason: ${code}`)}</p>` : nothing;
  return card(alertIcon, title, advice, html`${canRetry(code) ? retry : nothing}${reason}`);
}

/** Whether another try of the same session could end differently. */
function canRetry(code: CallErrorCode | undefined): boolean {
  return (
    code !== 'call-unsupported' &&
    code !== 'call-closed' &&
    code !== 'invalid-option' &&
    code !== 'room-missing'
  );
}

function card(
  icon: TemplateResult,
  title: string,
  text: string | typeof nothing = nothing,
  actions: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div part="status" class="status">
    <div class="emblem">${icon}</div>
    <h2 tabindex="-1" data-focus>${title}</h2>
    ${text === nothing ? nothing : html`<p class="quiet">${text}</p>`} ${actions}
  </div>`;
}
