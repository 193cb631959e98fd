import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { MessageSnapshot } from '../../call/snapshot.ts';
import { alertIcon } from '../shared/icons.ts';
import { chatIcon } from '../shared/talk-icons.ts';
import { listOf, msg, str, timeText } from '../shared/texts.ts';
import { linkedText, type TextPiece } from './linked-text.ts';
import type { MessageGroup } from './message-groups.ts';

/** Messages of one person in a row, under one head. */
export function renderGroup({ first, messages }: MessageGroup): TemplateResult {
  const name = first.isSelf ? msg('You') : first.name || msg('Guest');
  return html`<div class="group ${first.isSelf ? 'own' : ''}">
    <p class="head">
      <strong dir="auto">${name}</strong>
      <time datetime=${new Date(first.time).toISOString()}>${timeText(first.time)}</time>
    </p>
    ${repeat(messages, ({ id }) => id, renderMessage)}
  </div>`;
}

function renderMessage({ text, isSelf, unreached }: MessageSnapshot): TemplateResult {
  const missing = listOf(unreached.map(({ name }) => name || msg('Guest')));
  return html`<p part=${isSelf ? 'message own-message' : 'message'} class="bubble">
      <span dir="auto">${linkedText(text).map(renderPiece)}</span>
    </p>
    ${
      missing
        ? html`<p class="unreached">${alertIcon}<span>${msg(str`Not received yet by ${missing}`)}</span></p>`
        : nothing
    }`;
}

function renderPiece({ text, href }: TextPiece): TemplateResult | string {
  if (href === undefined) return text;
  return html`<a href=${href} title=${href} target="_blank" rel="noopener noreferrer nofollow">${text}</a>`;
}

/** What is shown before the first message. */
export function renderEmpty(): TemplateResult {
  return html`<div part="empty" class="empty">
    ${chatIcon}
    <p><strong>${msg('No messages yet')}</strong></p>
    <p>${fleetingText()}</p>
  </div>`;
}

/** That nothing is kept. */
export function fleetingText(): string {
  return msg('Messages are not stored. Who joins later doesn’t see them, and they are gone when you leave.');
}
