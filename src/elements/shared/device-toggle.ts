import { msg, str } from './texts.ts';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { CallSession } from '../../call/call-session.ts';
import type { LocalDeviceSnapshot } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import type { CallErrorCode, CaptureDevice } from '../../protocol/errors.ts';
import { CallControl, type ControlLook } from './call-control.ts';
import { captureText, deviceName } from './error-texts.ts';
import { exclamationMark, lockMark, questionMark } from './icons.ts';

/**
 * What `<mic-toggle>` and `<camera-toggle>` have in common.
 *
 * To assistive technology it is a toggle button with a constant name ("Microphone"): `aria-pressed` carries the
 * state, and the tooltip, which is also the description, says the state and its reason in words.
 */
export abstract class DeviceToggle extends CallControl {
  /** A state to show in place of the session's, for use without a session. */
  @property({ attribute: false }) device: LocalDeviceSnapshot | undefined;

  readonly #call = new MeshCallController(this, { select: (snapshot) => snapshot.self[this.kind] });

  /** Which device the control is for. */
  protected abstract readonly kind: CaptureDevice;
  protected abstract readonly icons: { readonly on: TemplateResult; readonly off: TemplateResult };
  /** What has to be read now, wherever pointer and focus are. */
  protected get urgentHint(): string | undefined {
    return undefined;
  }
  /** Asks the session to turn the device on or off. */
  protected abstract request(session: CallSession, on: boolean): Promise<void>;

  /** True while the device is captured and sent. */
  get checked(): boolean {
    return this.#device?.state === 'on';
  }

  protected override look(): ControlLook {
    const device = this.#device;
    const state = device?.state ?? 'off';
    const pending = device?.pending ?? false;
    return {
      name: deviceName(this.kind),
      icon: state === 'on' ? this.icons.on : this.icons.off,
      tip: this.urgentHint ?? this.#tip(device),
      kind: state,
      unusable: device === undefined,
      pressed: state === 'on',
      busy: pending,
      mark: state === 'blocked' ? markOf(device?.error?.code) : undefined,
      urgent: this.urgentHint !== undefined,
      states: {
        on: state === 'on',
        off: device?.state === 'off',
        blocked: state === 'blocked',
        pending,
      },
    };
  }

  protected override async press(): Promise<void> {
    const { session } = this.#call;
    const device = this.#device;
    if (session === undefined || device === undefined || device.pending) return;
    const before = device.state;
    await this.request(session, before !== 'on');
    if (this.#device?.state !== before) this.dispatchEvent(new Event('change', { bubbles: true }));
  }

  get #device(): LocalDeviceSnapshot | undefined {
    return this.device ?? this.#call.selected;
  }

  #tip(device: LocalDeviceSnapshot | undefined): string {
    const name = deviceName(this.kind);
    if (device === undefined) return msg(str`${name}: not in a call`);
    if (device.pending) return msg(str`${name} is starting…`);
    if (device.state === 'blocked') {
      const { title, advice } = captureText(device.error?.code ?? 'capture-failed', this.kind);
      return msg(str`${title}. ${advice}`);
    }
    if (device.state === 'off') return msg(str`${name} is off`);
    return device.interrupted ? msg(str`${name} is silenced by your system`) : msg(str`${name} is on`);
  }
}

/** The mark that tells the reasons apart at a glance. */
function markOf(code: CallErrorCode | undefined): TemplateResult {
  if (code?.startsWith('capture-denied')) return lockMark;
  return code === 'capture-no-device' ? questionMark : exclamationMark;
}
