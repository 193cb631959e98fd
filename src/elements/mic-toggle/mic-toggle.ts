import type { CallSession } from '../../call/call-session.ts';
import { DeviceToggle } from '../shared/device-toggle.ts';
import { microphoneIcon, microphoneOffIcon } from '../shared/icons.ts';

/**
 * Turns the own microphone on and off. Works inside `<mesh-call>`, or anywhere with `for="id of the call"`.
 *
 * @tag mic-toggle
 *
 * @attr {string} for - Id of the `<mesh-call>` that the control belongs to; needed only outside of it.
 * @attr {boolean} disabled - Makes the control unusable.
 *
 * @fires {Event} change - The person turned the microphone on or off, and it is done.
 *
 * @csspart button - The `<button>`.
 * @csspart tooltip - The text shown on hover and keyboard focus.
 *
 * @cssprop [--mesh-control-size=48px] - Height of the button.
 *
 * @cssstate on - The microphone is captured and sent.
 * @cssstate off - The microphone is silent.
 * @cssstate pending - The browser works on a request; the state is still the old one.
 * @cssstate blocked - Wanted, but refused by the person, the system, the page or the hardware.
 */
export class MicToggle extends DeviceToggle {
  protected override readonly kind = 'microphone';
  protected override readonly icons: DeviceToggle['icons'] = { on: microphoneIcon, off: microphoneOffIcon };

  protected override request(session: CallSession, on: boolean): Promise<void> {
    return session.setMicrophone(on);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mic-toggle': MicToggle;
  }
}
