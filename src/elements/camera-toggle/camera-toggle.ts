import type { CallSession } from '../../call/call-session.ts';
import { DeviceToggle } from '../shared/device-toggle.ts';
import { cameraIcon, cameraOffIcon } from '../shared/icons.ts';

/**
 * Turns the own camera on and off. Works inside `<mesh-call>`, or anywhere with `for="id of the call"`.
 *
 * @tag camera-toggle
 *
 * @attr {string} for - Id of the `<mesh-call>` that the control belongs to; needed only outside of it.
 * @attr {boolean} disabled - Makes the control unusable.
 * @attr {boolean} labelled - Shows the name beside the icon, in a row as wide as there is room, as in a menu.
 *
 * @fires {Event} change - The person turned the camera on or off, and it is done.
 *
 * @csspart button - The `<button>`.
 * @csspart label - The name, where it is shown.
 * @csspart tooltip - The text shown on hover and keyboard focus.
 *
 * @cssstate on - The camera is captured and sent.
 * @cssstate off - The camera is released.
 * @cssstate pending - The browser works on a request; the state is still the old one.
 * @cssstate blocked - Wanted, but refused by the person, the system, the page or the hardware.
 */
export class CameraToggle extends DeviceToggle {
  protected override readonly kind = 'camera';
  protected override readonly icons: DeviceToggle['icons'] = { on: cameraIcon, off: cameraOffIcon };

  protected override request(session: CallSession, on: boolean): Promise<void> {
    return session.setCamera(on);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'camera-toggle': CameraToggle;
  }
}
