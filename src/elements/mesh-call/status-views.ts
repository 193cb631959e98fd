import { msg, numberText, str } from '../shared/texts.ts';
import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../call/snapshot.ts';
import type { CallError, CallErrorCode } from '../../protocol/errors.ts';
import { callText } from '../shared/error-texts.ts';
import { alertIcon, doorIcon, peopleIcon } from '../shared/icons.ts';
import type { Perform } from './call-intent.ts';
import { whileAsked } from '../mesh-lobby/device-question.ts';
import { preview } from '../mesh-lobby/preview.ts';
import { captureNotices, roomNotice } from './notices.ts';
import { connectingText, endedText, fullText, placeText, seatLostText, whoIsIn } from './call-texts.ts';
import { seatFaces } from '../mesh-lobby/seats-view.ts';

/** No room is given yet; the page may still set one. */
export function unsetView(): TemplateResult {
  return card(peopleIcon, heading(msg('No call here yet')), msg('The page hasn’t chosen a room.'));
}

/** On the way into the call without a lobby. */
export function enteringView(snapshot: CallSnapshot): TemplateResult {
  const isIn = snapshot.state === 'joining' || snapshot.state === 'joined';
  const text = isIn ? msg('Joining the call…') : connectingText(snapshot);
  return card(html`<span class="spinner"></span>`, heading(text), nothing, whileAsked(snapshot.self));
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
          <h2>${snapshot.ended === 'seat-lost' ? seatLostText() : fullText(snapshot)}</h2>
          <p class="place">
            <span class="number" aria-hidden="true">${numberText(snapshot.place)}</span>
            <span>${placeText(snapshot)}</span>
          </p>
          ${seatFaces(snapshot)}
          <p class="quiet who">${whoIsIn(snapshot)}</p>
          <button type="button" class="button" @click=${() => perform({ type: 'leave' })}>
            ${msg('Leave the line')}
          </button>
        </div>
      </div>
      ${roomNotice(snapshot, perform)} ${captureNotices(snapshot.self, dismissed, perform)}
    </slot>
  </section>`;
}

/** After the call, with the way back into it. */
export function endedView(snapshot: CallSnapshot, perform: Perform): TemplateResult {
  const goesOn = snapshot.elsewhere !== undefined;
  const act = (): void => perform({ type: goesOn ? 'take-over' : 'join' });
  // Who left on purpose may still hold the key down. Everybody else is taken to the way back.
  const byChoice = snapshot.ended === 'left';
  const back = html`<button
    type="button"
    class="button primary"
    aria-describedby="ended-title"
    ?data-focus=${!byChoice}
    @click=${act}
  >
    ${goesOn ? msg('Move the call here') : msg('Join again')}
  </button>`;
  const { title, advice } = endedText(snapshot);
  const heading = html`<h2 id="ended-title" tabindex="-1" ?data-focus=${byChoice}>${title}</h2>`;
  const room = snapshot.state === 'left' ? roomNotice(snapshot, perform) : nothing;
  const actions = html`${back}${room}`;
  return html`<slot name="ended">${card(doorIcon, heading, advice, actions)}</slot>`;
}

/** What happened, and what to do about it. */
export function failedView(code: CallErrorCode | undefined, perform: Perform): TemplateResult {
  const { title, advice } = callText(code);
  const retry = html`<button type="button" class="button primary" @click=${() => perform({ type: 'retry' })}>
    ${msg('Try again')}
  </button>`;
  const reason = code ? html`<p class="code">${msg(str`Reason: ${code}`)}</p>` : nothing;
  return card(alertIcon, heading(title), advice, html`${canRetry(code) ? retry : nothing}${reason}`);
}

/** Whether another try of the same session could end differently. */
function canRetry(code: CallErrorCode | undefined): boolean {
  return code !== 'call-unsupported' && code !== 'invalid-option' && code !== 'room-missing';
}

function heading(title: string): TemplateResult {
  return html`<h2 tabindex="-1" data-focus>${title}</h2>`;
}

function card(
  icon: TemplateResult,
  title: TemplateResult,
  text: string | typeof nothing = nothing,
  actions: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div part="status" class="status">
    <div class="emblem">${icon}</div>
    ${title} ${text === nothing ? nothing : html`<p class="quiet">${text}</p>`} ${actions}
  </div>`;
}
