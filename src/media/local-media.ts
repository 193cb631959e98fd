import type { CallError, CaptureDevice } from '../protocol/errors.ts';
import { keepIfEqual } from '../protocol/keep-if-equal.ts';
import { captureError } from './capture-errors.ts';
import type { CaptureRequest, CaptureResult } from './capture.ts';
import {
  createLocalDevice,
  type LocalDevice,
  type LocalDeviceSnapshot,
  nextTask,
  snapshotDevice,
} from './local-device.ts';

/** What local media needs to know. */
export interface LocalMediaOptions {
  /** Whether each device is wanted at first. */
  readonly microphone: boolean;
  readonly camera: boolean;
  /** Where tracks come from: devices, or a stream that the page gave. Never rejects. */
  readonly capture: (request: CaptureRequest) => Promise<ReadonlyMap<CaptureDevice, CaptureResult>>;
  /** A device, or what it sends, changed. */
  readonly onChange: () => void;
  readonly onError: (error: CallError) => void;
  /** Time in milliseconds; default the page's own. */
  readonly now?: () => number;
}

/** A device that stops sooner than this after it was captured is broken, and another one is not looked for, ms. */
const REPLACED_AFTER_MS = 2000;

/**
 * Our microphone and camera.
 *
 * What is asked for is only written down; one loop then brings the devices there, one step at a time, and looks
 * again after each step. So it doesn't matter how often a person clicks while the browser still asks for permission.
 */
export class LocalMedia {
  readonly #options: LocalMediaOptions;
  readonly #devices: Readonly<Record<CaptureDevice, LocalDevice>>;
  /** The own picture for a preview; the same object all the time. */
  readonly preview = new MediaStream();
  #active = false;
  #loop: Promise<void> | undefined;
  #snapshots: Readonly<Record<CaptureDevice, LocalDeviceSnapshot>> | undefined;

