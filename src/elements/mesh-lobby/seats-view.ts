import { msg, str } from '../shared/texts.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ref } from 'lit/directives/ref.js';
import type { CallSnapshot, UserIdentity } from '../../call/snapshot.ts';
import { avatarColors, initials } from '../shared/person.ts';

/** How many seats nobody has, ourselves not counted. */
export function freeSeats({ capacity, peers }: CallSnapshot): number {
  return Math.max(0, capacity - peers.length);
}

/** The faces of who is in, as initials, with an outline for each free seat. The text beside them says the same. */
export function seatFaces(snapshot: CallSnapshot): TemplateResult | typeof nothing {
  const { peers, state } = snapshot;
  if (state === 'idle' || state === 'connecting') return nothing;
  return html`<div part="faces" class="faces" aria-hidden="true">
    ${repeat(
      peers,
      ({ id }) => id,
      ({ user }) => face(user),
    )}
    ${Array.from({ length: freeSeats(snapshot) }, () => html`<span class="face free"></span>`)}
  </div>`;
}

/** How many can still come in. */
export function freeSeatsText(snapshot: CallSnapshot): string {
  const { capacity } = snapshot;
  const free = freeSeats(snapshot);
  return free === 1
    ? msg(str`1 of ${capacity} seats is free.`)
    : msg(str`${free} of ${capacity} seats are free.`);
}

function face(user: UserIdentity): TemplateResult {
  // Colours go through the object model, which a strict Content-Security-Policy allows.
  const paint = (element: Element | undefined): void => {
    if (!(element instanceof HTMLElement)) return;
    const { background, text } = avatarColors(user.color, user.id ?? user.name);
    element.style.backgroundColor = background;
    element.style.color = text;
  };
  return html`<span class="face" title=${user.name} ${ref(paint)}>${initials(user.name)}</span>`;
}
