import { assert } from 'chai';

import type { CallSnapshot } from '../../../src/call/snapshot.ts';
import { StatesCall } from '../../../demo/states/states-call.ts';
import { SharedRoom } from '../support/shared-room.ts';
import { SyntheticPerson } from '../support/synthetic-person.ts';
import { CallSession } from '../../../src/call/call-session.ts';
import { until } from '../support/until.ts';
import { drawn, inside, mount, unmountAll } from './support/mount.ts';
import { call, peer } from './support/snapshots.ts';
import { UpdateWatch } from './support/update-watch.ts';

customElements.define('rendered-call', class extends StatesCall {});

const NAMES = ['Alice', 'Bob', 'Carol', 'Dave', 'Erin'];

/** A call of six, drawn from a snapshot. */
async function callOfSix(): Promise<{ element: StatesCall; snapshot: CallSnapshot }> {
  const snapshot = call({ peers: NAMES.map((name) => peer(name)) });
  const element = (await mount('rendered-call' as 'mesh-call', { snapshot })) as StatesCall;
  await settled(element);
  return { element, snapshot };
}

async function settled(element: StatesCall): Promise<void> {
  await drawn(element);
  // What observers of sizes change is drawn a frame later.
  for (let frame = 0; frame < 4; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  await drawn(element);
}

/** A tone that gets louder and softer twice a second. */
class RisingAndFallingVoice {
  readonly #context = new AudioContext();
  readonly stream: MediaStream;

  constructor() {
    const destination = this.#context.createMediaStreamDestination();
    const volume = new GainNode(this.#context, { gain: 0.3 });
    const wave = new OscillatorNode(this.#context, { frequency: 2 });
    const tone = new OscillatorNode(this.#context, { frequency: 440 });
    wave.connect(new GainNode(this.#context, { gain: 0.25 })).connect(volume.gain);
    tone.connect(volume).connect(destination);
    wave.start();
    tone.start();
    this.stream = destination.stream;
  }

  async end(): Promise<void> {
    for (const track of this.stream.getTracks()) track.stop();
    await this.#context.close();
  }
}

/** Waits until the ring around somebody who speaks has followed the voice so many times. */
async function untilRingMoved(ring: HTMLElement, times: number): Promise<void> {
  let moved = 0;
  const observer = new MutationObserver((records) => (moved += records.length));
  observer.observe(ring, { attributeFilter: ['style'] });
  await until('the ring has moved', () => moved >= times, 10_000);
  observer.disconnect();
}

describe('drawing a call of six', () => {
  afterEach(unmountAll);

  it('draws one tile when something has changed for one person', async () => {
    const { element, snapshot } = await callOfSix();
    const watch = new UpdateWatch(element);
    const peers = snapshot.peers.map((each) => (each.id === 'Bob' ? { ...each, microphone: false } : each));
    element.snapshot = { ...snapshot, peers };
    await settled(element);
    assert.deepEqual(watch.drawn, ['mesh-grid', 'mesh-peer-tile', 'rendered-call']);
    assert.deepEqual(watch.needless, []);
  });
});

describe('a call whose meters move', () => {
  it('draws no element more often than its own data changes', async () => {
    const room = new SharedRoom();
    const media = new SyntheticPerson('#c33', 440);
    const voice = new RisingAndFallingVoice();
    const others = ['Bob', 'Carol'].map(
      (name) =>
        new CallSession({ room: { awareness: room.enter() }, user: { name }, localStream: media.stream }),
    );
    const element = await mount('mesh-call', {
      displayName: 'Alice',
      awareness: room.enter(),
      localStream: voice.stream,
      autojoin: true,
    });
    for (const other of others) await other.join();
    await until(
      'all are connected',
      () => element.snapshot.peers.filter(({ link }) => link === 'connected').length === 2,
      10_000,
    );
    await until('Alice speaks', () => element.snapshot.self.speaking);
    const watch = new UpdateWatch(element);
    await untilRingMoved(inside(inside(element, 'mesh-peer-tile[self]'), '.voice'), 20);
    assert.deepEqual(watch.needless, []);
    assert.notInclude(watch.drawn, 'mesh-diagnostics', 'nobody sees it');
    assert.isBelow(watch.updatesOf(inside(element, 'mesh-peer-tile[self]')), 20, 'less often than the ring');
    for (const other of others) other.close();
    await unmountAll();
    room.close();
    await Promise.all([media.end(), voice.end()]);
  });
});
