/** Everything public, without side effects: to register the elements import `mesh-call/define`. */
export * from './engine.ts';
export * from './controllers/index.ts';
export { CameraToggle } from './elements/camera-toggle/camera-toggle.ts';
export { ChatToggle } from './elements/chat-toggle/chat-toggle.ts';
export { DevicePicker } from './elements/device-picker/device-picker.ts';
export { HandToggle } from './elements/hand-toggle/hand-toggle.ts';
export { LayoutButton } from './elements/layout-button/layout-button.ts';
export { LeaveButton } from './elements/leave-button/leave-button.ts';
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
export { type ChatState, MeshChat } from './elements/mesh-chat/mesh-chat.ts';
export { MeshControls } from './elements/mesh-controls/mesh-controls.ts';
export { MeshDiagnostics } from './elements/mesh-diagnostics/mesh-diagnostics.ts';
export { MeshPeople, type PeopleState } from './elements/mesh-people/mesh-people.ts';
export { MeshLobby } from './elements/mesh-lobby/mesh-lobby.ts';
export { MeshGrid } from './elements/mesh-grid/mesh-grid.ts';
export { MeshPeerTile } from './elements/mesh-peer-tile/mesh-peer-tile.ts';
export { PersonMenu } from './elements/person-menu/person-menu.ts';
export {
  type Arrangement,
  type ArrangementChoices,
  type GridLayout,
  type SelfView,
} from './elements/shared/arrangement.ts';
export type { TileViewing } from './elements/shared/viewing.ts';
export type { Translation, Translations } from './elements/shared/texts.ts';
export { MicToggle } from './elements/mic-toggle/mic-toggle.ts';
export { PeopleToggle } from './elements/people-toggle/people-toggle.ts';
export { ReactionButton } from './elements/reaction-button/reaction-button.ts';
export { TalkView } from './elements/shared/talk-view.ts';
export { ScreenToggle } from './elements/screen-toggle/screen-toggle.ts';
