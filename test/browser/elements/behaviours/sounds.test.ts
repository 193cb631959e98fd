import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { CallSnapshot } from '../../../../src/call/snapshot.ts';
import { type CallSound, callSounds } from '../../../../src/elements/mesh-call/behaviours/call-sounds.ts';
import { soundOf } from '../../../../src/elements/mesh-call/behaviours/sound-news.ts';
import { playNotes } from '../../../../src/elements/shared/notes.ts';
import { speakersOfBrowser } from '../../support/speakers.ts';
import { until } from '../../support/until.ts';
import { mount, unmountAll } from '../support/mount.ts';
import { call, peer, self } from '../support/snapshots.ts';

const RATE = 16_000;
const sounds = Object.keys(callSounds) as CallSound[];

/** A second from the beginning of a sound. */
async function render(sound: CallSound): Promise<Float32Array> {
  const context = new OfflineAudioContext(1, RATE, RATE);
  playNotes(callSounds[sound], context.destination, 0);
  return (await context.startRendering()).getChannelData(0);
}

/** How alike two sounds are: 1 for the same one, 0 for two that have nothing in common. */
function likeness(one: Float32Array, other: Float32Array): number {
  const product = (a: Float32Array, b: Float32Array): number =>
    a.reduce((sum, sample, index) => sum + sample * (b[index] ?? 0), 0);
  return Math.abs(product(one, other)) / Math.sqrt(product(one, one) * product(other, other));
}

describe('The sounds of a call', () => {
  for (const sound of sounds) {
    it(`are short and soft, and can be heard: ${sound}`, async () => {
      const samples = await render(sound);
      const last = samples.findLastIndex((sample) => Math.abs(sample) > 0.0001);
      const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      assert.isBelow(last / RATE, 0.6);
      assert.isAbove(last / RATE, 0.1);
      assert.isBelow(peak, 0.3);
      assert.isAbove(peak, 0.05);
    });
  }

  it('differ from each other', async () => {
    const rendered = await Promise.all(sounds.map(render));
    for (const [index, one] of rendered.entries()) {
      for (const other of rendered.slice(index + 1)) assert.isBelow(likeness(one, other), 0.5);
    }
  });
});

describe('<mesh-call> makes sounds', () => {
  const contexts: AudioContext[] = [];
  const Real = AudioContext;

  before(async () => {
    // Nothing is played in a page that nobody has touched.
    await sendKeys({ press: 'a' });
    globalThis.AudioContext = class extends Real {
      constructor() {
        super();
        contexts.push(this);
      }
    };
  });

  after(() => {
    globalThis.AudioContext = Real;
  });

  afterEach(async () => {
    await unmountAll();
    contexts.length = 0;
  });

  /** How many sounds the step to another snapshot makes. */
  const soundsOf = async (first: CallSnapshot, next: CallSnapshot, quiet = false): Promise<number> => {
    const element = await mount('shown-call', { snapshot: first, quiet });
    element.snapshot = next;
    await element.updateComplete;
    return contexts.length;
  };
  const allClosed = (): boolean => contexts.every(({ state }) => state === 'closed');

  it('one when several people come in at once, and none while nothing happens', async () => {
    const element = await mount('shown-call', { snapshot: call({ peers: [] }) });
    assert.equal(contexts.length, 0);
    for (const peers of [
      [peer('Bob'), peer('Carol')],
      [peer('Bob'), peer('Carol'), peer('Dave')],
    ]) {
      element.snapshot = call({ peers });
      await element.updateComplete;
    }
    assert.equal(contexts.length, 1);
    await until('it is over, and its context closed', allClosed);
  });

  it('through the speaker that the voices come from', async () => {
    const [deviceId = ''] = (await speakersOfBrowser()).slice(-1);
    const speaker = { deviceId, pending: false, error: undefined };
    await soundsOf(call({ peers: [], speaker }), call({ speaker }));
    // Not in the compiler's list yet.
    await until('it is heard there', () => Reflect.get(contexts[0] ?? {}, 'sinkId') === deviceId);
    assert.notEqual(deviceId, '');
  });

  it('for a seat after waiting, and none for who comes from the lobby', async () => {
    assert.equal(await soundsOf(call({ state: 'lobby' }), call()), 0);
    assert.equal(await soundsOf(call({ state: 'waiting', place: 1 }), call()), 1);
  });

  it('for a message while the messages are closed, and none while they are open', async () => {
    const message = { id: 1, from: 'Bob', name: 'Bob', isSelf: false, text: 'Hello', time: 0, unreached: [] };
    const written = { messages: [message] };
    assert.equal(await soundsOf(call(), call(written)), 1);
    assert.isUndefined(soundOf(call(), call(written), true));
  });

  it('none when it is quiet, when the browser plays no voices, and where the call is heard elsewhere', async () => {
    assert.equal(await soundsOf(call({ peers: [] }), call(), true), 0);
    assert.equal(await soundsOf(call({ peers: [] }), call({ playbackBlocked: true })), 0);
    assert.equal(await soundsOf(call({ peers: [] }), call({ sound: false })), 0);
  });

  it('none for somebody whose hand was up before, and one for a hand that goes up', async () => {
    const connecting = call({ peers: [peer('Bob', { link: 'connecting' })] });
    assert.equal(await soundsOf(connecting, call({ peers: [peer('Bob', { hand: 1 })] })), 0);
    assert.equal(await soundsOf(call(), call({ peers: [peer('Bob', { hand: 1 })] })), 1);
  });

  it('none about another stay', async () => {
    const moved = call({ self: self({ id: 'again' }), peers: [peer('Carol')] });
    assert.equal(await soundsOf(call(), moved), 0);
  });

  it('and none any more when the call is left in the middle of one', async () => {
    const element = await mount('shown-call', { snapshot: call({ peers: [] }) });
    element.snapshot = call();
    await element.updateComplete;
    element.snapshot = call({ state: 'left' });
    await element.updateComplete;
    assert.equal(contexts.length, 1);
    await until('its context is closed', allClosed);
  });
});
