import { html, type TemplateResult } from 'lit';
import type { PeerSnapshot, ReactionSnapshot, SelfSnapshot } from '../../call/snapshot.ts';
import { type Arrangement, tileName } from '../shared/arrangement.ts';
import { EMPTY_SEAT, OWN_TILE } from './cast-of.ts';
import { emptySeatText } from './empty-seat.ts';
import { moverButton } from './mover-button.ts';

/** What all tiles of a grid have in common. */
export interface TileContext {
  readonly arrangement: Arrangement;
  /** Id of the `<mesh-call>` that they belong to, where they stand outside of it. */
  readonly for: string | undefined;
  /** The picture in a tile has another shape. */
  readonly onShape: (event: Event) => void;
}

/** How the own picture is moved while it is in a corner. */
export interface OwnMoving {
  readonly onPointerDown: (event: PointerEvent) => void;
  readonly onMove: () => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** The tile of somebody else. */
export function personTile(
  peer: PeerSnapshot,
  reactions: readonly ReactionSnapshot[],
  context: TileContext,
): TemplateResult {
  const { pinned, unseen } = context.arrangement.choices;
  return html`<mesh-peer-tile
    part="tile"
    role="listitem"
    exportparts="video, backdrop: tile-backdrop, avatar, name: tile-name, status: tile-status, retry: tile-retry, ring: tile-ring, rating: tile-rating, reason: tile-reason, hand: tile-hand, reactions: tile-reactions, menu-button: tile-menu-button, menu: tile-menu"
    data-tile=${tileName(peer.id)}
    menu
    .peer=${peer}
    .reactions=${reactions}
    .arrangement=${context.arrangement}
    .for=${context.for}
    ?pinned=${pinned.includes(peer.id)}
    ?picture-hidden=${unseen.includes(peer.id)}
    @resize=${context.onShape}
  ></mesh-peer-tile>`;
}

/** The screen that somebody shares. */
export function screenTile(peer: PeerSnapshot, context: TileContext): TemplateResult {
  const name = tileName(peer.id, true);
  return html`<mesh-peer-tile
    part="screen"
    role="listitem"
    exportparts="video, avatar, name: tile-name, status: tile-status, menu-button: tile-menu-button, menu: tile-menu"
    data-tile=${name}
    screen
    menu
    .peer=${peer}
    .arrangement=${context.arrangement}
    .for=${context.for}
    ?pinned=${context.arrangement.choices.pinned.includes(name)}
    @resize=${context.onShape}
  ></mesh-peer-tile>`;
}

/** The own tile. */
export function ownTile(
  self: SelfSnapshot,
  reactions: readonly ReactionSnapshot[],
  context: TileContext,
  { onPointerDown, onMove, onKey }: OwnMoving,
): TemplateResult {
  return html`<mesh-peer-tile
    part="tile own-tile"
    role="listitem"
    exportparts="video, backdrop: tile-backdrop, avatar, name: tile-name, status: tile-status, ring: tile-ring, hand: tile-hand, reactions: tile-reactions"
    data-tile=${OWN_TILE}
    self
    mirrored
    .name=${self.user.name}
    .color=${self.user.color}
    .stream=${self.stream}
    .for=${context.for}
    ?camera-off=${self.camera.state !== 'on'}
    ?microphone-off=${self.microphone.state !== 'on'}
    ?speaking=${self.speaking}
    .hand=${self.hand}
    .reactions=${reactions}
    @pointerdown=${onPointerDown}
    @resize=${context.onShape}
    >${moverButton(onMove, onKey)}</mesh-peer-tile
  >`;
}

/** The seat of the second person, while there is none. */
export function emptySeat(): TemplateResult {
  return html`<div part="empty" class="empty" role="listitem" data-tile=${EMPTY_SEAT}>
    <div class="seat"><slot name="empty">${emptySeatText()}</slot></div>
  </div>`;
}
