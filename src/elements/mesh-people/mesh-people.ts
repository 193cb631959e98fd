import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CallSnapshot, PeerSnapshot, SelfSnapshot, UserIdentity } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { linkText } from '../shared/error-texts.ts';
import { hasFocus } from '../shared/has-focus.ts';
import { cameraIcon, cameraOffIcon, microphoneIcon, microphoneOffIcon, screenIcon } from '../shared/icons.ts';
import { handBadge, handBadgeStyles } from '../shared/hand-badge.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { avatarColors, initials } from '../shared/person.ts';
import { gradeText } from '../shared/rating-text.ts';
import { theirReceptionText } from '../shared/reception-text.ts';
import { handIcon } from '../shared/talk-icons.ts';
import { listOf, msg, numberText, str } from '../shared/texts.ts';
import { meshPeopleStyles } from './mesh-people-styles.ts';

/** What the list shows of a call. */
export type PeopleState = Pick<CallSnapshot, 'state' | 'self' | 'peers' | 'waiting' | 'capacity'>;

/** What a row says of somebody. */
interface Row {
  readonly user: UserIdentity;
  readonly isSelf: boolean;
  readonly hand: number | undefined;
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly screen: boolean;
  /** What is wrong with the connection, in words; empty while all is well. */
  readonly trouble: string;
}

/**
 * Who is in the call, with hand, microphone, camera and connection, and who waits in line. Works inside `<mesh-call>`, or
 * anywhere with `for="id of the call"`.
 *
 * @tag mesh-people
 *
 * @csspart hands - Who has raised their hand, in order.
 * @csspart people - The people in the call.
 * @csspart person - One of them.
 * @csspart hand - The sign of a raised hand, with its place in the order.
 * @csspart waiting - The waiting line.
 */
export class MeshPeople extends MeshElement {
  static override styles = [MeshElement.sharedStyles, handBadgeStyles, meshPeopleStyles];

  /** Id of the `<mesh-call>` whose people these are; needed only outside of it. */
  @property() for: string | undefined;

  /** A state to show in place of the session's, for use without a session. */
  @property({ attribute: false }) state: PeopleState | undefined;

  readonly #call = new MeshCallController(this, { select: keyOf });
  #key = '';
  #hadFocus = false;

