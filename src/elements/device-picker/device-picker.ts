import { msg } from '../shared/texts.ts';
import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { MeshCallController } from '../../controllers/mesh-call-controller.ts';
import { buttonStyles } from '../shared/button-styles.ts';
import { deviceName } from '../shared/error-texts.ts';
import { cameraIcon, microphoneIcon, soundIcon } from '../shared/icons.ts';
import { MeshElement } from '../shared/mesh-element.ts';
import { playTestSound } from '../shared/test-sound.ts';
import { type DeviceKind, type DevicePickerState, hintOf, optionsOf, pickerState } from './device-options.ts';
import { devicePickerStyles } from './device-picker-styles.ts';
import { LevelBar } from './level-bar.ts';

/** How far the test sound is. */
type TestState = 'none' | 'playing' | 'played' | 'failed';

/**
 * Chooses microphone, camera and speaker, shows how loud the own microphone is, and plays a test sound. Works inside
 * `<mesh-call>`, or anywhere with `for="id of the call"`.
 *
 * A choice counts at once and interrupts no call. What can't be had leaves the present device in use, and the picker
 * says why. Where the browser lets no page choose the speaker, that list has the system's choice alone.
 *
 * @tag device-picker
 *
 * @attr {string} for - Id of the `<mesh-call>` that the picker belongs to; needed only outside of it.
 *
 * @fires {Event} change - The person chose another device, and it is in use.
 *
 * @csspart row - All about one kind of device.
 * @csspart label - The name of the kind.
 * @csspart select - The `<select>`.
 * @csspart hint - What is to be known about that device.
 * @csspart meter - The level of the own microphone.
 * @csspart test - The button that plays the test sound.
 */
export class DevicePicker extends MeshElement {
  static override styles = [MeshElement.sharedStyles, buttonStyles, devicePickerStyles];

  /** Id of the `<mesh-call>` that the picker belongs to; needed only outside of it. */
  @property() for: string | undefined;

  /** A state to show in place of the session's, for use without a session. */
  @property({ attribute: false }) state: DevicePickerState | undefined;

  @state() private test: TestState = 'none';

  @query('.meter') private meterElement!: HTMLElement;

  readonly #call = new MeshCallController(this, {
    select: (snapshot) => (this.#selected = pickerState(snapshot, this.#selected)),
  });
  #selected: DevicePickerState | undefined;
  #meter: LevelBar | undefined;
  #sound: AbortController | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    // After a move in the document the meter, which was let go, is needed again.
    if (this.hasUpdated) this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#meter?.close();
    this.#meter = undefined;
    this.#sound?.abort();
    this.test = 'none';
  }

  protected override updated(): void {
    if (!this.isConnected) return;
    this.#meter ??= new LevelBar(this.meterElement);
    this.#meter.follow(this.#call.session);
    // Also back to what is in use, where the browser refused what was chosen.
    for (const select of this.renderRoot.querySelectorAll('select')) {
      select.value = this.#state?.[select.name as DeviceKind].deviceId ?? '';
    }
  }

  override render(): TemplateResult {
    return html`<div class="rows">
      ${this.#row('microphone', deviceName('microphone'), microphoneIcon, this.#levelMeter())}
      ${this.#row('camera', deviceName('camera'), cameraIcon)}
      ${this.#row('speaker', msg('Speaker'), soundIcon, this.#testText(), this.#testButton())}
    </div>`;
  }

  get #state(): DevicePickerState | undefined {
    return this.state ?? this.#call.selected;
  }

  #row(
    kind: DeviceKind,
    name: string,
    icon: TemplateResult,
    below: TemplateResult | typeof nothing = nothing,
    beside: TemplateResult | typeof nothing = nothing,
  ): TemplateResult {
    const state = this.#state;
    const options = state ? optionsOf(kind, state) : [{ deviceId: '', text: msg('Automatic') }];
    return html`<div part="row" class="row">
      <label part="label" class="label" for=${kind}>${icon}${name}</label>
      <div class="choice">
        <select
          part="select"
          id=${kind}
          name=${kind}
          aria-describedby="${kind}-hint"
          aria-busy=${state?.[kind].pending ? 'true' : nothing}
          ?disabled=${state === undefined}
          @change=${this.#choose}
        >
          ${options.map(({ deviceId, text }) => html`<option value=${deviceId}>${text}</option>`)}
        </select>
        ${beside}
      </div>
      ${below}
      <p part="hint" id="${kind}-hint" class="hint">${state ? hintOf(kind, state) : nothing}</p>
    </div>`;
  }

  #levelMeter(): TemplateResult {
    return html`<div
      part="meter"
      class="meter"
      role="meter"
      aria-label=${msg('Level of your microphone')}
      aria-valuenow="0"
      aria-valuemin="0"
      aria-valuemax="100"
    >
      <div class="bar"></div>
    </div>`;
  }

  #testButton(): TemplateResult {
    const isPlaying = this.test === 'playing';
    return html`<button
      part="test"
      type="button"
      class="button test"
      title=${msg('Play a test sound')}
      aria-disabled=${isPlaying ? 'true' : nothing}
      @click=${this.#play}
    >
      ${soundIcon}<span class="text">${isPlaying ? msg('Playing…') : msg('Test')}</span>
    </button>`;
  }

  /** The element is there before its text, as screen readers want it. */
  #testText(): TemplateResult {
    const texts: Record<TestState, () => string> = {
      none: () => '',
      playing: () => msg('You should hear three notes now.'),
      played: () => msg('Heard nothing? Turn up the volume, or choose another speaker.'),
      failed: () => msg('The sound can’t be played there. Choose another speaker.'),
    };
    return html`<p class="hint" role="status">${texts[this.test]()}</p>`;
  }

  readonly #choose = async ({ target }: Event): Promise<void> => {
    const { name, value } = target as HTMLSelectElement;
    const kind = name as DeviceKind;
    const { session } = this.#call;
    if (kind === 'speaker') this.test = 'none';
    await session?.chooseDevice(kind, value);
    this.requestUpdate();
    if (this.#state?.[kind].deviceId === value) this.dispatchEvent(new Event('change', { bubbles: true }));
  };

  readonly #play = async (): Promise<void> => {
    if (this.test === 'playing') return;
    this.test = 'playing';
    this.#sound = new AbortController();
    try {
      await playTestSound(this.#state?.speaker.deviceId ?? '', this.#sound.signal);
      this.test = this.#sound.signal.aborted ? 'none' : 'played';
    } catch {
      this.test = 'failed';
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'device-picker': DevicePicker;
  }
}
