import { msg, str } from '../shared/texts.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { PeerSnapshot, ReactionSnapshot } from '../../call/snapshot.ts';
import type { LinkState } from '../../links/link-state.ts';
import type { LinkRating } from '../../quality/link-rating.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { buttonStyles } from '../shared/button-styles.ts';
import { alertIcon, connectionFairIcon, connectionPoorIcon, microphoneOffIcon } from '../shared/icons.ts';
import { linkText } from '../shared/error-texts.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { avatarColors, initials } from '../shared/person.ts';
import { gradeText, reasonText } from '../shared/rating-text.ts';
import { theirReceptionText } from '../shared/reception-text.ts';
import { handBadge } from './hand-badge.ts';
import { LevelRing } from './level-ring.ts';
import { meshPeerTileStyles } from './mesh-peer-tile-styles.ts';
import { pictureFit } from './picture-fit.ts';
import { ratingStyles } from './rating-styles.ts';
import { reactionLayer } from './reaction-layer.ts';
import { talkStyles } from './talk-styles.ts';

/**
 * One person in the call: the picture or an avatar, the name, whether the microphone is off, and what is
 * wrong with the connection. It shows either the `peer` of a snapshot or what the single properties say.
 *
 * While a connection is being brought back, it says what is being tried; where there is none, it offers to try again.
 * The keyboard focus stays with the tile when that button goes.
 *
 * The tile never plays sound: the call session does, whatever happens to tiles. The `<video>` inside stays the
 * same for the tile's life, so the last frame remains while a connection is being brought back.
 *
 * Whoever speaks has a ring that follows the level. Nothing is rendered for that, and screen readers hear nothing of it.
 * A connection that is not good has a sign in the corner; it is a button that shows the reason.
 *
 * @tag mesh-peer-tile
 *
 * @csspart video - The `<video>`.
 * @csspart avatar - The initials shown while there is no picture.
 * @csspart name - The badge with the name.
 * @csspart status - The text over the picture while the connection is not in order, or sound or picture don't arrive.
 *
 * @csspart retry - The button to try again, while there is no connection to the peer.
 * @csspart ring - The ring of somebody who speaks.
 * @csspart rating - The button that is the sign of a connection that is not good.
 * @csspart reason - The text that it shows.
 * @csspart hand - The sign of a raised hand, with its place in the order.
 * @csspart reactions - The reactions over the picture.
 *
 * @cssstate speaking - The person is heard.
 * @cssstate connecting - The first connection to the peer is being made.
 * @cssstate reconnecting - The connection is being brought back; the last picture stays, dimmed.
 * @cssstate failed - There is no connection, and nothing is tried at the moment.
 */
export class MeshPeerTile extends MeshElement {
  static override styles = [
    MeshElement.sharedStyles,
    buttonStyles,
    meshPeerTileStyles,
    ratingStyles,
    talkStyles,
  ];

  /** A peer of a call's snapshot; takes the place of all single properties but `self` and `mirrored`. */
  @property({ attribute: false }) peer: PeerSnapshot | undefined;

  /** Name to show. */
  @property() name = '';

  /** The person's colour, `#rrggbb`; chosen from the name when absent. */
  @property() color: string | undefined;

  /** The picture. */
  @property({ attribute: false }) stream: MediaStream | undefined;

  /** Shows that the microphone is off. */
  @property({ type: Boolean, attribute: 'microphone-off' }) microphoneOff = false;

  /** Shows the avatar in place of the picture. */
  @property({ type: Boolean, attribute: 'camera-off' }) cameraOff = false;

  /** Shows that the person is heard. */
  @property({ type: Boolean }) speaking = false;

  /** State of the connection; absent when there is none to speak of. */
  @property() link: LinkState | undefined;

  /** Shows the picture as in a mirror, as people expect of themselves. */
  @property({ type: Boolean }) mirrored = false;

  /** Shows the screen that the peer shares, whole and under the person's name, in place of the person. */
  @property({ type: Boolean }) screen = false;

  /** Marks the tile as one's own. */
  @property({ type: Boolean }) self = false;

  /** Place of the raised hand, for use without `peer`; undefined while it is down. */
  @property({ type: Number, attribute: false }) hand: number | undefined;

  /** The reactions to show over the picture. */
  @property({ attribute: false }) reactions: readonly ReactionSnapshot[] = [];

  /** Id of the `<mesh-call>` in which to try again, and which tells the level; needed only outside of it. */
  @property() for: string | undefined;

  /** Whether the video has something to show: the avatar stays until then. */
  @state() private hasFrame = false;

  /** Whether the tile was removed and not just moved. */
  @state() private gone = false;

  /** Whether the reason of a weak connection is shown. */
  @state() private showsReason = false;

