/** Registers all elements. Import it once: `import 'mesh-call/define';`. */
import { CameraToggle } from './elements/camera-toggle/camera-toggle.ts';
import { DevicePicker } from './elements/device-picker/device-picker.ts';
import { LeaveButton } from './elements/leave-button/leave-button.ts';
import { MeshCall } from './elements/mesh-call/mesh-call.ts';
import { MeshControls } from './elements/mesh-controls/mesh-controls.ts';
import { MeshDiagnostics } from './elements/mesh-diagnostics/mesh-diagnostics.ts';
import { MeshPeerTile } from './elements/mesh-peer-tile/mesh-peer-tile.ts';
import { MicToggle } from './elements/mic-toggle/mic-toggle.ts';
import { ScreenToggle } from './elements/screen-toggle/screen-toggle.ts';

const elements = {
  'mesh-call': MeshCall,
  'mesh-controls': MeshControls,
  'mesh-diagnostics': MeshDiagnostics,
  'mesh-peer-tile': MeshPeerTile,
  'mic-toggle': MicToggle,
  'camera-toggle': CameraToggle,
  'screen-toggle': ScreenToggle,
  'leave-button': LeaveButton,
  'device-picker': DevicePicker,
};

for (const [name, element] of Object.entries(elements)) {
  // A page may load the kit twice, as a package and from a CDN; the first one stays.
  if (!customElements.get(name)) customElements.define(name, element);
}
