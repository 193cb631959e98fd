import type { CallError, CaptureDevice } from '../protocol/errors.ts';

/**
 * Where one of our own devices stands.
 *
 * - `off`: not captured, or captured and silenced (a muted microphone keeps its device open so that
 *   un-muting is instant; a camera is released).
 * - `on`: captured and sent.
 * - `blocked`: wanted, but the browser, the system or the hardware refuses; `error` says why.
 */
export type DeviceState = 'off' | 'on' | 'blocked';

/** One of our own devices. */
export interface LocalDeviceSnapshot {
  readonly state: DeviceState;
  /** Whether it was asked for last, by the page at first and by the person since; what became of it says `state`. */
  readonly wanted: boolean;
  /**
   * True while a wanted device is left off because the browser would ask the person for it, and nobody has told them
   * yet what for. See `startCapture()`.
   */
  readonly held: boolean;
  /** True while the browser works on a request; `state` is still the old one. */
  readonly pending: boolean;
  /** Why the device is `blocked`, or, as `capture-replaced`, that it stands in for one that stopped. */
  readonly error: CallError | undefined;
  /** What is captured now; absent while released. */
  readonly track: MediaStreamTrack | undefined;
  /** The device in use or asked for; empty string: the browser's choice. */
  readonly deviceId: string;
  /** True while the system silences the device (a phone call, a hardware switch). */
  readonly interrupted: boolean;
}

/** The facts about one device, from which its snapshot follows. Owned and changed by `LocalMedia` only. */
export interface LocalDevice {
  readonly kind: CaptureDevice;
  /** What was asked for last. */
  wanted: boolean;
  /** Whether it stays off although it is wanted, until somebody asks for it. */
  held: boolean;
  deviceId: string;
  track: MediaStreamTrack | undefined;
  /** The device that `track` was captured from by choice; another choice makes the track stale. */
  capturedFrom: string;
  /** When `track` was captured, ms. */
  capturedAt: number;
  /** Whether another device is being looked for, because the one in use has stopped. */
  isReplacing: boolean;
  error: CallError | undefined;
}

export function createLocalDevice(kind: CaptureDevice, wanted: boolean): LocalDevice {
  return {
    kind,
    wanted,
    held: false,
    deviceId: '',
    track: undefined,
    capturedFrom: '',
    capturedAt: 0,
    isReplacing: false,
    error: undefined,
  };
}

/** What is to be done so that the device is as wanted. */
export type DeviceTask = 'capture' | 'enable' | 'silence' | 'release' | 'nothing';

/** Decides the next step for one device; `active` tells whether capturing is allowed now. */
export function nextTask(device: LocalDevice, active: boolean): DeviceTask {
  const { kind, held, track, error, deviceId, capturedFrom } = device;
  const wanted = device.wanted && !held;
  if (!active) return track ? 'release' : 'nothing';
  if (!wanted) {
    if (!track) return 'nothing';
    if (kind === 'camera') return 'release';
    return track.enabled ? 'silence' : 'nothing';
  }
  if (!track || deviceId !== capturedFrom) return error ? 'nothing' : 'capture';
  return track.enabled ? 'nothing' : 'enable';
}

/** The device as others may see it. */
export function snapshotDevice(device: LocalDevice, active: boolean): LocalDeviceSnapshot {
  const { wanted, held, track, error, deviceId } = device;
  const on =
    track?.enabled === true &&
    track.readyState === 'live' &&
    (wanted || nextTask(device, active) !== 'nothing');
  return {
    state: on ? 'on' : wanted && error ? 'blocked' : 'off',
    wanted,
    held: wanted && held,
    pending: nextTask(device, active) !== 'nothing',
    error: wanted ? error : undefined,
    track,
    deviceId,
    interrupted: track?.muted ?? false,
  };
}
