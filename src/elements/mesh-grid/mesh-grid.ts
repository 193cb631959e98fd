import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CallSnapshot, PeerSnapshot } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import {
  Arrangement,
  arrangementOf,
  type GridLayout,
  type SelfView,
  tileName,
} from '../shared/arrangement.ts';
import { ArrangementController } from '../shared/arrangement-controller.ts';
import type { MeshPeerTile } from '../mesh-peer-tile/mesh-peer-tile.ts';
import { hasFocus } from '../shared/has-focus.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { reactionsOf } from '../shared/reactions.ts';
import { msg } from '../shared/texts.ts';
import type { Cast } from './arrange.ts';
import { castOf, keepOrder, OWN_TILE } from './cast-of.ts';
import { type Corner, cornerByKey, nearestCorner, nextCorner } from './corner.ts';
import { CornerDrag } from './corner-drag.ts';
import { meshGridStyles } from './mesh-grid-styles.ts';
import { cornerText } from './mover-button.ts';
import { PictureShapes } from './picture-shapes.ts';
import { samePeople, peopleOf, type ShownPeople } from './people-of.ts';
import { emptySeat, ownTile, personTile, screenTile, type TileContext } from './scene-tiles.ts';
import { TilePlacing } from './tile-placing.ts';

/**
 * The people of a call and the screens that they share, in an arrangement that fits the element, whatever its size. Works
 * inside `<mesh-call>`, which has one already, or anywhere with `for="id of the call"`; or shows a snapshot made by hand.
 *
 * A shared screen is shown large, and so is whoever is pinned. In a call of two the other person has the whole element and
 * one's own picture lies in a corner, unless the element is very wide or their picture can't fill it, as a wide one on an
 * upright phone; with more people it is one of the tiles. The picture in the corner can be dragged, and moved with the arrow
 * keys; it stays in that corner for as long as the element lives.
 *
 * Each person keeps the same tile, with the same `<video>`, through all arrangements, and nobody changes places because
 * somebody else comes or goes. Tiles glide to their new places, unless the person wants less motion.
 *
 * @tag mesh-grid
 *
 * @slot empty - In place of the text for somebody who is alone in the call.
 *
 * @csspart tile - The tile of one person.
 * @csspart own-tile - The own tile.
 * @csspart screen - One shared screen.
 * @csspart empty - The empty seat for somebody who is alone.
 * @csspart mover - The button on the own picture in the corner, which moves it.
 * @csspart tile-name - The badge with the name in a tile.
 * @csspart tile-status - The text over a tile whose connection is not in order.
 * @csspart tile-retry - The button in a tile to try again to connect to that person.
 * @csspart tile-ring - The ring in a tile of somebody who speaks.
 * @csspart tile-rating - The button in a tile that is the sign of a connection that is not good.
 * @csspart tile-reason - The text that it shows.
 * @csspart tile-hand - The sign of a raised hand in a tile.
 * @csspart tile-reactions - The reactions over a tile.
 * @csspart tile-menu-button - The button in a tile for what one can do about that person.
 * @csspart tile-menu - What it opens.
 * @csspart tile-backdrop - The colours of a picture, around one that doesn't fill its tile.
 * @csspart video - The video in a tile.
 * @csspart avatar - The initials in a tile.
 *
 * @cssstate featured - Somebody or something is shown large, and the others beside it.
 */
export class MeshGrid extends MeshElement {
  static override styles = [MeshElement.sharedStyles, ...meshGridStyles];

  /**
   * `auto`: shared screens are large, and without any all tiles are equal; `grid`: all are equal always; `speaker`: who
   * speaks is large. Setting it, also anew, takes the place of what the person has chosen meanwhile. Default `auto`.
   */
  @property() layout: GridLayout | undefined;

  /**
   * The own picture: `tile` among the others, `corner` over them, `hidden`, or `auto`, in the corner in a call of two whose
   * other picture can fill the element, and a tile otherwise. Setting it takes the place of what the person has chosen meanwhile. Default `auto`.
   */
  @property({ attribute: 'self-view' }) selfView: SelfView | undefined;

  /**
   * Who is shown large, for this page alone: session ids as in `snapshot.peers`; the id and ` screen` is the screen of that
   * person. Setting it takes the place of what the person has pinned meanwhile.
   */
  @property({ attribute: false }) pinned: readonly string[] | undefined;

  /** A snapshot to show in place of the session's, for use without a session. */
  @property({
    attribute: false,
    hasChanged: (now?: CallSnapshot, before?: CallSnapshot) => !samePeople(now, before),
  })
  snapshot: CallSnapshot | undefined;

  /** Id of the `<mesh-call>` that it belongs to; needed only outside of it. */
  @property() for: string | undefined;

  @state() private corner: Corner = 'bottom-end';
  @state() private cornerNews = '';

  @query('.scene') private scene!: HTMLElement;

