import type { PropertyValues } from 'lit';
import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CallSnapshot } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { SessionRelay } from '../../controllers/session-relay.ts';
import type { CallError } from '../../protocol/errors.ts';
import type { CallIntent, Perform } from '../mesh-call/call-intent.ts';
import { rememberLobby, type Wishes, wishesOf } from '../mesh-call/choice-memory.ts';
import { frameStyles } from '../mesh-call/frame-styles.ts';
import { performOnSession } from '../mesh-call/perform-on-session.ts';
import { readChoices } from '../mesh-call/remembered-choices.ts';
import { buttonStyles } from '../shared/button-styles.ts';
import { hasFocus } from '../shared/has-focus.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { lobbyStyles } from './lobby-styles.ts';
import { lobbyView } from './lobby-view.ts';

/**
 * The lobby of a call: own preview, name, devices, who is in, and the way in. `<mesh-call>` has one inside; another one
 * stands anywhere with `for="id of the call"`. It shows nothing while there is no call to go into, and once one is in.
 *
 * @tag mesh-lobby
 *
 * @attr {string} for - Id of the `<mesh-call>` that the lobby belongs to.
 *
 * @slot note - Between who is in the call and the join button: what the page wants to have said before.
 *
 * @csspart frame - Everything inside.
 * @csspart lobby - The lobby.
 * @csspart preview - The own picture.
 * @csspart question - What the browser will ask, with the button after which it does.
 * @csspart panel - Text and buttons beside the preview.
 * @csspart join - The join button.
 * @csspart devices - The choice of devices.
 * @csspart faces - Who is in the call, as initials.
 * @csspart notice - A problem with its next step.
 *
 * @cssstate over - Nothing is shown.
 */
export class MeshLobby extends MeshElement {
  static override styles = [
    MeshElement.sharedStyles,
    buttonStyles,
    frameStyles,
    lobbyStyles,
    css`
      :host(:state(over)) {
        display: none;
      }
    `,
  ];

  /** Id of the `<mesh-call>` that the lobby belongs to. */
  @property() for: string | undefined;

  /** Remembers neither a typed name nor which devices were switched, and doesn't offer the name of the last time. */
  @property({ type: Boolean, attribute: 'no-memory' }) noMemory = false;

  /** A snapshot to show in place of the session's, for use without a session. */
  @property({ attribute: false }) snapshot: CallSnapshot | undefined;

  /** True from the request for a seat on, also while the room is still being entered. */
  @property({ type: Boolean }) joining = false;

  /** Fulfils what the person asks for, in place of the session. */
  @property({ attribute: false }) perform: Perform | undefined;

  @state() private dismissed: ReadonlySet<CallError> = new Set();

  readonly #internals = this.attachInternals();
  readonly #call = new MeshCallController(this);
  /** What the page wanted of the devices, from which the person may depart. */
  #beginning: Wishes | undefined;
  /** What was typed the last time; read once, because the lobby is drawn often and storage is slow. */
  #typedBefore: string | undefined;
  #hadFocus = false;
  #hasSeenDevices = false;

  constructor() {
    super();
    new SessionRelay(this);
  }

  /** Takes the keyboard to the lobby. */
  override focus(options?: FocusOptions): void {
    const focus = (): void => this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus(options);
    // Whoever brings the keyboard here may have created the lobby a moment ago.
    void this.updateComplete.then(focus);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    const shown = this.#shown;
    this.#hadFocus = hasFocus(this);
    if (shown === undefined) this.#beginning = undefined;
    else this.#beginning ??= wishesOf(shown.self);
  }

  protected override updated(): void {
    if (this.#shown) this.#internals.states.delete('over');
    else this.#internals.states.add('over');
    this.#unfoldDevices();
    // Who was on a button that has gone stays in the lobby.
    if (this.#hadFocus && !hasFocus(this)) this.focus();
  }

  override render(): TemplateResult | typeof nothing {
    const snapshot = this.#shown;
    if (!snapshot) return nothing;
    this.#typedBefore ??= this.noMemory ? '' : (readChoices().name ?? '');
    return html`<div part="frame" class="frame">
      ${lobbyView(snapshot, { joining: this.joining, name: this.#typedBefore }, this.dismissed, this.#act)}
    </div>`;
  }

  /** The snapshot, as long as it is about a call that one is not in yet. */
  get #shown(): CallSnapshot | undefined {
    const snapshot = this.snapshot ?? this.#call.snapshot;
    const isBefore = ['connecting', 'lobby', 'joining'].includes(snapshot?.state ?? '');
    return isBefore ? snapshot : undefined;
  }

  /** Where there is room, the devices are there to see at first; from then on it is as the person has it. */
  #unfoldDevices(): void {
    const devices = this.renderRoot.querySelector<HTMLDetailsElement>('details.devices');
    if (!devices || this.#hasSeenDevices) return;
    this.#hasSeenDevices = true;
    devices.open = this.clientWidth >= 900 && this.clientHeight >= 640;
  }

  readonly #act = (intent: CallIntent): void => {
    const { session } = this.#call;
    if (intent.type === 'dismiss') {
      this.dismissed = new Set([...this.dismissed, ...intent.errors]);
      return;
    }
    if (intent.type === 'join' && this.#shown && this.#beginning && !this.noMemory)
      rememberLobby(this.#shown, this.#beginning, intent.name ?? '');
    if (this.perform) this.perform(intent);
    else if (session) performOnSession(session, intent);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'mesh-lobby': MeshLobby;
  }
}
