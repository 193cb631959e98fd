import { html, nothing, type TemplateResult } from 'lit';
import type { CallSnapshot } from '../../call/snapshot.ts';
import type { CallError } from '../../protocol/errors.ts';
import type { Perform } from '../mesh-call/call-intent.ts';
import { connectingText, fullText, whoIsIn } from '../mesh-call/call-texts.ts';
import { captureNotices, isTokenProblem, problemNotice, refusalNotice } from '../mesh-call/notices.ts';
import { chevronIcon } from '../shared/icons.ts';
import { msg } from '../shared/texts.ts';
import { deviceQuestion, heldDevices, joinText, whileAsked } from './device-question.ts';
import { preview } from './preview.ts';
import { freeSeatsText, seatFaces } from './seats-view.ts';

/** What the lobby knows besides the snapshot. */
export interface LobbyAsked {
  /** True from the request for a seat on, also while the room is still being entered. */
  readonly joining: boolean;
  /** What the field for the name begins with. */
  readonly name: string;
}

/** The lobby: the own preview beside who is in, the name field where no name is known, and the join button. */
export function lobbyView(
  snapshot: CallSnapshot,
  asked: LobbyAsked,
  dismissed: ReadonlySet<CallError>,
  perform: Perform,
): TemplateResult {
  const joining = asked.joining || snapshot.state === 'joining';
  const join = joinWith(perform, joining);
  return html`<section
    part="lobby"
    class="lobby"
    tabindex="-1"
    data-focus
    aria-label=${msg('Before the call')}
  >
    <div class="columns">
      <div class="self">
        <div class="front">${preview(snapshot.self)} ${deviceQuestion(snapshot.self, perform)}</div>
        ${whileAsked(snapshot.self)} ${captureNotices(snapshot.self, dismissed, perform)}
      </div>
      <div part="panel" class="panel">
        ${snapshot.elsewhere && !joining ? elsewherePanel(join, perform) : joinPanel(snapshot, join, joining, asked.name)}
        ${isTokenProblem(snapshot.error) ? refusalNotice(snapshot, perform) : nothing}
        ${snapshot.room === 'connected' && !isTokenProblem(snapshot.error) ? problemNotice(snapshot) : nothing}
      </div>
      ${devices()}
    </div>
  </section>`;
}

function joinPanel(
  snapshot: CallSnapshot,
  join: (event: Event) => void,
  joining: boolean,
  name: string,
): TemplateResult {
  return html`<h2>${snapshot.full ? fullText(snapshot) : msg('Ready to join?')}</h2>
    ${seatFaces(snapshot)}
    <p class="quiet">${status(snapshot)}</p>
    ${asksForName(snapshot) ? nameField(join, name) : nothing}
    <slot name="note"></slot>
    <button
      part="join"
      type="button"
      class=${heldDevices(snapshot.self) ? 'button' : 'button primary'}
      @click=${join}
      aria-disabled=${joining ? 'true' : nothing}
      aria-busy=${joining ? 'true' : nothing}
    >
      ${joining ? msg('Joining…') : snapshot.full ? msg('Wait in line') : joinText(snapshot.self)}
    </button>`;
}

/** The same person is in the call already, in another tab or on another device. */
function elsewherePanel(join: (event: Event) => void, perform: Perform): TemplateResult {
  return html`<h2>${msg('You’re already in this call')}</h2>
    <p class="quiet">${msg('In another tab or on another device.')}</p>
    <button part="join" type="button" class="button primary" @click=${() => perform({ type: 'take-over' })}>
      ${msg('Move the call here')}
    </button>
    <button type="button" class="button" @click=${join}>${msg('Join here too, without sound')}</button>`;
}

/** Microphone, camera and speaker. */
function devices(): TemplateResult {
  return html`<details part="devices" class="devices">
    <summary>${msg('Microphone, camera and speaker')}${chevronIcon}</summary>
    <device-picker></device-picker>
  </details>`;
}

/** On the way into the room it may still turn out that the room knows who we are. */
function asksForName({ state, self }: CallSnapshot): boolean {
  return self.user.name === '' && state !== 'idle' && state !== 'connecting';
}

function nameField(join: (event: Event) => void, name: string): TemplateResult {
  const joinOnEnter = (event: KeyboardEvent): void => {
    // The Enter that ends a word in an input method joins nobody.
    if (event.key === 'Enter' && !event.isComposing) join(event);
  };
  return html`<label class="field">
    <span>${msg('Your name')}</span>
    <input
      name="name"
      value=${name}
      required
      maxlength="64"
      autocomplete="name"
      enterkeyhint="go"
      @input=${forgetProblem}
      @keydown=${joinOnEnter}
    />
  </label>`;
}

function status(snapshot: CallSnapshot): string {
  if (snapshot.state === 'connecting') return connectingText(snapshot);
  if (snapshot.room === 'disconnected') {
    return isTokenProblem(snapshot.error)
      ? msg('You see who is in the call as soon as the room lets you back in.')
      : msg('Connection to the room lost. Trying to bring it back…');
  }
  return snapshot.full
    ? msg('You can wait in line for a seat.')
    : `${whoIsIn(snapshot)} ${freeSeatsText(snapshot)}`;
}

/** Whether a name was typed; the browser shows what is missing, in the language of the call. */
function isNamed(field: HTMLInputElement): boolean {
  field.setCustomValidity(field.value.trim() === '' ? msg('Type your name first.') : '');
  return field.reportValidity();
}

function forgetProblem({ currentTarget }: Event): void {
  if (currentTarget instanceof HTMLInputElement) currentTarget.setCustomValidity('');
}

/** No form: a sandboxed frame without `allow-forms` submits none, and its people could never join. */
function joinWith(perform: Perform, joining: boolean): (event: Event) => void {
  return ({ currentTarget }) => {
    if (joining || !(currentTarget instanceof Element)) return;
    const field = currentTarget.closest('.panel')?.querySelector('input');
    if (!field) perform({ type: 'join' });
    else if (isNamed(field)) perform({ type: 'join', name: field.value.trim() });
  };
}
