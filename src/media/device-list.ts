import type { MediaDevicesLike } from './capture.ts';

/** A device the person can choose. */
export interface DeviceChoice {
  readonly kind: 'microphone' | 'camera' | 'speaker';
  readonly deviceId: string;
  /** Empty until the person has granted a device of this kind. */
  readonly label: string;
}

const KINDS: Readonly<Record<MediaDeviceKind, DeviceChoice['kind']>> = {
  audioinput: 'microphone',
  videoinput: 'camera',
  audiooutput: 'speaker',
};

/** Keeps the list of devices up to date while it lives. */
export class DeviceList {
  readonly #devices: MediaDevicesLike | undefined;
  readonly #onChange: () => void;
  readonly #signal: AbortSignal;
  #choices: readonly DeviceChoice[] = Object.freeze([]);

  constructor(devices: MediaDevicesLike | undefined, onChange: () => void, signal: AbortSignal) {
    this.#devices = devices;
    this.#onChange = onChange;
    this.#signal = signal;
    devices?.addEventListener(
      'devicechange',
      () => {
        void this.refresh();
      },
      { signal },
    );
  }

  get choices(): readonly DeviceChoice[] {
    return this.#choices;
  }

  /** Reads the list again: after a change, and after a permission that reveals the labels. Never rejects. */
  async refresh(): Promise<void> {
    let found: readonly MediaDeviceInfo[] = [];
    try {
      found = (await this.#devices?.enumerateDevices()) ?? [];
    } catch {
      // A page without permission for the list has an empty list; choosing is then the browser's business.
    }
    if (this.#signal.aborted) return;
    const choices = found
      .filter(({ deviceId }) => deviceId !== '')
      .map(({ kind, deviceId, label }) => Object.freeze({ kind: KINDS[kind], deviceId, label }));
    if (JSON.stringify(choices) === JSON.stringify(this.#choices)) return;
    this.#choices = Object.freeze(choices);
    this.#onChange();
  }
}