  @query('video') private video!: HTMLVideoElement;
  @query('.avatar') private avatar!: HTMLElement;
  @query('.tile') private frame!: HTMLElement;
  @query('.voice') private ring!: HTMLElement;

  readonly #call = new MeshCallController(this, { select: () => undefined });
  readonly #internals = this.attachInternals();
  readonly #sizes = new ResizeObserver(() => this.#fitPicture());
  readonly #level = new LevelRing();
  #hadFocus = false;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.gone = false;
    // The browser pauses a video that leaves the document, also when the tile is only moved.
    this.#resume();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#level.stop();
    this.#sizes.disconnect();
    // A tile that is moved is back in the same task, and its picture goes on.
    setTimeout(this.#letGo);
  }

  protected override willUpdate(): void {
    this.#hadFocus = this.matches(':focus-within');
    if (!this.#rating) this.showsReason = false;
  }

  protected override updated(): void {
    showStates(this.#internals.states, this.#link, this.#speaking);
    this.#followVoice();
    // The button goes as soon as it has done its work; whoever was on it stays with this person.
    if (this.#hadFocus && !this.matches(':focus-within')) this.frame.focus();
    const stream = this.#showableStream;
    if (this.video.srcObject !== stream) {
      this.hasFrame = false;
      this.video.srcObject = stream;
      this.#resume();
    }
    this.#paintAvatar();
  }

  override render(): TemplateResult {
    const hasPicture = this.hasFrame && !this.#cameraOff;
    const link = this.#link;
    const unconnected = link !== undefined && link !== 'connected';
    const classes = { 'no-picture': !hasPicture, speaking: this.#speaking, [link ?? '']: unconnected };
    return html`<div class="tile ${classMap(classes)}" tabindex="-1">
      <video
        part="video"
        class=${this.mirrored ? 'mirrored' : ''}
        .muted=${true}
        muted
        autoplay
        playsinline
        disablepictureinpicture
        aria-hidden="true"
        @resize=${this.#fitPicture}
        @loadeddata=${this.#showPicture}
        @canplay=${this.#resume}
        @pause=${this.#resume}
      ></video>
      <div part="avatar" class="avatar" aria-hidden="true"><span>${initials(this.#name) || '?'}</span></div>
      ${unconnected ? this.#renderLink(link) : this.#renderRemarks()}
      <div part="name" class="badge">
        ${
          this.#microphoneOff
            ? html`<span class="mark">${microphoneOffIcon}</span
                ><span class="visually-hidden">${msg('Microphone off:')}</span>`
            : nothing
        }
        <span class="name" dir="auto">${this.#label}</span>
      </div>
      ${this.#rating ? this.#renderRating(this.#rating) : nothing}
      ${this.screen ? nothing : [handBadge(this.peer ? this.peer.hand : this.hand), reactionLayer(this.reactions)]}
      <div part="ring" class="voice"></div>
    </div>`;
  }

  #renderLink(link: LinkState): TemplateResult {
    const icon = link === 'failed' ? alertIcon : html`<span class="spinner"></span>`;
    const text = linkText(link, this.peer?.error?.code, this.peer?.recovery?.step);
    return renderTrouble(icon, text, this.#canRetry ? this.#renderRetry() : nothing);
  }

  /** What doesn't arrive, and on request why the connection is weak. */
  #renderRemarks(): TemplateResult | typeof nothing {
    const text = this.peer && !this.screen ? theirReceptionText(this.peer) : '';
    const rating = this.#rating;
    const reason =
      rating && this.showsReason
        ? html`<div part="reason" class="status reason" id="reason">
            <span>${gradeText(rating)}. ${reasonText(rating)}</span>
          </div>`
        : nothing;
    if (text) return renderTrouble(alertIcon, text, reason);
    return reason === nothing ? nothing : html`<div class="trouble">${reason}</div>`;
  }

  /** The name says all of it, so nobody who hears it has to open anything. */
  #renderRating(rating: LinkRating): TemplateResult {
    return html`<button
      part="rating"
      type="button"
      class="rating ${rating.grade}"
      aria-label="${this.#label}: ${gradeText(rating)}. ${reasonText(rating)}"
      aria-expanded=${this.showsReason ? 'true' : 'false'}
      @click=${this.#toggleReason}
      @keydown=${this.#onRatingKey}
    >
      <span>${rating.grade === 'fair' ? connectionFairIcon : connectionPoorIcon}</span>
    </button>`;
  }

  #renderRetry(): TemplateResult {
    const name = this.#label;
    return html`<button
      part="retry"
      type="button"
      class="button"
      aria-label=${msg(str`Try again to connect to ${name}`)}
      @click=${this.#retry}
    >
      ${msg('Try again')}
    </button>`;
  }

  /** Another version stays another version. */
  get #canRetry(): boolean {
    const { peer } = this;
    return !this.self && !this.screen && peer?.link === 'failed' && peer.error?.code !== 'peer-incompatible';
  }

