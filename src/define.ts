/**
 * Registers all elements. Import it once: `import 'mesh-call/define';`.
 *
 * What a page needs before the call is registered at once, the rest as soon as the browser has nothing else to do, and
 * at the latest before somebody enters the call.
 */
import { lateElements } from './controllers/late-elements.ts';
import { CameraToggle } from './elements/camera-toggle/camera-toggle.ts';
import { DevicePicker } from './elements/device-picker/device-picker.ts';
import { MeshCall } from './elements/mesh-call/mesh-call.ts';
import { MeshLobby } from './elements/mesh-lobby/mesh-lobby.ts';
import { MeshPeerTile } from './elements/mesh-peer-tile/mesh-peer-tile.ts';
import { MicToggle } from './elements/mic-toggle/mic-toggle.ts';

// The types of all tags, for those who import nothing else.
export type {} from './index.ts';

/** A busy page gets the rest after this long all the same, ms. */
const IDLE_WITHIN_MS = 1500;

define({
  'mesh-call': MeshCall,
  'mesh-lobby': MeshLobby,
  'mesh-peer-tile': MeshPeerTile,
  'mic-toggle': MicToggle,
  'camera-toggle': CameraToggle,
  'device-picker': DevicePicker,
});
// Elements of two copies of the kit in one page would share no state. A page's own class on top of ours is none.
const registered = customElements.get('mesh-call');
if (registered === MeshCall || registered?.prototype instanceof MeshCall) {
  lateElements.comeFrom(async () => {
    const { stageElements } = await import('./elements/stage-elements.ts');
    define(stageElements);
  });
  whenIdle(load);
}

function define(elements: Readonly<Record<string, CustomElementConstructor>>): void {
  for (const [name, element] of Object.entries(elements)) {
    // A page may load the kit twice, as a package and from a CDN; the first one stays.
    if (!customElements.get(name)) customElements.define(name, element);
  }
}

/** A failure is told by the call that needs them; elements without one wait for the network. */
function load(): void {
  lateElements.load().catch(() => {
    addEventListener('online', load, { once: true });
  });
}

function whenIdle(act: () => void): void {
  // Safari has no such thing.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(act, { timeout: IDLE_WITHIN_MS });
  else setTimeout(act);
}
