import { css, html, type PropertyValues, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { CallSnapshot } from '../../call/snapshot.ts';
import type { CallError } from '../../protocol/errors.ts';
import type { GridLayout, SelfView } from '../shared/arrangement.ts';
import { buttonStyles } from '../shared/button-styles.ts';
import { hasFocus } from '../shared/has-focus.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import type { ChatState } from '../mesh-chat/mesh-chat.ts';
import { TalkView } from '../shared/talk-view.ts';
import { TalkViewController } from '../shared/talk-view-controller.ts';
import { announcement } from './announcements.ts';
import type { CallIntent } from './call-intent.ts';
import { frameStyles } from './frame-styles.ts';
import { lobbyStyles } from '../mesh-lobby/lobby-styles.ts';
import { MeshErrorEvent } from './mesh-call-events.ts';
import { SeatedNews } from './seated-news.ts';
import { focusSidePanel } from './side-panel.ts';
import type { ShortcutsShown } from './shortcuts-panel.ts';
import { StageDoor } from './stage-door.ts';
import { stageStyles } from './stage-styles.ts';
import { stageView } from './stage-view.ts';
import { endedView, enteringView, failedView, unsetView, waitingView } from './status-views.ts';
import { viewNameOf, type ViewName } from './view-name.ts';

/** The lobby takes the whole frame, whatever size it would have in a page. */
const insideStyles = css`
  mesh-lobby {
    position: absolute;
    inset: 0;
    aspect-ratio: auto;
    max-block-size: none;
    border-radius: inherit;
  }
`;

/**
 * Everything that `<mesh-call>` shows, as a function of a snapshot and without a session.
 *
 * `<mesh-call>` says where snapshots come from, and fulfils intents. This is its base class and not an element
 * inside of it, so that slots and parts are `<mesh-call>`'s own.
 */
export abstract class CallView extends MeshElement {
  static override styles = [
    MeshElement.sharedStyles,
    buttonStyles,
    frameStyles,
    lobbyStyles,
    stageStyles,
    insideStyles,
  ];

  @state() private dismissed: ReadonlySet<CallError> = new Set();

  #previous: CallSnapshot | undefined;
  #view: ViewName | undefined;
  #hadFocus = false;
  #announcement = '';
  /** How many there were: the same words again are another announcement. */
  #announced = 0;
  readonly #ownTalkView = new TalkView();
  readonly #talk = new TalkViewController(this, () => this.talkView);
  readonly #seated = new SeatedNews(this);
  /** The way into the call. */
  protected readonly door = new StageDoor(this, {
    isWanted: () => this.snapshot.state === 'joined',
    onProblem: (error) => {
      if (this.snapshot.state === 'joined') this.perform({ type: 'leave' });
      this.dispatchEvent(new MeshErrorEvent(error));
    },
  });
  #panel = this.#ownTalkView.open;
  #chat: ChatState | undefined;

  /** The state to show; `idle` without a room. */
  abstract readonly snapshot: CallSnapshot;
  /** Goes into the call without a lobby. */
  abstract autojoin: boolean;
  /** How the people in the call are arranged; see `<mesh-grid>`. */
  abstract layout: GridLayout | undefined;
  /** Remembers nothing that the person chooses. */
  abstract noMemory: boolean;
  /** Where the own picture is; see `<mesh-grid>`. */
  abstract selfView: SelfView | undefined;
  /** Why there can't be a session at all. */
  protected abstract readonly setupError: CallError | undefined;
  /** True from the request for a seat on, also while the room is still being entered. */
  protected abstract readonly wantsIn: boolean;
  /** What is open beside the pictures; without a session nobody shares it. */
  protected get talkView(): TalkView {
    return this.#ownTalkView;
  }
  /** The keys of the call; undefined where the page wants none. */
  protected get shortcuts(): ShortcutsShown | undefined {
    return undefined;
  }
  /** Fulfils what the person asked for. */
  protected abstract perform(intent: CallIntent): void;

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const { snapshot } = this;
    if (this.#viewName !== 'call') this.talkView.show(undefined);
    this.#hadFocus = hasFocus(this);
    if (snapshot === this.#previous) return;
    const text = announcement(this.#previous, snapshot, {
      messages: this.talkView.open === 'chat',
      heading: this.#hadFocus && this.#viewName !== this.#view,
    });
    this.#previous = snapshot;
    if (text === '') return;
    this.#announcement = text;
    this.#announced += 1;
  }

  protected override updated(): void {
    const before = this.#view;
    this.#view = this.#viewName;
    if (before === this.#view && this.#followPanel()) return;
    // Who was in the old view with the keyboard goes on in the new one, and who was on a button that has gone in its
    // view; nobody else's focus is taken.
    const isLost = before !== this.#view || !hasFocus(this);
    if (before !== undefined && this.#hadFocus && isLost) {
      this.renderRoot.querySelector<HTMLElement>('[data-focus]')?.focus();
    }
  }

  override render(): TemplateResult {
    const said = keyed(this.#announced, html`<p>${this.#announcement}</p>`);
    return html`<div part="frame" class="frame">${this.#renderView()}</div>
      <div class="visually-hidden" role="status">${said}</div>`;
  }

  /** The focus goes into a panel that was opened, and back from one that was closed; returns whether it did. */
  #followPanel(): boolean {
    const before = this.#panel;
    const { open, opener } = this.talkView;
    this.#panel = open;
    if (open === before) return false;
    if (open) void focusSidePanel(this.renderRoot);
    else if (this.#hadFocus) this.#returnFocus(opener);
    return open !== undefined || opener !== undefined;
  }

  /** What opened the panel may be in a menu that is closed, or have gone. */
  #returnFocus(opener: HTMLElement | undefined): void {
    opener?.focus();
    if (!hasFocus(this)) this.renderRoot.querySelector('mesh-controls')?.focus();
  }

  /** The same object as long as nothing about the messages changes. */
  get #chatState(): ChatState {
    const { snapshot } = this;
    const before = this.#chat;
    const isSame =
      before?.state === snapshot.state &&
      before.messages === snapshot.messages &&
      before.self.id === snapshot.self.id;
    if (!isSame) this.#chat = snapshot;
    return this.#chat ?? snapshot;
  }

  get #viewName(): ViewName {
    if (this.setupError ?? this.door.problem) return 'failed';
    const view = viewNameOf(this.snapshot, this.autojoin);
    const isOnTheWay = this.door.isRetrying || (view === 'call' && !this.door.isOpen);
    return isOnTheWay ? 'entering' : view;
  }

  #renderView(): TemplateResult {
    const { snapshot, dismissed } = this;
    const act = this.#act;
    switch (this.#viewName) {
      case 'unset':
        return unsetView();
      case 'lobby':
        return this.#lobby();
      case 'entering':
        return enteringView(snapshot);
      case 'waiting':
        return waitingView(snapshot, dismissed, act);
      case 'call':
        return stageView(
          snapshot,
          dismissed,
          { view: this.talkView, chat: this.#chatState, shortcuts: this.shortcuts },
          this.#seated,
          act,
          this,
        );
      case 'ended':
        return endedView(snapshot, act);
      case 'failed':
        return failedView((this.setupError ?? this.door.problem ?? snapshot.error)?.code, act);
    }
  }

  #lobby(): TemplateResult {
    return html`<slot name="lobby">
      <mesh-lobby
        data-focus
        exportparts="lobby, preview, question, panel, join, devices, faces, notice"
        .snapshot=${this.snapshot}
        .joining=${this.wantsIn}
        .noMemory=${this.noMemory}
        .perform=${this.#act}
      >
        <slot name="lobby-note" slot="note"></slot>
      </mesh-lobby>
    </slot>`;
  }

  readonly #act = (intent: CallIntent): void => {
    if (intent.type === 'dismiss') this.dismissed = new Set([...this.dismissed, ...intent.errors]);
    else if (intent.type === 'retry' && this.door.problem) void this.#retryDoor(intent);
    else this.perform(intent);
  };

  async #retryDoor(intent: CallIntent): Promise<void> {
    try {
      await this.door.open();
    } catch {
      // The view for what failed is back.
      return;
    }
    this.perform(intent);
  }
}