  readonly #retry = (): void => {
    if (this.peer) this.#call.session?.retry(this.peer.id);
  };

  readonly #toggleReason = (): void => {
    this.showsReason = !this.showsReason;
  };

  readonly #onRatingKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.showsReason) return;
    // Whatever the tile lies in stays open.
    event.stopPropagation();
    this.showsReason = false;
  };

  #followVoice(): void {
    const who = this.self ? 'self' : this.peer?.id;
    this.#level.follow(this.#speaking ? this.#call.session : undefined, who, this.ring);
  }

  get #speaking(): boolean {
    return !this.screen && (this.peer?.speaking ?? this.speaking);
  }

  /** Only of a connection that is there, and not good. */
  get #rating(): LinkRating | undefined {
    const { peer } = this;
    if (this.screen) return undefined;
    return peer?.link === 'connected' && peer.rating.grade !== 'good' ? peer.rating : undefined;
  }

  get #name(): string {
    return this.peer?.user.name ?? this.name;
  }

  get #label(): string {
    if (this.self) return msg('You');
    const name = this.#name || msg('Guest');
    return this.screen ? msg(str`${name} shares a screen`) : name;
  }

  get #stream(): MediaStream | undefined {
    return (this.screen ? this.peer?.screenStream : this.peer?.cameraStream) ?? this.stream;
  }

  /**
   * The stream once it has a picture. A video whose stream has no data keeps the `load` event of the whole page back
   * (HTML, "delaying the load event"), so an empty one is not even attached.
   */
  get #showableStream(): MediaStream | null {
    const stream = this.#stream;
    if (this.gone || !stream || stream.getVideoTracks().length === 0) return null;
    const link = this.#link;
    const shows = !this.#cameraOff && (link === undefined || link === 'connected');
    return shows || this.video.srcObject === stream ? stream : null;
  }

  get #cameraOff(): boolean {
    if (!this.peer) return this.cameraOff;
    return this.screen ? !this.peer.screen : !this.peer.camera;
  }

  get #microphoneOff(): boolean {
    if (this.screen) return false;
    if (!this.peer) return this.microphoneOff;
    // Somebody to whom we have never been connected has not said it yet.
    const isUnknown = this.peer.link === 'connecting' || this.peer.link === 'none';
    return !this.peer.microphone && !isUnknown;
  }

  get #link(): LinkState | undefined {
    const link = this.peer?.link ?? this.link;
    return link === 'none' ? undefined : link;
  }

  /** Sets the avatar's colours through the object model, which a strict Content-Security-Policy allows. */
  #paintAvatar(): void {
    const user = this.peer?.user;
    const colors = avatarColors(user?.color ?? this.color, user?.id ?? this.#name);
    this.avatar.style.setProperty('--_avatar', colors.background);
    this.avatar.style.setProperty('--_on-avatar', colors.text);
  }

  readonly #showPicture = (): void => {
    this.hasFrame = this.video.srcObject !== null;
  };

  readonly #fitPicture = (): void => {
    if (!this.hasUpdated) return;
    const { videoWidth, videoHeight } = this.video;
    const fit = pictureFit(videoWidth / videoHeight, this.clientWidth / this.clientHeight);
    // Of a screen nothing may be cut off.
    this.video.classList.toggle('whole', this.screen || fit === 'contain');
  };

  /** Browsers keep a video that waits for data of its stream, and with it the tile, for as long as the page lives. */
  readonly #letGo = (): void => {
    this.gone = !this.isConnected;
  };

  /** Nobody has a button to pause it: the browser did, for instance when it froze the page. */
  readonly #resume = (): void => {
    if (!this.hasUpdated || !this.isConnected || !this.video.srcObject || !this.video.paused) return;
    // Refused only when the browser saves power or the stream has just been replaced; `canplay` tries again.
    this.video.play().catch(() => undefined);
  };
}

/** What is wrong, in words, and what can be done about it. */
function renderTrouble(
  icon: TemplateResult,
  text: string,
  action: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`<div class="trouble">
    <div part="status" class="status">${icon}<span>${text}</span></div>
    ${action}
  </div>`;
}

/** Names of which one at most is a state of the tile. */
const LINK_STATES: readonly LinkState[] = ['connecting', 'reconnecting', 'failed'];

function showStates(states: CustomStateSet, link: LinkState | undefined, speaking: boolean): void {
  for (const name of [...LINK_STATES, 'speaking'] as const) {
    if (name === link || (name === 'speaking' && speaking)) states.add(name);
    else states.delete(name);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mesh-peer-tile': MeshPeerTile;
  }
}
