import { msg, str } from '../shared/texts.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { classMap } from 'lit/directives/class-map.js';
import type { PeerSnapshot, ReactionSnapshot } from '../../call/snapshot.ts';
import type { LinkState } from '../../links/link-state.ts';
import type { LinkRating } from '../../quality/link-rating.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import type { Arrangement } from '../shared/arrangement.ts';
import { buttonStyles } from '../shared/button-styles.ts';
import { handBadge, handBadgeStyles } from '../shared/hand-badge.ts';
import { hasFocus } from '../shared/has-focus.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { avatarColors, initials } from '../shared/person.ts';
import { theirReceptionText } from '../shared/reception-text.ts';
import type { TileViewing } from '../shared/viewing.ts';
import { linkRemark, ratingButton, remarks, retryButton, type ShownReason } from './connection-remarks.ts';
import { LevelRing } from './level-ring.ts';
import { meshPeerTileStyles } from './mesh-peer-tile-styles.ts';
import { nameBadge } from './name-badge.ts';
import { ratingStyles } from './rating-styles.ts';
import { reactionLayer } from './reaction-layer.ts';
import { talkStyles } from './talk-styles.ts';
import { smallTileStyles } from './small-tile-styles.ts';
import { TilePicture } from './tile-picture.ts';
import { subjectOf } from './tile-subject.ts';
import { tileMenuStyles } from './tile-menu-styles.ts';
import { TileWindows } from './tile-windows.ts';
import { furnitureStyles } from './furniture-styles.ts';

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
 * With `menu` it has a button, which comes with the pointer or the focus, for what one can do about that person.
 *
 * @tag mesh-peer-tile
 *
 * @slot overlay - Lies over the picture.
 *
 * @fires {Event} resize - The picture has another shape; `pictureRatio` tells it.
 *
 * @csspart video - The `<video>`.
 * @csspart backdrop - The colours of the picture, around one that doesn't fill the tile.
 * @csspart avatar - The initials shown while there is no picture.
 * @csspart name - The badge with the name.
 * @csspart status - The text over the picture while the connection is not in order, or sound or picture don't arrive.
 * @csspart retry - The button to try again, while there is no connection to the peer.
 * @csspart ring - The ring of somebody who speaks.
 * @csspart rating - The button that is the sign of a connection that is not good.
 * @csspart reason - The text that it shows.
 * @csspart hand - The sign of a raised hand, with its place in the order.
 * @csspart reactions - The reactions over the picture.
 * @csspart menu-button - The button for what one can do about the person.
 * @csspart menu - What it opens.
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
    furnitureStyles,
    tileMenuStyles,
    ratingStyles,
    handBadgeStyles,
    talkStyles,
    smallTileStyles,
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

  /** Has a button for what one can do about the peer: pin, mute, hide and so on. */
  @property({ type: Boolean }) menu = false;

  /** Shows that the viewer has pinned the tile. */
  @property({ type: Boolean }) pinned = false;

  /** Shows the avatar in place of the picture, because the viewer doesn’t want to see it. */
  @property({ type: Boolean, attribute: 'picture-hidden' }) pictureHidden = false;

  /** What the menu changes, in place of the session's. */
  @property({ attribute: false }) arrangement: Arrangement | undefined;

  /** Id of the `<mesh-call>` in which to try again, and which tells the level; needed only outside of it. */
  @property() for: string | undefined;

  /** Whether the reason of a weak connection is shown. */
  @state() private showsReason = false;

  /** Whether the video has something to show. */
  @state() private hasFrame = false;

  @query('video') private video!: HTMLVideoElement | null;
  @query('.backdrop') private backdrop!: HTMLCanvasElement | null;
  @query('.avatar') private avatar!: HTMLElement;
  @query('.tile') private frame!: HTMLElement;
  @query('.voice') private ring!: HTMLElement;

  readonly #call = new MeshCallController(this, { select: () => undefined });
  readonly #internals = this.attachInternals();
  readonly #picture = new TilePicture(this, {
    video: () => this.video,
    backdrop: () => this.backdrop,
    isWhole: () => this.screen,
    onShape: () => this.dispatchEvent(new Event('resize')),
    onFrame: (hasFrame) => {
      this.hasFrame = hasFrame;
    },
  });
  readonly #windows = new TileWindows({
    tile: this,
    video: () => this.video,
    hasPicture: () => this.hasFrame,
  });
  readonly #level = new LevelRing();
  #subject = subjectOf(this);
  #hadFocus = false;

  /** The tile in full screen, and its picture in a small window over all others. */
  get viewing(): TileViewing {
    return this.#windows;
  }

  /** Width of the picture divided by its height; NaN before there is one. */
  get pictureRatio(): number {
    return this.#picture.ratio;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#level.stop();
  }

  protected override willUpdate(): void {
    this.#hadFocus = hasFocus(this);
    this.#subject = subjectOf(this);
    if (!this.#subject.rating) this.showsReason = false;
    // Before rendering, so that what is rendered knows of it.
    this.#showPicture();
  }

  protected override firstUpdated(): void {
    this.#showPicture();
  }

  protected override updated(): void {
    const { link, speaking } = this.#subject;
    showStates(this.#internals.states, link, speaking);
    this.#level.follow(
      speaking ? this.#call.session : undefined,
      this.self ? 'self' : this.peer?.id,
      this.ring,
    );
    // The button goes as soon as it has done its work; whoever was on it stays with this person.
    if (this.#hadFocus && !hasFocus(this)) this.frame.focus();
    this.#picture.fit();
    this.#paintAvatar();
  }

  override render(): TemplateResult {
    const { link, name, rating, speaking, hasPicture, isConnected } = this.#subject;
    const classes = {
      'no-picture': !(hasPicture && this.hasFrame),
      speaking,
      [link ?? '']: !isConnected,
    };
    return html`<div class="tile ${classMap(classes)}" tabindex="-1">
      <canvas part="backdrop" class="backdrop" aria-hidden="true"></canvas>
      <video
        part="video"
        class=${this.mirrored ? 'mirrored' : ''}
        .muted=${true}
        muted
        autoplay
        playsinline
        disablepictureinpicture
        aria-hidden="true"
        @resize=${this.#picture.fit}
        @loadeddata=${this.#picture.onFrame}
        @canplay=${this.#picture.resume}
        @pause=${this.#picture.resume}
      ></video>
      <div part="avatar" class="avatar" aria-hidden="true"><span>${initials(name) || '?'}</span></div>
      ${link !== undefined && !isConnected ? this.#renderLink(link) : this.#renderRemarks(rating)}
      ${nameBadge(this.#label, this.#subject, this)}
      ${rating ? ratingButton(this.#label, rating, this.#reason) : nothing}
      ${this.screen ? nothing : [handBadge(this.peer ? this.peer.hand : this.hand), reactionLayer(this.reactions)]}
      <div part="ring" class="voice"></div>
      <slot name="overlay"></slot>
      ${this.menu && this.peer ? this.#renderMenu() : nothing}
    </div>`;
  }

  #renderMenu(): TemplateResult {
    return html`<person-menu
      exportparts="button: menu-button, menu"
      .peer=${this.peer}
      .viewing=${this.#windows}
      .arrangement=${this.arrangement}
      .for=${this.for}
      ?screen=${this.screen}
    ></person-menu>`;
  }

  #renderLink(link: LinkState): TemplateResult {
    const canRetry = !this.self && this.#subject.canRetry;
    return linkRemark(link, this.peer, canRetry ? retryButton(this.#label, this.#retry) : nothing);
  }

  #renderRemarks(rating: LinkRating | undefined): TemplateResult | typeof nothing {
    const text = this.peer && !this.screen ? theirReceptionText(this.peer) : '';
    return remarks(text, this.showsReason ? rating : undefined);
  }

  readonly #retry = (): void => {
    if (this.peer) this.#call.session?.retry(this.peer.id);
  };

  /** Whether the reason of a weak connection is shown, and what shows it. */
  get #reason(): ShownReason {
    return { isShown: this.showsReason, show: this.#showReason };
  }

  readonly #showReason = (shows: boolean): void => {
    this.showsReason = shows;
  };

  #showPicture(): void {
    const { stream, hasPicture, isConnected } = this.#subject;
    this.#picture.show(stream, hasPicture && isConnected, this.pictureHidden);
  }

  get #label(): string {
    if (this.self) return msg('You');
    const name = this.#subject.name || msg('Guest');
    return this.screen ? msg(str`${name} shares a screen`) : name;
  }

  /** Sets the avatar's colours through the object model, which a strict Content-Security-Policy allows. */
  #paintAvatar(): void {
    const { color, colorSeed } = this.#subject;
    const colors = avatarColors(color, colorSeed);
    this.avatar.style.setProperty('--_avatar', colors.background);
    this.avatar.style.setProperty('--_on-avatar', colors.text);
  }
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
