/** Registers all elements. Import it once: `import 'mesh-call/define';`. */
import { CameraToggle } from './elements/camera-toggle/camera-toggle.ts';
import { ChatToggle } from './elements/chat-toggle/chat-toggle.ts';
import { DevicePicker } from './elements/device-picker/device-picker.ts';
import { HandToggle } from './elements/hand-toggle/hand-toggle.ts';
import { LayoutButton } from './elements/layout-button/layout-button.ts';
import { LeaveButton } from './elements/leave-button/leave-button.ts';
import { MeshCall } from './elements/mesh-call/mesh-call.ts';
import { MeshChat } from './elements/mesh-chat/mesh-chat.ts';
import { MeshControls } from './elements/mesh-controls/mesh-controls.ts';
import { MeshDiagnostics } from './elements/mesh-diagnostics/mesh-diagnostics.ts';
import { MeshLobby } from './elements/mesh-lobby/mesh-lobby.ts';
import { MeshGrid } from './elements/mesh-grid/mesh-grid.ts';
import { MeshPeerTile } from './elements/mesh-peer-tile/mesh-peer-tile.ts';
import { MeshPeople } from './elements/mesh-people/mesh-people.ts';
import { MicToggle } from './elements/mic-toggle/mic-toggle.ts';
import { PeopleToggle } from './elements/people-toggle/people-toggle.ts';
import { ReactionButton } from './elements/reaction-button/reaction-button.ts';
import { PersonMenu } from './elements/person-menu/person-menu.ts';
import { ScreenToggle } from './elements/screen-toggle/screen-toggle.ts';

const elements = {
  'mesh-call': MeshCall,
  'mesh-controls': MeshControls,
  'mesh-diagnostics': MeshDiagnostics,
  'mesh-lobby': MeshLobby,
  'mesh-grid': MeshGrid,
  'mesh-peer-tile': MeshPeerTile,
  'person-menu': PersonMenu,
  'layout-button': LayoutButton,
  'mic-toggle': MicToggle,
  'camera-toggle': CameraToggle,
  'screen-toggle': ScreenToggle,
  'leave-button': LeaveButton,
  'device-picker': DevicePicker,
  'hand-toggle': HandToggle,
  'reaction-button': ReactionButton,
  'chat-toggle': ChatToggle,
  'people-toggle': PeopleToggle,
  'mesh-chat': MeshChat,
  'mesh-people': MeshPeople,
};

for (const [name, element] of Object.entries(elements)) {
  // A page may load the kit twice, as a package and from a CDN; the first one stays.
  if (!customElements.get(name)) customElements.define(name, element);
}
