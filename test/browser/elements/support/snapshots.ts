import type {
  CallSnapshot,
  LocalDeviceSnapshot,
  PeerSnapshot,
  SelfSnapshot,
} from '../../../../src/call/snapshot.ts';
import { MeshCall } from '../../../../src/elements/mesh-call/mesh-call.ts';
import { GOOD_LINK } from '../../../../src/quality/link-rating.ts';
import { UNKNOWN_RECEPTION } from '../../../../src/quality/reception.ts';
import { CallError, type CallErrorCode, type CaptureDevice } from '../../../../src/protocol/errors.ts';

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
export function blocked(code: CallErrorCode, name: CaptureDevice): LocalDeviceSnapshot {
  return device({ state: 'blocked', error: new CallError(code, 'An example.', { device: name }) });
}

/** Oneself, with what is different. */
export function self(change: Partial<SelfSnapshot> = {}): SelfSnapshot {
  return {
    id: 'self',
    user: { name: 'Alice' },
    microphone: device(),
    camera: device({ state: 'off' }),
    screen: { state: 'off', surface: undefined, sound: false, stream: new MediaStream(), error: undefined },
    stream: new MediaStream(),
    speaking: false,
    talkingWhileMuted: false,
    hand: undefined,
    ...change,
  };
}

/** Somebody else, with what is different. */
export function peer(name: string, change: Partial<PeerSnapshot> = {}): PeerSnapshot {
  return {
    id: name,
    user: { name },
    link: 'connected',
    error: undefined,
    recovery: undefined,
    microphone: true,
    camera: false,
    screen: false,
    screenStream: new MediaStream(),
    cameraStream: new MediaStream(),
    microphoneStream: new MediaStream(),
    reception: UNKNOWN_RECEPTION,
    rating: GOOD_LINK,
    speaking: false,
    hand: undefined,
    volume: 1,
    mutedHere: false,
    ...change,
  };
}

/** Alice in a call with Bob, with what is different. */
export function call(change: Partial<CallSnapshot> = {}): CallSnapshot {
  return {
    state: 'joined',
    error: undefined,
    ended: undefined,
    room: 'connected',
    capacity: 6,
    full: false,
    self: self(),
    peers: [peer('Bob')],
    activeSpeaker: undefined,
    messages: [],
    reactions: [],
    waiting: [],
    place: 0,
    playbackBlocked: false,
    sound: true,
    elsewhere: undefined,
    devices: [],
    speaker: { deviceId: '', pending: false, error: undefined },
    withheld: [],
    ...change,
  };
}

/** The same with nothing to see: an avatar is judged by its colours, a picture can't be. */
export function withoutPictures(snapshot: CallSnapshot): CallSnapshot {
  const nothing = new MediaStream();
  return {
    ...snapshot,
    self: { ...snapshot.self, stream: nothing },
    peers: snapshot.peers.map((each) => ({ ...each, cameraStream: nothing, screenStream: nothing })),
  };
}

/** A `<mesh-call>` that shows a snapshot made by hand, and never has a room. */
export class ShownCall extends MeshCall {
  #shown: CallSnapshot | undefined;

  override get snapshot(): CallSnapshot {
    return this.#shown ?? super.snapshot;
  }

  override set snapshot(snapshot: CallSnapshot) {
    this.#shown = snapshot;
    this.requestUpdate();
  }
}

customElements.define('shown-call', ShownCall);

declare global {
  interface HTMLElementTagNameMap {
    'shown-call': ShownCall;
  }
}
