import type { CallSession } from '../../../src/call/call-session.ts';
import { assertEqual, assertTrue } from '../support/assert.ts';
import { CallWorld } from '../support/call-world.ts';
import { PingCounter } from '../support/ping-counter.ts';
import { until } from '../support/until.ts';

describe('two people in one room', () => {
  let world: CallWorld;
  let alice: CallSession;
  let bob: CallSession;

  beforeEach(async () => {
    world = new CallWorld();
    alice = world.person('Alice');
    bob = world.person('Bob');
    await Promise.all([alice.connect(), bob.connect()]);
  });

  afterEach(async () => {
    await world.end();
  });

  it('see in the lobby who is in the call', async () => {
    await alice.join();
    await until('bob sees alice', () => bob.snapshot.peers.length === 1);
    assertEqual(bob.snapshot.state, 'lobby');
    assertEqual(bob.snapshot.peers[0]?.user.name, 'Alice');
    assertEqual(bob.snapshot.peers[0]?.link, 'none');
  });

  it('have the same streams in the lobby, in the call and after coming back', async () => {
    await alice.join();
    await until('bob sees alice', () => bob.snapshot.peers.length === 1);
    const stream = bob.snapshot.peers[0]?.cameraStream;
    await world.joinAll();
    assertEqual(bob.snapshot.peers[0]?.cameraStream, stream);
    bob.leave();
    await world.joinAll();
    assertEqual(bob.snapshot.peers[0]?.cameraStream, stream);
  });

  it('are connected when both have joined', async () => {
    await world.joinAll();
    assertEqual(bob.snapshot.state, 'joined');
    assertTrue(alice.snapshot.peers[0]?.camera, 'alice knows that the camera of bob is on');
  });

  it('are connected when both join in the same instant', async () => {
    await Promise.all([alice.join(), bob.join()]);
    await world.connected();
  });

  it('tell each other when a microphone or camera is switched', async () => {
    await world.joinAll();
    await alice.setMicrophone(false);
    await until('bob sees the microphone off', () => bob.snapshot.peers[0]?.microphone === false);
    assertEqual(bob.snapshot.peers[0]?.camera, true);
    await alice.setCamera(false);
    await until('bob sees the camera off', () => bob.snapshot.peers[0]?.camera === false);
    await alice.setMicrophone(true);
    await until('bob sees the microphone on', () => bob.snapshot.peers[0]?.microphone === true);
  });

  it('go on with the same connection when devices are switched', async () => {
    await world.joinAll();
    const before = await pairOf(alice, bob);
    await alice.setCamera(false);
    await alice.setCamera(true);
    await until('bob sees the camera on', () => bob.snapshot.peers[0]?.camera === true);
    assertEqual(await pairOf(alice, bob), before);
  });

  it('leave and join again as often as they like', async () => {
    for (let round = 0; round < 3; round++) {
      await world.joinAll();
      alice.leave();
      assertEqual(alice.snapshot.state, 'left');
      await until('bob is alone', () => bob.snapshot.peers.length === 0, 1000);
    }
  });

  it('keep nothing but their presence in the room once they are connected', async () => {
    await world.joinAll();
    for (const awareness of world.awarenesses) {
      await until('only presence is left', () => {
        const state: Record<string, unknown> = awareness.getLocalState() ?? {};
        return Object.keys(state).sort().join(' ') === 'user webrtc.mesh';
      });
      assertTrue(JSON.stringify(awareness.getLocalState()).length <= 300, 'at most 300 bytes at rest');
    }
  });

  it('notice when a tab crashes although it said nothing', async () => {
    await world.joinAll();
    world.crash(bob);
    await until('alice is alone', () => alice.snapshot.peers.length === 0, 5000);
  });

  it('keep a peer whom the room has lost as long as it answers', async () => {
    await world.joinAll();
    const id = alice.snapshot.peers[0]?.id;
    const pings = new PingCounter();
    world.lose(bob);
    await pings.untilAskedAgain();
    pings.stop();
    assertEqual(alice.snapshot.peers[0]?.id, id);
    assertEqual(alice.snapshot.peers[0]?.link, 'connected');
  });
});

/** The selected pair of candidates, which changes when a connection is made anew. */
async function pairOf(session: CallSession, other: CallSession): Promise<string> {
  const report = await session.getStats(other.snapshot.self.id);
  const transport = [...(report?.values() ?? [])].find(({ type }: RTCStats) => type === 'transport') as
    RTCTransportStats | undefined;
  return `${transport?.dtlsState} ${transport?.selectedCandidatePairId}`;
}
