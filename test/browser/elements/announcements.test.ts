import { assert } from 'chai';
import type { CallSnapshot } from '../../../src/call/snapshot.ts';
import { announcement } from '../../../src/elements/mesh-call/announcements.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { UNKNOWN_RECEPTION } from '../../../src/quality/reception.ts';
import { until } from '../support/until.ts';
import { drawn, inside, mount, unmountAll } from './support/mount.ts';
import { blocked, call, device, peer, self } from './support/snapshots.ts';

const seats = ['Bob', 'Carol', 'Dave', 'Erin', 'Frank', 'Grace'].map((name) => peer(name));
const line = call({ state: 'waiting', full: true, place: 2, peers: seats });
const off = self().screen;
const on = { ...off, state: 'on', surface: 'window' } as const;
const refused = blocked('capture-denied', 'microphone');
const silent = { ...UNKNOWN_RECEPTION, ours: { voice: 'silent-source', picture: 'off' } } as const;
const message = { id: 1, from: 'Bob', name: 'Bob', isSelf: false, text: 'Hello', time: 0, unreached: [] };

const spoken: readonly (readonly [what: string, from: CallSnapshot, to: CallSnapshot, said: string])[] = [
  ['somebody comes', call({ peers: [] }), call(), 'Bob joined.'],
  ['somebody goes', call(), call({ peers: [] }), 'Bob left.'],
  ['somebody raises a hand', call(), call({ peers: [peer('Bob', { hand: 1 })] }), 'Bob raised their hand.'],
  ['somebody writes', call(), call({ messages: [message] }), 'Message from Bob: Hello'],
  [
    'somebody shows a screen',
    call(),
    call({ peers: [peer('Bob', { screen: true })] }),
    'Bob shares a screen.',
  ],
  [
    'a screen is gone',
    call({ peers: [peer('Bob', { screen: true })] }),
    call(),
    'Bob no longer shares a screen.',
  ],
  ['our screen is seen', call(), call({ self: self({ screen: on }) }), 'You’re sharing your screen.'],
  ['our screen is gone', call({ self: self({ screen: on }) }), call(), 'Your screen is no longer shared.'],
  [
    'our screen can’t be shared',
    call(),
    call({ self: self({ screen: { ...off, error: new CallError('capture-failed', 'An example.') } }) }),
    'The screen couldn’t be shared.',
  ],
  [
    'the permission is refused in the lobby',
    call({ state: 'lobby' }),
    call({
      state: 'lobby',
      self: self({ microphone: refused, camera: blocked('capture-denied', 'camera') }),
    }),
    'Camera and microphone blocked.',
  ],
  [
    'the microphone is unplugged',
    call(),
    call({ self: self({ microphone: blocked('capture-ended', 'microphone') }) }),
    'Microphone stopped.',
  ],
  [
    'the microphone gives nothing',
    call(),
    call({ peers: [peer('Bob', { reception: silent })] }),
    'Your microphone is silent.',
  ],
  [
    'the lobby asks whether to use the devices',
    call({ state: 'lobby' }),
    call({ state: 'lobby', self: self({ camera: device({ state: 'off', held: true }) }) }),
    'Do you want to be seen?',
  ],
  ['sound waits for a click', call(), call({ playbackBlocked: true }), 'You can’t hear the others.'],
  ['we are here twice', call(), call({ elsewhere: 'before', sound: false }), 'You’re in this call twice.'],
  [
    'the call is full',
    call({ state: 'joining' }),
    line,
    'The call is full (6 of 6). You are number 2 in line, and enter by yourself when it is your turn.',
  ],
  [
    'it is our turn',
    line,
    call(),
    'It’s your turn: you’re in the call now. The others hear you. Your camera is off.',
  ],
  ['the call is over', call(), call({ state: 'closed', ended: 'closed' }), 'The call has ended.'],
  [
    'the way in fails',
    call({ state: 'connecting' }),
    call({ state: 'failed', error: new CallError('room-unreachable', 'An example.') }),
    'The call can’t be reached.',
  ],
];

/** What changes all the time, or by our own doing on a control that says so itself. */
const unspoken: readonly (readonly [what: string, change: Partial<CallSnapshot>])[] = [
  ['somebody speaks', { peers: [peer('Bob', { speaking: true })], activeSpeaker: 'Bob' }],
  ['a connection gets weak', { peers: [peer('Bob', { rating: { grade: 'poor', reason: 'loss-here' } })] }],
  ['somebody mutes themselves', { peers: [peer('Bob', { microphone: false })] }],
  ['somebody is played more quietly', { peers: [peer('Bob', { volume: 0.2, mutedHere: true })] }],
  ['we mute ourselves', { self: self({ microphone: device({ state: 'off' }) }) }],
  ['a reaction is shown', { reactions: [{ id: 1, from: 'Bob', isSelf: false, reaction: 'clap' }] }],
];

describe('what a call announces', () => {
  afterEach(unmountAll);

  for (const [what, from, to, said] of spoken) {
    it(`is said once when ${what}`, () => {
      assert.equal(announcement(from, to), said);
      assert.equal(announcement(to, { ...to }), '', 'not again');
    });
  }

  for (const [what, change] of unspoken) {
    it(`is nothing when ${what}`, () => {
      assert.equal(announcement(call(), call(change)), '');
    });
  }

  it('is heard again when the same happens again', async () => {
    const element = await mount('shown-call', { snapshot: call() });
    const raise = async (): Promise<Element | null> => {
      element.snapshot = call({ peers: [peer('Bob', { hand: 1 })] });
      await drawn(element);
      element.snapshot = call();
      await drawn(element);
      return inside(element, '[role=status]').firstElementChild;
    };
    const [first, second] = [await raise(), await raise()];
    assert.equal(second?.textContent, 'Bob raised their hand.');
    assert.notEqual(first, second, 'a screen reader is told of what is added, not of what stays');
  });

  it('is not a heading that the focus goes to, because that is read anyway', async () => {
    const left = call({ state: 'left', ended: 'left' });
    for (const [hasFocus, said] of [
      [true, ''],
      [false, 'You left the call.'],
    ] as const) {
      const element = await mount('shown-call', { snapshot: call() });
      if (hasFocus) inside(element, '.stage').focus();
      element.snapshot = left;
      await drawn(element);
      assert.equal(inside(element, '[role=status]').textContent, said);
      await unmountAll();
    }
  });

  it('is in the language of the call', async () => {
    const element = await mount('shown-call', { lang: 'de', snapshot: call({ peers: [] }) });
    const region = inside(element, '[role=status]');
    await until('the call is German', () => region.lang === 'de');
    element.snapshot = call();
    await drawn(element);
    assert.equal(region.textContent, 'Bob ist dazugekommen.');
  });
});
