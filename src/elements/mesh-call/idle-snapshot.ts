import type { CallSnapshot, LocalDeviceSnapshot } from '../../call/snapshot.ts';

const off: LocalDeviceSnapshot = Object.freeze({
  state: 'off',
  wanted: false,
  held: false,
  pending: false,
  error: undefined,
  track: undefined,
  deviceId: '',
  interrupted: false,
});

/** What a `<mesh-call>` without a session says of itself, so that a page never has to ask whether there is one. */
export function idleSnapshot(): CallSnapshot {
  return Object.freeze({
    state: 'idle',
    error: undefined,
    ended: undefined,
    room: 'connecting',
    capacity: 6,
    full: false,
    self: Object.freeze({
      id: '',
      user: { name: '' },
      microphone: off,
      camera: off,
      screen: Object.freeze({
        state: 'off',
        surface: undefined,
        sound: false,
        stream: new MediaStream(),
        error: undefined,
      }),
      stream: new MediaStream(),
      speaking: false,
      talkingWhileMuted: false,
      hand: undefined,
    }),
    peers: [],
    activeSpeaker: undefined,
    messages: [],
    reactions: [],
    waiting: [],
    place: 0,
    playbackBlocked: false,
    sound: true,
    elsewhere: undefined,
    devices: [],
    speaker: Object.freeze({ deviceId: '', pending: false, error: undefined }),
    withheld: [],
  });
}
