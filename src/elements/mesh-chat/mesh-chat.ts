import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CallSnapshot, MessageSnapshot } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { arrowDownIcon, sendIcon } from '../shared/talk-icons.ts';
import { type Messages, talkViewOf, TalkView } from '../shared/talk-view.ts';
import { msg, str } from '../shared/texts.ts';
import { chatFormStyles } from './chat-form-styles.ts';
import { LogEnd } from './log-end.ts';
import { meshChatStyles } from './mesh-chat-styles.ts';
import { messageGroups } from './message-groups.ts';
import { fleetingText, renderEmpty, renderGroup } from './message-views.ts';

/** What the chat shows of a call. */
export interface ChatState extends Messages {
  readonly state: CallSnapshot['state'];
}

/** Characters of one message, as the engine takes them. */
const LONGEST = 2000;

/** From so few on it is said how many characters are left. */
const SOON_FULL = 200;

/** When it is said aloud, and not at each key: the number at the first one from here on, and then at the next. */
const SPOKEN_AT = [0, 10, 20, 50, 100, SOON_FULL];

/**
 * The messages of a call, and a field to write one. Messages go straight to the others in the call: they are stored
 * nowhere, and who joins later doesn't see them. Works inside `<mesh-call>`, or anywhere with `for="id of the call"`.
 *
 * @tag mesh-chat
 *
 * @csspart log - The messages.
 * @csspart message - One message.
 * @csspart own-message - A message of our own.
 * @csspart empty - What is shown before the first message.
 * @csspart newer - The button that leads to new messages.
 * @csspart field - The text field.
 * @csspart send - The button that sends.
 *
 */
export class MeshChat extends MeshElement {
  static override styles = [MeshElement.sharedStyles, meshChatStyles, chatFormStyles];
  static override shadowRootOptions: ShadowRootInit = {
    ...MeshElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** Id of the `<mesh-call>` whose messages these are; needed only outside of it. */
  @property() for: string | undefined;

  /** A state to show in place of the session's, for use without a session. */
  @property({ attribute: false }) state: ChatState | undefined;

  /** What was read and is written, in place of what all elements of the call share; for use without a session. */
  @property({ attribute: false }) view: TalkView | undefined;

  /** Whether something has come below what is in sight. */
  @state() private hasNewer = false;

  /** Whether the last message was refused because it came too soon. */
  @state() private isTooFast = false;

  @state() private written = '';

  @query('.log') private log!: HTMLElement;
  @query('textarea') private field!: HTMLTextAreaElement;

  readonly #call = new MeshCallController(this, { select: ({ messages }) => messages });
  /** Another part of the same call, because the messages don't tell when it ends. */
  readonly #stage = new MeshCallController(this, { select: ({ state }) => state });
  readonly #ownView = new TalkView();
  #last: MessageSnapshot | undefined;
  /** Characters that were left when that was said last. */
  #spokenLeft: { readonly from: number; readonly left: number } | undefined;
  readonly #end = new LogEnd(() => {
    this.hasNewer = false;
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#end.follow(this.log);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#end.stop();
  }

  /** Puts the focus into the text field. */
  override focus(options?: FocusOptions): void {
    if (this.hasUpdated) this.field.focus(options);
    else void this.updateComplete.then(() => this.field.focus(options));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || changed.has('view')) this.written = this.#view.draft;
    this.#end.remember();
  }

  protected override firstUpdated(): void {
    this.field.value = this.written;
    this.#end.follow(this.log);
  }

  protected override updated(): void {
    const { messages } = this.#shown ?? { messages: [] };
    const last = messages.at(-1);
    const isNews = last !== undefined && last !== this.#last && last.id !== this.#last?.id;
    this.#last = last;
    if (isNews && (this.#end.wasNear || last.isSelf)) this.#end.go();
    else if (isNews) this.hasNewer = true;
    if (this.#shown) this.#view.read(this.#shown);
  }

  override render(): TemplateResult {
    const shown = this.#shown;
    const messages = shown?.messages ?? [];
    return html`<div
        part="log"
        class="log"
        role="log"
        aria-label=${msg('Messages')}
        tabindex="0"
        @scroll=${this.#end.onScroll}
      >
        ${messages.length === 0 ? renderEmpty() : html`<p class="fleeting">${fleetingText()}</p>`}
        ${repeat(messageGroups(messages), ({ first }) => first.id, renderGroup)}
      </div>
      ${
        this.hasNewer
          ? html`<div class="newer">
              <button part="newer" type="button" @click=${this.#end.go}>
                ${arrowDownIcon}${msg('New messages')}
              </button>
            </div>`
          : nothing
      }
      ${this.#renderForm(shown?.state === 'joined')}`;
  }

  #renderForm(inCall: boolean): TemplateResult {
    const left = LONGEST - this.written.length;
    return html`<form @submit=${this.#onSubmit}>
      <label for="field" class="visually-hidden">${msg('Message to everybody')}</label>
      <div class="row">
        <textarea
          id="field"
          part="field"
          rows="1"
          dir="auto"
          maxlength=${LONGEST}
          placeholder=${msg('Message to everybody')}
          enterkeyhint="send"
          aria-describedby="hint"
          ?disabled=${!inCall}
          @input=${this.#onInput}
          @keydown=${this.#onKey}
        ></textarea>
        <button
          part="send"
          class="send"
          type="submit"
          aria-label=${msg('Send')}
          title=${msg('Send')}
          ?disabled=${!inCall || this.written.trim() === ''}
        >
          ${sendIcon}
        </button>
      </div>
      <p id="hint" class="hint" aria-hidden="true">${this.#hint(inCall, left)}</p>
      <p class="visually-hidden" role="status">${this.#hint(inCall, this.#toSay(left))}</p>
    </form>`;
  }

  #toSay(left: number): number {
    const from = SPOKEN_AT.find((each) => left <= each);
    if (from !== this.#spokenLeft?.from) this.#spokenLeft = from === undefined ? undefined : { from, left };
    return this.#spokenLeft?.left ?? left;
  }

  #hint(inCall: boolean, left: number): string {
    if (!inCall) return msg('You can write once you are in the call.');
    if (this.isTooFast) return msg('That was a lot at once. Wait a moment, then send it.');
    return left <= SOON_FULL ? msg(str`Characters left: ${left}`) : '';
  }

  get #shown(): ChatState | undefined {
    return this.state ?? this.#call.snapshot;
  }

  get #view(): TalkView {
    const { session } = this.#stage;
    return this.view ?? (session ? talkViewOf(session) : this.#ownView);
  }

  readonly #onInput = (): void => {
    this.written = this.field.value;
    this.#view.draft = this.written;
    this.isTooFast = false;
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    // While a word of another script is being put together, Enter belongs to that.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#send();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#send();
    this.field.focus();
  };

  #send(): void {
    if (this.written.trim() === '') return;
    const isSent = this.#call.session?.say(this.written) ?? false;
    this.isTooFast = !isSent;
    if (!isSent) return;
    this.field.value = '';
    this.written = '';
    this.#view.draft = '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mesh-chat': MeshChat;
  }
}
