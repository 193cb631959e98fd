import { css, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { CallSession } from '../../call/call-session.ts';
import type { CallSnapshot } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { SessionRelay } from '../../controllers/session-relay.ts';
import type { CallError } from '../../protocol/errors.ts';
import type { CallIntent } from '../mesh-call/call-intent.ts';
import { frameStyles } from '../mesh-call/frame-styles.ts';
import { lobbyStyles } from '../mesh-call/lobby-styles.ts';
import { lobbyView } from '../mesh-call/lobby-view.ts';
import { readChoices, rememberChoices } from '../mesh-call/remembered-choices.ts';
import { buttonStyles } from '../shared/button-styles.ts';
import { MeshElement } from '../shared/mesh-element.ts';

/**
 * The lobby of a call: own preview, name, devices, who is in, and the way in. `<mesh-call>` has one already; this one
 * stands anywhere with `for="id of the call"`. It shows nothing while there is no call to go into, and once one is in.
 *
 * @tag mesh-lobby
 *
 * @attr {string} for - Id of the `<mesh-call>` that the lobby belongs to.
 *
 * @slot lobby - In place of everything inside.
 *
 * @csspart frame - Everything inside.
 * @csspart lobby - The lobby.
 * @csspart preview - The own picture.
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

  /** Neither remembers a typed name nor offers the one of the last time. */
  @property({ type: Boolean, attribute: 'no-memory' }) noMemory = false;

  /** A snapshot to show in place of the session's, for use without a session. */
  @property({ attribute: false }) snapshot: CallSnapshot | undefined;

  @state() private dismissed: ReadonlySet<CallError> = new Set();

  readonly #internals = this.attachInternals();
  readonly #call = new MeshCallController(this);

  constructor() {
    super();
    new SessionRelay(this);
  }

  protected override updated(): void {
    if (this.#shown) this.#internals.states.delete('over');
    else this.#internals.states.add('over');
  }

  override render(): TemplateResult | typeof nothing {
    const snapshot = this.#shown;
    if (!snapshot) return nothing;
    const name = this.noMemory ? '' : (readChoices().name ?? '');
    return html`<div part="frame" class="frame">
      ${lobbyView(snapshot, { joining: false, name }, this.dismissed, this.#act)}
    </div>`;
  }

  /** The snapshot, as long as it is about a call that one is not in yet. */
  get #shown(): CallSnapshot | undefined {
    const snapshot = this.snapshot ?? this.#call.snapshot;
    const isBefore = ['connecting', 'lobby', 'joining'].includes(snapshot?.state ?? '');
    return isBefore ? snapshot : undefined;
  }

  readonly #act = (intent: CallIntent): void => {
    const { session } = this.#call;
    if (intent.type === 'dismiss') this.dismissed = new Set([...this.dismissed, ...intent.errors]);
    else if (session) this.#perform(intent, session);
  };

  #perform(intent: CallIntent, session: CallSession): void {
    switch (intent.type) {
      case 'join':
        if (intent.name) {
          session.setUser({ ...session.snapshot.self.user, name: intent.name });
          if (!this.noMemory) rememberChoices({ name: intent.name });
        }
        return settled(session.join());
      case 'take-over':
        return settled(session.takeOver());
      case 'retry':
        return settled(session.connect());
      case 'retry-device':
        if (intent.device !== 'camera') settled(session.setMicrophone(true));
        if (intent.device !== 'microphone') settled(session.setCamera(true));
    }
  }
}

/** For requests made by clicks: a failure is told by the snapshot and the events of the call. */
function settled(request: Promise<void>): void {
  request.catch(() => undefined);
}

declare global {
  interface HTMLElementTagNameMap {
    'mesh-lobby': MeshLobby;
  }
}