  constructor(options: LocalMediaOptions) {
    this.#options = options;
    this.#devices = {
      microphone: createLocalDevice('microphone', options.microphone),
      camera: createLocalDevice('camera', options.camera),
    };
  }

  get microphone(): LocalDeviceSnapshot {
    return this.#current.microphone;
  }

  get camera(): LocalDeviceSnapshot {
    return this.#current.camera;
  }

  /** Whether a device was asked for last, be it there or not. */
  isWanted(kind: CaptureDevice): boolean {
    return this.#devices[kind].wanted;
  }

  /** Says whether a device is to be captured at the next start. Only before the first one. */
  want(kind: CaptureDevice, wanted: boolean): void {
    this.#devices[kind].wanted = wanted;
    this.#changed();
  }

  /**
   * Leaves devices off, as wanted as they may be, until somebody asks for them. Without effect once capturing has begun:
   * then the person was asked already.
   */
  hold(kinds: readonly CaptureDevice[]): void {
    if (this.#active) return;
    for (const kind of kinds) {
      this.#devices[kind].held = true;
      this.#devices[kind].error = undefined;
    }
    this.#changed();
  }

  /** Ends the hold: what was held is captured at the next start. */
  endHold(): void {
    for (const device of Object.values(this.#devices)) device.held = false;
    this.#changed();
  }

  /** What is to be sent for a device: a silenced microphone goes on sending silence, a camera that is off nothing. */
  sentTrack(kind: CaptureDevice): MediaStreamTrack | undefined {
    return this.#devices[kind].track;
  }

  /** Whether what is wanted is captured, or would be if the browser allowed it. */
  get isActive(): boolean {
    return this.#active;
  }

  /** Begins to capture what is wanted. Resolves when it is there or refused. */
  start(): Promise<void> {
    this.#active = true;
    return this.#reconcile();
  }

  /** Releases all devices; what is wanted is remembered for the next start. */
  stop(): void {
    this.#active = false;
    for (const device of Object.values(this.#devices)) {
      this.#drop(device);
      device.isReplacing = false;
    }
    // What the browser is still asking the person for is released as soon as it arrives.
    void this.#reconcile();
  }

  /** Switches a device on or off; asks again for one that was refused. Never rejects. */
  async set(kind: CaptureDevice, on: boolean): Promise<void> {
    const device = this.#devices[kind];
    device.wanted = on;
    device.held = false;
    device.error = undefined;
    device.isReplacing = false;
    if (on) this.#active = true;
    await this.#reconcile();
  }

  /** The browser would give a device now without a question: one that it has refused, or would have asked for. */
  permissionGranted(kind: CaptureDevice): void {
    const device = this.#devices[kind];
    if (!device.held && device.error?.code !== 'capture-denied') return;
    device.held = false;
    device.error = undefined;
    void this.#reconcile();
  }

  /** Uses another device of the kind, now if it is on, otherwise from the next time on. Never rejects. */
  async choose(kind: CaptureDevice, deviceId: string): Promise<void> {
    const device = this.#devices[kind];
    device.deviceId = deviceId;
    device.error = undefined;
    device.isReplacing = false;
    await this.#reconcile();
  }

  #reconcile(): Promise<void> {
    this.#loop ??= this.#run().finally(() => {
      this.#loop = undefined;
    });
    this.#changed();
    return this.#loop;
  }

  async #run(): Promise<void> {
    // The first step waits for the caller, so that two wishes of one task become one question to the person.
    await Promise.resolve();
    for (;;) {
      const request = new Map<CaptureDevice, string>();
      for (const device of Object.values(this.#devices)) {
        if (this.#step(device) === 'capture') request.set(device.kind, device.deviceId);
      }
      this.#changed();
      if (request.size === 0) return;
      const results = await this.#options.capture(request);
      for (const [kind, result] of results)
        this.#accept(this.#devices[kind], request.get(kind) ?? '', result);
      this.#changed();
    }
  }

  /** Does what can be done at once; returns `capture` when the browser has to be asked. */
  #step(device: LocalDevice): 'capture' | 'done' {
    const task = nextTask(device, this.#active);
    if (task === 'capture') return 'capture';
    if (task === 'release') this.#drop(device);
    else if (device.track && task !== 'nothing') device.track.enabled = task === 'enable';
    return 'done';
  }

  #accept(device: LocalDevice, askedFor: string, result: CaptureResult): void {
    if (!(result instanceof MediaStreamTrack)) {
      // Who has chosen again meanwhile is asked about that one; nobody waits for this one any more.
      if (device.deviceId !== askedFor) return;
      // With another device chosen and refused, the one in use stays in use.
      device.deviceId = device.capturedFrom;
      const isGone = device.isReplacing && result.code === 'capture-no-device';
      this.#fail(device, isGone ? captureError('capture-ended', device.kind) : result);
      return;
    }
    this.#drop(device);
    device.track = result;
    device.capturedFrom = askedFor;
    device.capturedAt = this.#now();
    // The device in use before can have ended in the meantime.
    device.error = undefined;
    if (device.isReplacing) this.#fail(device, captureError('capture-replaced', device.kind));
    for (const name of ['mute', 'unmute'] as const) result.addEventListener(name, this.#changed);
    result.addEventListener('ended', this.#onEnded);
    if (device.kind === 'camera') this.preview.addTrack(result);
  }

  #drop(device: LocalDevice): void {
    const { track } = device;
    if (!track) return;
    device.track = undefined;
    this.preview.removeTrack(track);
    for (const name of ['mute', 'unmute'] as const) track.removeEventListener(name, this.#changed);
    track.removeEventListener('ended', this.#onEnded);
    track.stop();
  }

  #fail(device: LocalDevice, error: CallError): void {
    device.isReplacing = false;
    device.error = error;
    this.#options.onError(error);
  }

  #now(): number {
    return (this.#options.now ?? (() => performance.now()))();
  }

  /** Unplugged, or taken away by the system: whoever is heard or seen goes on with another device where there is one. */
  readonly #onEnded = ({ target }: Event): void => {
    const device = Object.values(this.#devices).find(({ track }) => track === target);
    if (!device) return;
    const hasChosenAnother = device.deviceId !== device.capturedFrom;
    this.#drop(device);
    if (!device.wanted) {
      this.#changed();
    } else if (hasChosenAnother || this.#now() - device.capturedAt < REPLACED_AFTER_MS) {
      this.#fail(device, captureError('capture-ended', device.kind));
      this.#changed();
    } else {
      device.deviceId = device.capturedFrom = '';
      device.isReplacing = true;
      void this.#reconcile();
    }
  };

  readonly #changed = (): void => {
    this.#snapshots = this.#takeSnapshots();
    this.#options.onChange();
  };

  get #current(): Readonly<Record<CaptureDevice, LocalDeviceSnapshot>> {
    return (this.#snapshots ??= this.#takeSnapshots());
  }

  #takeSnapshots(): Readonly<Record<CaptureDevice, LocalDeviceSnapshot>> {
    const { microphone, camera } = this.#devices;
    return {
      microphone: keepIfEqual(this.#snapshots?.microphone, snapshotDevice(microphone, this.#active)),
      camera: keepIfEqual(this.#snapshots?.camera, snapshotDevice(camera, this.#active)),
    };
  }
}
