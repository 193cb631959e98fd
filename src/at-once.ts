/** Everything public that belongs to the first view of a page; the CDN file has no more than this. */
export * from './engine.ts';
export * from './controllers/index.ts';
export { CameraToggle } from './elements/camera-toggle/camera-toggle.ts';
export { DevicePicker } from './elements/device-picker/device-picker.ts';
export { MeshCall } from './elements/mesh-call/mesh-call.ts';
export {
  MeshErrorEvent,
  MeshFullEvent,
  MeshHandRaisedEvent,
  MeshJoinedEvent,
  MeshLeftEvent,
  MeshMessageEvent,
  MeshPeerJoinedEvent,
  MeshPeerLeftEvent,
  MeshReactionEvent,
  MeshStateEvent,
} from './elements/mesh-call/mesh-call-events.ts';
export { MeshLobby } from './elements/mesh-lobby/mesh-lobby.ts';
export { MeshPeerTile } from './elements/mesh-peer-tile/mesh-peer-tile.ts';
export { MicToggle } from './elements/mic-toggle/mic-toggle.ts';
export type { Arrangement, ArrangementChoices, GridLayout, SelfView } from './elements/shared/arrangement.ts';
export { TalkView } from './elements/shared/talk-view.ts';
export type { Translation, Translations } from './elements/shared/texts.ts';
export type { TileViewing } from './elements/shared/viewing.ts';
