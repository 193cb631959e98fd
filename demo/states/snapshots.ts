import {
  CallError,
  type CallErrorCode,
  type CallSnapshot,
  type CaptureDevice,
  type LocalDeviceSnapshot,
  type PeerSnapshot,
  type SelfSnapshot,
} from 'mesh-call/engine';
import { documentStream } from './documents.ts';
import { pictureOf } from './pictures.ts';

/** A device as it is, with what is different. */
export function device(change: Partial<LocalDeviceSnapshot> = {}): LocalDeviceSnapshot {
  return {
    state: 'on',
    wanted: true,
    held: false,
    pending: false,
    error: undefined,
    track: undefined,
    deviceId: '',
    interrupted: false,
    ...change,
  };
}

/** A device that is refused. */
export function blocked(code: CallErrorCode, name: CaptureDevice = 'camera'): LocalDeviceSnapshot {
  return device({ state: 'blocked', error: new CallError(code, 'An example.', { device: name }) });
}

/** Oneself, with what is different. */
export function self(change: Partial<SelfSnapshot> = {}): SelfSnapshot {
  return {
    id: 'self',
    user: { name: 'Dana Whitfield' },
    microphone: device(),
    camera: device(),
    screen: { state: 'off', surface: undefined, sound: false, stream: new MediaStream(), error: undefined },
    stream: picture(210),
    speaking: false,
    talkingWhileMuted: false,
    hand: undefined,
    ...change,
  };
}

/** Somebody else, with what is different. */
export function peer(name: string, hue: number, change: Partial<PeerSnapshot> = {}): PeerSnapshot {
  return {
    id: name,
    user: { name },
    link: 'connected',
    error: undefined,
    recovery: undefined,
    microphone: true,
    camera: true,
    screen: false,
    screenStream: new MediaStream(),
    cameraStream: picture(hue),
    microphoneStream: new MediaStream(),
    reception: { voice: 'flowing', picture: 'flowing', ours: { voice: 'flowing', picture: 'flowing' } },
    rating: { grade: 'good', reason: undefined },
    speaking: false,
    hand: undefined,
    volume: 1,
    mutedHere: false,
    ...change,
  };
}

/** The others in a call of `count` people, oneself included. */
export function others(count: number): PeerSnapshot[] {
  return [
    peer('Alice Moreau', 25),
    peer('Bob', 140, { microphone: false }),
    peer('Carol Østergaard-Lindqvist', 280, { camera: false }),
    peer('Erin Nakamura', 340, { microphone: false, cameraStream: picture(340, 540, 960) }),
    peer('Frank', 60),
  ].slice(0, count - 1);
}

/** The same, where the first of them shares a screen. */
export function presenting(count: number): PeerSnapshot[] {
  return others(count).map((each, index) =>
    index === 0 ? { ...each, screen: true, screenStream: sharedScreen() } : each,
  );
}

/** A call with three people, with what is different. */
export function call(change: Partial<CallSnapshot> = {}): CallSnapshot {
  return {
    state: 'joined',
    error: undefined,
    ended: undefined,
    room: 'connected',
    capacity: 6,
    full: false,
    self: self(),
    peers: others(3),
    activeSpeaker: undefined,
    messages: [],
    reactions: [],
    waiting: [],
    place: 0,
    playbackBlocked: false,
    sound: true,
    elsewhere: undefined,
    devices: [
      { kind: 'microphone', deviceId: 'built-in', label: 'Built-in microphone' },
      {
        kind: 'microphone',
        deviceId: 'headset',
        label: 'Wireless headset with quite a long name (Bluetooth)',
      },
      { kind: 'camera', deviceId: 'front', label: 'Front camera' },
      { kind: 'speaker', deviceId: 'speakers', label: 'Built-in speakers' },
      { kind: 'speaker', deviceId: 'headset', label: 'Wireless headset with quite a long name (Bluetooth)' },
    ],
    speaker: { deviceId: '', pending: false, error: undefined },
    withheld: [],
    ...change,
  };
}

/** A failed call. */
export function failed(code: CallErrorCode): CallSnapshot {
  return call({ state: 'failed', peers: [], error: new CallError(code, 'An example.') });
}

let screen: MediaStream | undefined;

/** What somebody shares, the same stream in all snapshots. */
export function sharedScreen(): MediaStream {
  screen ??= documentStream();
  return screen;
}

const pictures = new Map<string, MediaStream>();

/** One stream for each picture, however many snapshots show it. */
export function picture(hue: number, width?: number, height?: number): MediaStream {
  const key = `${hue} ${width}`;
  const known = pictures.get(key) ?? pictureOf(hue, width, height);
  pictures.set(key, known);
  return known;
}