  /** Somebody who speaks changes the state, and nothing that is shown here. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const state = this.state ?? this.#call.snapshot;
    const before = this.#key;
    this.#key = state ? keyOf(state) : '';
    return this.#key !== before || changed.size !== 1 || !changed.has('state');
  }

  protected override willUpdate(): void {
    this.#hadFocus = hasFocus(this);
  }

  protected override updated(): void {
    // Whoever was on somebody who has left stays in the list.
    if (this.#hadFocus && !hasFocus(this))
      this.renderRoot.querySelector<HTMLElement>('[part=people]')?.focus();
  }

  override render(): TemplateResult {
    const state = this.state ?? this.#call.snapshot;
    if (!state || state.state === 'idle' || state.state === 'connecting') {
      return html`<p class="nobody">${msg('Not in a call')}</p>`;
    }
    const { self, peers, waiting, capacity } = state;
    const inCall = state.state === 'joined';
    const count = peers.length + (inCall ? 1 : 0);
    return html`${handsLine(self, peers)}
      <h3 id="in-call">${msg(str`In the call (${count} of ${capacity})`)}</h3>
      <ul part="people" aria-labelledby="in-call" tabindex="-1">
        ${inCall ? renderRow(ownRow(self)) : nothing}
        ${repeat(
          peers,
          ({ id }) => id,
          (peer) => renderRow(rowOf(peer), html`<person-menu .peer=${peer} .for=${this.for}></person-menu>`),
        )}
      </ul>
      ${
        waiting.length > 0
          ? html`<h3 id="line">${msg(str`Waiting in line (${waiting.length})`)}</h3>
              <ol part="waiting" aria-labelledby="line">
                ${repeat(
                  waiting,
                  ({ id }) => id,
                  ({ user, isSelf }, index) =>
                    html`<li>
                      <span class="place" aria-hidden="true">${numberText(index + 1)}</span
                      >${face(user)}${nameOf(user, isSelf)}
                    </li>`,
                )}
              </ol>`
          : nothing
      }`;
  }
}

/** A text that is another one when anything that the list shows is. */
function keyOf({ state, self, peers, waiting, capacity }: PeopleState): string {
  return JSON.stringify([
    state,
    self.id,
    capacity,
    ownRow(self),
    peers.map((peer) => [peer.id, peer.volume, peer.mutedHere, rowOf(peer)]),
    waiting,
  ]);
}

/** Whose turn it is, in the order in which the hands were raised. */
function handsLine(self: SelfSnapshot, peers: readonly PeerSnapshot[]): TemplateResult | typeof nothing {
  const raised = [
    { hand: self.hand, name: msg('you') },
    ...peers.map(({ hand, user }) => ({ hand, name: user.name || msg('Guest') })),
  ]
    .filter(({ hand }) => hand !== undefined)
    .sort((one, other) => (one.hand ?? 0) - (other.hand ?? 0));
  if (raised.length === 0) return nothing;
  return html`<p part="hands" class="hands">
    ${handIcon}<span>${msg(str`Raised hands: ${listOf(raised.map(({ name }) => name))}`)}</span>
  </p>`;
}

function renderRow(
  { user, isSelf, hand, microphone, camera, screen, trouble }: Row,
  menu: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<li part="person" class=${isSelf ? 'own' : ''}>
    ${face(user)}
    <span class="who">
      ${nameOf(user, isSelf)} ${trouble ? html`<span class="trouble">${trouble}</span>` : nothing}
    </span>
    <span class="signs">
      ${handBadge(hand)} ${screen ? sign(screenIcon, msg('Shares a screen')) : nothing}
      ${
        microphone
          ? sign(microphoneIcon, msg('Microphone is on'))
          : sign(microphoneOffIcon, msg('Microphone is off'), 'off')
      }
      ${camera ? sign(cameraIcon, msg('Camera is on')) : sign(cameraOffIcon, msg('Camera is off'), 'off')}
    </span>
    ${menu}
  </li>`;
}

function ownRow({ user, hand, microphone, camera, screen }: SelfSnapshot): Row {
  return {
    user,
    isSelf: true,
    hand,
    microphone: microphone.state === 'on',
    camera: camera.state === 'on',
    screen: screen.state === 'on',
    trouble: '',
  };
}

function rowOf(peer: PeerSnapshot): Row {
  const { user, hand, microphone, camera, screen } = peer;
  return { user, isSelf: false, hand, microphone, camera, screen, trouble: troubleOf(peer) };
}

function troubleOf(peer: PeerSnapshot): string {
  const { link, error, recovery, rating } = peer;
  if (link === 'none') return '';
  if (link !== 'connected') return linkText(link, error?.code, recovery?.step);
  return theirReceptionText(peer) || gradeText(rating);
}

function sign(icon: TemplateResult, text: string, kind = ''): TemplateResult {
  return html`<span class="sign ${kind}" title=${text}>${icon}</span>${spoken(text)}`;
}

/** Reads like a part of a sentence, with a pause after it. */
function spoken(text: string): TemplateResult {
  return html`<span class="visually-hidden">${text}, </span>`;
}

function nameOf(user: UserIdentity, isSelf: boolean): TemplateResult {
  return html`<span class="name"
    ><span dir="auto">${user.name || msg('Guest')}</span>${
      isSelf ? html` <span class="you">(${msg('You')})</span>` : nothing
    }</span
  >`;
}

function face(user: UserIdentity): TemplateResult {
  // Colours go through the object model, which a strict Content-Security-Policy allows.
  const paint = (element: Element | undefined): void => {
    if (!(element instanceof HTMLElement)) return;
    const { background, text } = avatarColors(user.color, user.id ?? user.name);
    element.style.backgroundColor = background;
    element.style.color = text;
  };
  return html`<span class="face" aria-hidden="true" ${ref(paint)}>${initials(user.name) || '?'}</span>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'mesh-people': MeshPeople;
  }
}
