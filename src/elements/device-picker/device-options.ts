import { msg, str } from '../shared/texts.ts';
import type { CallSnapshot, DeviceChoice } from '../../call/snapshot.ts';
import { captureText } from '../shared/error-texts.ts';

/** A kind of device that a person chooses. */
export type DeviceKind = DeviceChoice['kind'];

/** What a picker shows of a call. */
export interface DevicePickerState {
  /** What can be chosen. */
  readonly devices: CallSnapshot['devices'];
  readonly microphone: CallSnapshot['self']['microphone'];
  readonly camera: CallSnapshot['self']['camera'];
  readonly speaker: CallSnapshot['speaker'];
}

/** One entry of a list. */
export interface DeviceOption {
  readonly deviceId: string;
  readonly text: string;
}

/** What a picker shows of a call; the same object as before when nothing of it is different. */
export function pickerState(
  { devices, self: { microphone, camera }, speaker }: CallSnapshot,
  last: DevicePickerState | undefined,
): DevicePickerState {
  const same =
    last?.devices === devices &&
    last.microphone === microphone &&
    last.camera === camera &&
    last.speaker === speaker;
  return same ? last : { devices, microphone, camera, speaker };
}

/** The entries for one kind: the automatic choice, what is there, and what was chosen and is not there any more. */
export function optionsOf(kind: DeviceKind, state: DevicePickerState): readonly DeviceOption[] {
  const { deviceId: chosen } = state[kind];
  // The browser's own entry for its default says the same as ours.
  const listed = state.devices.filter(
    (device) => device.kind === kind && (device.deviceId !== 'default' || chosen === 'default'),
  );
  const options = listed.map(({ deviceId, label }, index) => ({
    deviceId,
    text: label || numbered(kind, index + 1),
  }));
  const isLost = chosen !== '' && !listed.some(({ deviceId }) => deviceId === chosen);
  return [
    { deviceId: '', text: automaticText(kind, state) },
    ...options,
    ...(isLost ? [{ deviceId: chosen, text: msg('Not connected any more') }] : []),
  ];
}

/** What a person should know about one kind; empty when all is well. */
export function hintOf(kind: DeviceKind, state: DevicePickerState): string {
  if (kind === 'speaker') return speakerHint(state);
  const { state: now, error, pending, track } = state[kind];
  if (pending) return kind === 'camera' ? msg('Camera is starting…') : msg('Microphone is starting…');
  if (error) return `${captureText(error.code, kind).title}.`;
  const isListed = state.devices.some((device) => device.kind === kind && device.label !== '');
  if (!isListed && !track && now === 'off') {
    return kind === 'camera'
      ? msg('To choose, turn the camera on. Your browser then asks for permission.')
      : msg('To choose, turn the microphone on. Your browser then asks for permission.');
  }
  if (kind === 'microphone' && now === 'off') return msg('Microphone is off');
  return '';
}

function speakerHint({ devices, speaker: { error, pending } }: DevicePickerState): string {
  if (pending) return msg('Changing the speaker…');
  switch (error?.code) {
    case undefined:
      break;
    case 'speaker-denied':
      return msg('This page may not use that speaker.');
    case 'speaker-missing':
      return msg('That speaker isn’t connected. Your system chooses another one.');
    default:
      return msg('That speaker can’t be used here.');
  }
  return devices.some(({ kind }) => kind === 'speaker')
    ? ''
    : msg('You choose the speaker in your system’s settings.');
}

/** With the name of what is in use, as far as that is known. */
function automaticText(kind: DeviceKind, state: DevicePickerState): string {
  if (kind === 'speaker') return msg('Automatic');
  const { deviceId, track } = state[kind];
  return deviceId === '' && track?.label ? msg(str`Automatic (${track.label})`) : msg('Automatic');
}

function numbered(kind: DeviceKind, number: number): string {
  if (kind === 'camera') return msg(str`Camera ${number}`);
  return kind === 'speaker' ? msg(str`Speaker ${number}`) : msg(str`Microphone ${number}`);
}
