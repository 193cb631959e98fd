import { msg, str } from './texts.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { CallSession } from '../../call/call-session.ts';
import type { LocalDeviceSnapshot } from '../../call/snapshot.ts';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import type { CallErrorCode, CaptureDevice } from '../../protocol/errors.ts';
import { controlStyles } from './control-styles.ts';
import { captureText, deviceName } from './error-texts.ts';
import { exclamationMark, lockMark, questionMark } from './icons.ts';
import { MeshElement } from './mesh-element.ts';
import { TooltipDismissal } from './tooltip-dismissal.ts';

/**
 * What `<mic-toggle>` and `<camera-toggle>` have in common.
 *
 * To assistive technology it is a toggle button with a constant name ("Microphone"): `aria-pressed` carries the
 * state, and the tooltip, which is also the description, says the state and its reason in words.
 */
export abstract class DeviceToggle extends MeshElement {
  static override styles = [MeshElement.sharedStyles, controlStyles];
  static override shadowRootOptions: ShadowRootInit = {
    ...MeshElement.shadowRootOptions,
    delegatesFocus: true,
  };

  /** Id of the `<mesh-call>` that the control belongs to; needed only outside of it. */
  @property() for: string | undefined;

  /** Makes the control unusable. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  /** A state to show in place of the session's, for use without a session. */
  @property({ attribute: false }) device: LocalDeviceSnapshot | undefined;

  @query('button') private button!: HTMLButtonElement;

  readonly #internals = this.attachInternals();
  readonly #tooltip = new TooltipDismissal(this);
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

  override click(): void {
    this.button.click();
  }

  protected override updated(): void {
    const device = this.#device;
    this.#setState('on', device?.state === 'on');
    this.#setState('off', device?.state === 'off');
    this.#setState('blocked', device?.state === 'blocked');
    this.#setState('pending', device?.pending ?? false);
  }

  override render(): TemplateResult {
    const device = this.#device;
    const look = device === undefined ? 'off' : device.state;
    return html`<button
        part="button"
        type="button"
        class="control ${look}"
        ?disabled=${this.disabled || device === undefined}
        aria-pressed=${this.checked ? 'true' : 'false'}
        aria-label=${deviceName(this.kind)}
        aria-describedby="tip"
        aria-busy=${device?.pending ? 'true' : nothing}
        @click=${this.#toggle}
      >
        ${look === 'on' ? this.icons.on : this.icons.off}
        ${look === 'blocked' ? html`<span class="mark">${markOf(device?.error?.code)}</span>` : nothing}
        ${device?.pending ? html`<span class="ring"></span>` : nothing}
      </button>
      <div
        part="tooltip"
        id="tip"
        class="tip ${this.urgentHint ? 'urgent' : this.#tooltip.dismissed ? 'dismissed' : ''}"
      >
        ${this.#tip(device)}
      </div>`;
  }

  get #device(): LocalDeviceSnapshot | undefined {
    return this.device ?? this.#call.selected;
  }

  #tip(device: LocalDeviceSnapshot | undefined): string {
    const name = deviceName(this.kind);
    if (this.urgentHint) return this.urgentHint;
    if (device === undefined) return msg(str`${name}: not in a call`);
    if (device.pending) return msg(str`${name} is starting…`);
    if (device.state === 'blocked') {
      const { title, advice } = captureText(device.error?.code ?? 'capture-failed', this.kind);
      return msg(str`${title}. ${advice}`);
    }
    if (device.state === 'off') return msg(str`${name} is off`);
    return device.interrupted ? msg(str`${name} is silenced by your system`) : msg(str`${name} is on`);
  }

  readonly #toggle = async (): Promise<void> => {
    const { session } = this.#call;
    const device = this.#device;
    if (session === undefined || device === undefined || device.pending) return;
    const before = device.state;
    await this.request(session, before !== 'on');
    if (this.#device?.state !== before) this.dispatchEvent(new Event('change', { bubbles: true }));
  };

  #setState(name: string, present: boolean): void {
    if (present) this.#internals.states.add(name);
    else this.#internals.states.delete(name);
  }
}

/** The mark that tells the reasons apart at a glance. */
function markOf(code: CallErrorCode | undefined): TemplateResult {
  if (code?.startsWith('capture-denied')) return lockMark;
  return code === 'capture-no-device' ? questionMark : exclamationMark;
}