  readonly #internals = this.attachInternals();
  readonly #call = new MeshCallController(this, { select: peopleOf() });
  readonly #own = new Arrangement();
  readonly #arrangement = new ArrangementController(this, () => {
    const { session } = this.#call;
    return session ? arrangementOf(session) : this.#own;
  });
  readonly #placing = new TilePlacing(this, {
    scene: () => this.scene,
    cast: (ratio, before) => this.#castFor(ratio, before),
    corner: () => this.corner,
  });
  // Nothing is drawn anew for it.
  readonly #shapes = new PictureShapes(() => this.#placeTiles());
  readonly #drag = new CornerDrag({
    onDrop: ({ x, y }) => {
      this.#moveTo(nearestCorner(this.#placing.inScene(x, y), this.#placing.main));
    },
  });
  #hadFocus = false;
  #order: readonly string[] = [];
  #told: Arrangement | undefined;

  /** What is chosen about the arrangement: the same object for all elements of a call. */
  get arrangement(): Arrangement {
    return this.#arrangement.current ?? this.#own;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#drag.stop();
    this.#shapes.rest();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#hadFocus = hasFocus(this);
    this.#order = keepOrder(
      this.#order,
      (this.#people?.peers ?? []).map(({ id }) => id),
    );
    this.#shapes.keep([...this.#order.flatMap((id) => [id, tileName(id, true)]), OWN_TILE]);
    this.#tellArrangement(changed);
  }

  protected override updated(): void {
    this.#placeTiles();
    // Whoever was on the tile of somebody who has left stays with those who are here.
    if (this.#hadFocus && !hasFocus(this)) this.scene.focus();
  }

  override render(): TemplateResult {
    const people = this.#people;
    const peers = this.#ordered(people?.peers ?? []);
    const presenting = peers.filter(({ screen }) => screen);
    return html`<div class="scene" tabindex="-1">
        ${
          presenting.length === 0
            ? nothing
            : html`<div role="list" aria-label=${msg('Shared screens')}>
                ${repeat(
                  presenting,
                  ({ id }) => id,
                  (peer) => screenTile(peer, this.#context),
                )}
              </div>`
        }
        ${people ? this.#renderPeople(people, peers) : nothing}
      </div>
      <div class="visually-hidden" role="status">${this.cornerNews}</div>`;
  }

  #renderPeople({ reactions, self }: ShownPeople, peers: readonly PeerSnapshot[]): TemplateResult {
    const moving = { onPointerDown: this.#onPointerDown, onMove: this.#onMove, onKey: this.#onKey };
    return html`<div role="list" aria-label=${msg('People in the call')}>
      ${repeat(
        peers,
        ({ id }) => id,
        (peer) => personTile(peer, reactionsOf(reactions, peer.id), this.#context),
      )}
      ${ownTile(self, reactionsOf(reactions, self.id), this.#context, moving)}
      ${peers.length > 0 ? nothing : emptySeat()}
    </div>`;
  }

  get #context(): TileContext {
    return { arrangement: this.arrangement, for: this.for, onShape: this.#onShape };
  }

  #placeTiles(): void {
    const { states } = this.#internals;
    this.#placing.update();
    if (this.#placing.isDivided) states.add('featured');
    else states.delete('featured');
  }

  /** What is inside has the direction of its texts, whatever the page around it has. */
  get #isRightToLeft(): boolean {
    return this.scene.matches(':dir(rtl)');
  }

  get #people(): ShownPeople | undefined {
    return this.snapshot ?? this.#call.selected;
  }

  #ordered(peers: readonly PeerSnapshot[]): readonly PeerSnapshot[] {
    return this.#order.flatMap((id) => peers.filter((peer) => peer.id === id));
  }

  #castFor(frame: number, before: Cast | undefined): Cast | undefined {
    const people = this.#people;
    const shapes = { frame, picture: this.#shapes.of };
    return people && castOf(people, this.#order, this.arrangement.choices, shapes, before);
  }

  /** What the page has set is told once, and again to the arrangement of another call. */
  #tellArrangement(changed: PropertyValues<this>): void {
    const { arrangement, layout, selfView, pinned } = this;
    const isOther = arrangement !== this.#told;
    this.#told = arrangement;
    const isNews = (name: keyof MeshGrid): boolean => isOther || changed.has(name);
    if (layout !== undefined && isNews('layout')) arrangement.choose({ layout });
    if (selfView !== undefined && isNews('selfView')) arrangement.choose({ selfView });
    if (pinned !== undefined && isNews('pinned')) arrangement.choose({ pinned });
  }

  #moveTo(corner: Corner): void {
    this.corner = corner;
    this.cornerNews = cornerText(corner, this.#isRightToLeft);
    // Also into the corner from which it was dragged away.
    this.requestUpdate();
  }

  readonly #onShape = ({ currentTarget }: Event): void => {
    const tile = currentTarget as MeshPeerTile;
    this.#shapes.see(tile.dataset['tile'] ?? '', tile.pictureRatio);
  };

  readonly #onPointerDown = (event: PointerEvent): void => {
    const tile = event.currentTarget as HTMLElement;
    if (tile.classList.contains('floating')) this.#drag.start(event, tile, this.scene);
  };

  readonly #onMove = (): void => {
    this.#moveTo(nextCorner(this.corner));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const corner = cornerByKey(this.corner, event.key, this.#isRightToLeft);
    if (!corner) return;
    event.preventDefault();
    if (corner !== this.corner) this.#moveTo(corner);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'mesh-grid': MeshGrid;
  }
}
