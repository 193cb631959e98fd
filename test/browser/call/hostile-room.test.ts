import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { CallSession } from '../../../src/call/call-session.ts';
import { assertEqual, assertTrue } from '../support/assert.ts';
import { CallWorld } from '../support/call-world.ts';
import { ConnectionRecorder } from '../support/connection-recorder.ts';
import { until } from '../support/until.ts';

describe('a call in a room with a hostile member', () => {
  let world: CallWorld;
  let alice: CallSession;
  let bob: CallSession;
  let recorder: ConnectionRecorder;

  beforeEach(async () => {
    recorder = new ConnectionRecorder();
    world = new CallWorld();
    alice = world.person('Alice');
    bob = world.person('Bob');
    await world.joinAll();
  });

  afterEach(async () => {
    await world.end();
    recorder.stop();
  });

  /** Writes a state under the client id of somebody else into the awareness of a victim. */
  function forge(victim: CallSession, author: CallSession, state: Record<string, unknown>): void {
    const [to, from] = [world.awarenessOf(victim), world.awarenessOf(author)];
    const forger = new Awareness(new Y.Doc());
    forger.states.set(from.clientID, state);
    forger.meta.set(from.clientID, {
      clock: (to.meta.get(from.clientID)?.clock ?? 0) + 1,
      lastUpdated: Date.now(),
    });
    applyAwarenessUpdate(to, encodeAwarenessUpdate(forger, [from.clientID]), 'network');
    forger.destroy();
  }

  /** Waits until Bob's own words have taken the place of the forged ones at Alice. */
  async function untilRepaired(): Promise<void> {
    const { id } = bob.snapshot.self;
    await until('the true state of Bob is back', () => {
      const state = world.awarenessOf(alice).getStates().get(world.awarenessOf(bob).clientID);
      const presence = state?.['webrtc.mesh'] as { e?: unknown; bye?: unknown } | undefined;
      return presence?.e === id && presence.bye === undefined;
    });
    await world.connected();
  }

  it('does not end when a goodbye is forged', async () => {
    const { id } = bob.snapshot.self;
    forge(alice, bob, { 'webrtc.mesh': { v: 1, e: id, p: 'i', t: 2, bye: 1 } });
    await untilRepaired();
    assertEqual(alice.snapshot.peers[0]?.id, id);
    assertEqual(alice.snapshot.peers[0]?.link, 'connected');
    assertEqual(recorder.connections.length, 2, 'connections made in all');
  });

  it('does not end when a peer is said to have gone back to the lobby', async () => {
    const { id } = bob.snapshot.self;
    forge(alice, bob, { 'webrtc.mesh': { v: 1, e: id, p: 'l', t: 0 } });
    await untilRepaired();
    assertEqual(alice.snapshot.peers[0]?.link, 'connected');
    assertEqual(recorder.connections.length, 2, 'connections made in all');
  });

  it('does not end when the state of a peer is replaced by rubbish', async () => {
    const { id } = bob.snapshot.self;
    forge(alice, bob, { 'webrtc.mesh': ['rubbish'], user: 5 });
    await untilRepaired();
    assertEqual(alice.snapshot.peers[0]?.id, id);
    assertEqual(alice.snapshot.peers[0]?.link, 'connected');
    assertEqual(recorder.connections.length, 2, 'connections made in all');
  });

  it('reports broken messages of a peer once and goes on with the others', async () => {
    const codes: string[] = [];
    alice.addEventListener('error', ({ error }) => codes.push(error.code));
    const mallory = world.person('Mallory');
    await mallory.connect();
    const { id } = mallory.snapshot.self;
    const rubbish = { k: 'o', g: 1, z: 'AAAA', m: 0 };
    for (let round = 0; round < 20; round++) {
      forge(alice, mallory, {
        'webrtc.mesh': { v: 1, e: id, p: 'i', t: 3 },
        'webrtc.box': {
          [alice.snapshot.self.id]: [1, 1, ...Array.from({ length: round + 1 }, () => rubbish)],
        },
      });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await until('the rubbish was noticed', () => codes.length > 0);
    assertTrue(codes.length <= 2, `errors are told once: ${codes.join(' ')}`);
    assertEqual(alice.snapshot.peers.find((peer) => peer.id === bob.snapshot.self.id)?.link, 'connected');
  });
});
