/** Everything public, without side effects: to register the elements import `mesh-call/define`. */
export * from './engine.ts';
export * from './controllers/index.ts';
export { CameraToggle } from './elements/camera-toggle/camera-toggle.ts';
export { DevicePicker } from './elements/device-picker/device-picker.ts';
export { LeaveButton } from './elements/leave-button/leave-button.ts';
export { MeshCall } from './elements/mesh-call/mesh-call.ts';
export {
  MeshErrorEvent,
  MeshFullEvent,
  MeshJoinedEvent,
  MeshLeftEvent,
  MeshPeerJoinedEvent,
  MeshPeerLeftEvent,
  MeshStateEvent,
} from './elements/mesh-call/mesh-call-events.ts';
export { MeshControls } from './elements/mesh-controls/mesh-controls.ts';
export { MeshDiagnostics } from './elements/mesh-diagnostics/mesh-diagnostics.ts';
export { MeshPeerTile } from './elements/mesh-peer-tile/mesh-peer-tile.ts';
export type { Translation, Translations } from './elements/shared/texts.ts';
export { MicToggle } from './elements/mic-toggle/mic-toggle.ts';
export { ScreenToggle } from './elements/screen-toggle/screen-toggle.ts';
