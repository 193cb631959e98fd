import { CallError, type CallSnapshot } from 'mesh-call/engine';
import { blocked, call, device, failed, others, peer, presenting, self, sharedScreen } from './snapshots.ts';
import { talkStates } from './talk-states.ts';
import { troubleStates, weakPeers } from './trouble-states.ts';

const waitingLine = ['Grace', 'Heidi'].map((name) => ({ id: name, user: { name }, isSelf: false }));

/** `<mesh-call>` in each of its states, by the name that `?only=` takes. */
export function callStates(): Record<string, CallSnapshot> {
  const lobby = (change: Partial<CallSnapshot> = {}): CallSnapshot => call({ state: 'lobby', ...change });
  const withCamera = (code: Parameters<typeof blocked>[0]): CallSnapshot =>
    lobby({ self: self({ camera: blocked(code) }) });
  return {
    'call-1': call({ peers: [] }),
    'call-2': call({ peers: others(2) }),
    'call-3': call(),
    'call-4': call({ peers: others(4) }),
    'call-5': call({ peers: others(5) }),
    'call-6': call({ peers: others(6) }),
    'call-6-waiting': call({ peers: others(6), waiting: waitingLine }),
    'call-presentation': call({ peers: presenting(2) }),
    'call-6-presentation': call({ peers: presenting(6) }),
    'call-sharing': call({
      peers: others(4),
      self: self({
        screen: {
          state: 'on',
          surface: 'window',
          sound: true,
          stream: sharedScreen(),
          error: undefined,
        },
      }),
    }),
    'call-muted': call({
      peers: others(2),
      self: self({ microphone: device({ state: 'off' }), camera: device({ state: 'off' }) }),
    }),
    'call-speaking': call({ peers: weakPeers(), activeSpeaker: 'Alice Moreau' }),
    'call-talking-muted': call({
      peers: weakPeers().slice(0, 2),
      self: self({ microphone: device({ state: 'off' }), talkingWhileMuted: true }),
    }),
    connecting: call({ state: 'connecting', peers: [], room: 'connecting' }),
    lobby: lobby(),
    'lobby-name': lobby({ self: self({ user: { name: '' } }) }),
    'lobby-empty': lobby({ peers: [] }),
    'lobby-joining': lobby({ state: 'joining' }),
    'lobby-full': lobby({ full: true, peers: others(6) }),
    'lobby-off': lobby({ self: self({ camera: device({ state: 'off' }) }) }),
    'lobby-question': lobby({
      self: self({
        microphone: device({ state: 'off', held: true }),
        camera: device({ state: 'off', held: true }),
      }),
    }),
    'lobby-question-name': lobby({
      self: self({
        user: { name: '' },
        microphone: device({ held: false }),
        camera: device({ state: 'off', held: true }),
      }),
    }),
    'lobby-pending': lobby({
      self: self({
        camera: device({ state: 'off', pending: true }),
        microphone: device({ state: 'off', pending: true }),
      }),
    }),
    'lobby-denied': lobby({
      self: self({
        camera: blocked('capture-denied'),
        microphone: blocked('capture-denied', 'microphone'),
      }),
    }),
    'lobby-denied-by-system': withCamera('capture-denied-by-system'),
    'lobby-denied-by-page': lobby({
      self: self({
        camera: blocked('capture-denied-by-page'),
        microphone: blocked('capture-denied-by-page', 'microphone'),
      }),
    }),
    'lobby-camera-denied-by-page': lobby({
      withheld: ['camera'],
      self: self({ camera: blocked('capture-denied-by-page') }),
    }),
    'lobby-elsewhere': lobby({ elsewhere: 'before' }),
    'call-twice': call({
      elsewhere: 'before',
      sound: false,
      self: self({ microphone: device({ state: 'off' }) }),
    }),
    'call-replaced': call({
      self: self({
        microphone: device({
          error: new CallError('capture-replaced', 'An example.', { device: 'microphone' }),
        }),
        camera: device({ interrupted: true }),
      }),
    }),
    'left-elsewhere': call({ state: 'left', elsewhere: 'before' }),
    'lobby-no-device': withCamera('capture-no-device'),
    'lobby-busy': withCamera('capture-device-busy'),
    waiting: call({
      state: 'waiting',
      full: true,
      place: 2,
      peers: [...others(6), peer('Ivan', 60)],
      waiting: [...waitingLine.slice(0, 1), { id: 'self', user: { name: 'Dana' }, isSelf: true }],
    }),
    left: call({ state: 'left' }),
    'failed-refused': failed('room-refused'),
    'failed-unreachable': failed('room-unreachable'),
    'failed-unsupported': failed('call-unsupported'),
    reconnecting: call({
      peers: [
        peer('Alice Moreau', 25, { link: 'reconnecting' }),
        peer('Bob', 140, { link: 'connecting', camera: false }),
        peer('Erin Nakamura', 340, { link: 'failed' }),
      ],
    }),
    'room-lost': call({ room: 'disconnected' }),
    'signaling-blocked': call({ error: new CallError('signaling-blocked', 'An example.'), peers: others(2) }),
    'lobby-signaling-blocked': lobby({ error: new CallError('signaling-blocked', 'An example.') }),
    'room-refused': call({ room: 'disconnected', error: failed('room-refused').error }),
    'token-failed': call({ room: 'disconnected', error: failed('room-token-failed').error }),
    'lobby-refused': lobby({ room: 'disconnected', error: failed('room-refused').error }),
    'connecting-refused': call({
      state: 'connecting',
      peers: [],
      room: 'connecting',
      error: failed('room-refused').error,
    }),
    'playback-blocked': call({ playbackBlocked: true }),
    'playback-blocked-by-page': call({ playbackBlocked: true, withheld: ['autoplay', 'fullscreen'] }),
    'camera-ended': call({ self: self({ camera: blocked('capture-ended') }) }),
    'all-notices': call({
      playbackBlocked: true,
      room: 'disconnected',
      self: self({ camera: blocked('capture-ended') }),
    }),
    ...talkStates(),
    ...troubleStates(),
  };
}
