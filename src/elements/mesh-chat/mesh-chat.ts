import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CallSnapshot, MessageSnapshot } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { alertIcon } from '../shared/icons.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { arrowDownIcon, chatIcon, sendIcon } from '../shared/talk-icons.ts';
import { type Messages, talkViewOf, TalkView } from '../shared/talk-view.ts';
import { listOf, msg, str, timeText } from '../shared/texts.ts';
import { linkedText, type TextPiece } from './linked-text.ts';
import { meshChatStyles } from './mesh-chat-styles.ts';
import { type MessageGroup, messageGroups } from './message-groups.ts';

/** What the chat shows of a call. */
export interface ChatState extends Messages {
  readonly state: CallSnapshot['state'];
}

/** Characters of one message, as the engine takes them. */
const LONGEST = 2000;

/** From so few on it is said how many characters are left. */
const SOON_FULL = 200;

/** Whoever is so near the end reads what comes, px. */
const NEAR_END = 32;

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
  static override styles = [MeshElement.sharedStyles, meshChatStyles];
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
  #wasNearEnd = true;
  /** Whether the reader stays with the newest message, however large the log is. */
  #staysAtEnd = true;
  /** How far the log was scrolled when we looked last, px. */
  #place = 0;
  readonly #sizes = new ResizeObserver(() => {
    if (this.#staysAtEnd) this.#toEnd();
  });

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) this.#sizes.observe(this.log);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  /** Puts the focus into the text field. */
  override focus(options?: FocusOptions): void {
    if (this.hasUpdated) this.field.focus(options);
    else void this.updateComplete.then(() => this.field.focus(options));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || changed.has('view')) this.written = this.#view.draft;
    this.#wasNearEnd = !this.hasUpdated || this.#isNearEnd;
  }

  protected override firstUpdated(): void {
    this.field.value = this.written;
    this.#sizes.observe(this.log);
  }

  protected override updated(): void {
    const { messages } = this.#shown ?? { messages: [] };
    const last = messages.at(-1);
    const isNews = last !== undefined && last !== this.#last && last.id !== this.#last?.id;
    this.#last = last;
    if (isNews && (this.#wasNearEnd || last.isSelf)) this.#toEnd();
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
        @scroll=${this.#onScroll}
      >
        ${messages.length === 0 ? empty() : html`<p class="fleeting">${fleetingText()}</p>`}
        ${repeat(messageGroups(messages), ({ first }) => first.id, renderGroup)}
      </div>
      ${
        this.hasNewer
          ? html`<div class="newer">
              <button part="newer" type="button" @click=${this.#toEnd}>
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
      <p id="hint" class="hint" role="status">${this.#hint(inCall, left)}</p>
    </form>`;
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

  get #isNearEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  readonly #toEnd = (): void => {
    this.log.scrollTop = this.log.scrollHeight;
    this.#staysAtEnd = true;
    this.#place = this.log.scrollTop;
    this.hasNewer = false;
  };

  readonly #onScroll = (): void => {
    // The place stays the same when the log only gets smaller; a reader who goes up makes it less.
    const { scrollTop } = this.log;
    this.#staysAtEnd = this.#isNearEnd || (this.#staysAtEnd && scrollTop >= this.#place);
    this.#place = scrollTop;
    if (this.#isNearEnd) this.hasNewer = false;
  };

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

function renderGroup({ first, messages }: MessageGroup): TemplateResult {
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

function empty(): TemplateResult {
  return html`<div part="empty" class="empty">
    ${chatIcon}
    <p><strong>${msg('No messages yet')}</strong></p>
    <p>${fleetingText()}</p>
  </div>`;
}

function fleetingText(): string {
  return msg('Messages are not stored. Who joins later doesn’t see them, and they are gone when you leave.');
}

declare global {
  interface HTMLElementTagNameMap {
    'mesh-chat': MeshChat;
  }
}
