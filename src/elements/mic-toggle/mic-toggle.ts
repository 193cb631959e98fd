import { property } from 'lit/decorators.js';
import type { CallSession } from '../../call/call-session.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { DeviceToggle } from '../shared/device-toggle.ts';
import { microphoneIcon, microphoneOffIcon } from '../shared/icons.ts';
import { mutedText } from '../shared/muted-text.ts';

/**
 * Turns the own microphone on and off. Works inside `<mesh-call>`, or anywhere with `for="id of the call"`.
 * Its tooltip comes by itself, for 6 s, when somebody talks on although the microphone is off.
 *
 * @tag mic-toggle
 *
 * @attr {string} for - Id of the `<mesh-call>` that the control belongs to; needed only outside of it.
 * @attr {boolean} disabled - Makes the control unusable.
 * @attr {boolean} labelled - Shows the name beside the icon, in a row as wide as there is room, as in a menu.
 *
 * @fires {Event} change - The person turned the microphone on or off, and it is done.
 *
 * @csspart button - The `<button>`.
 * @csspart label - The name, where it is shown.
 * @csspart tooltip - The text shown on hover and keyboard focus, and to somebody who talks while muted.
 *
 * @cssstate on - The microphone is captured and sent.
 * @cssstate off - The microphone is silent.
 * @cssstate pending - The browser works on a request; the state is still the old one.
 * @cssstate blocked - Wanted, but refused by the person, the system, the page or the hardware.
 */
export class MicToggle extends DeviceToggle {
  /** Whether to say that nobody hears us, in place of what the session says, for use without a session. */
  @property({ attribute: false }) talkingWhileMuted: boolean | undefined;

  protected override readonly kind = 'microphone';
  protected override readonly icons: DeviceToggle['icons'] = { on: microphoneIcon, off: microphoneOffIcon };

  readonly #muted = new MeshCallController(this, { select: ({ self }) => self.talkingWhileMuted });

  protected override get urgentHint(): string | undefined {
    return (this.talkingWhileMuted ?? this.#muted.selected) ? mutedText() : undefined;
  }

  protected override request(session: CallSession, on: boolean): Promise<void> {
    return session.setMicrophone(on);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'mic-toggle': MicToggle;
  }
}
