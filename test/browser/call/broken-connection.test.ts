import type { CallSession } from '../../../src/call/call-session.ts';
import { assertEqual } from '../support/assert.ts';
import { CallWorld } from '../support/call-world.ts';
import { ConnectionRecorder } from '../support/connection-recorder.ts';
import { until } from '../support/until.ts';

describe('a link whose connection breaks', () => {
  let recorder: ConnectionRecorder;
  let world: CallWorld;
  let alice: CallSession;
  let bob: CallSession;

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

  for (const [index, side] of ['offers', 'answers'].entries()) {
    it(`is made anew when the side that ${side} has lost it, with the same streams`, async () => {
      const streams = [alice, bob].map(({ snapshot }) => snapshot.peers[0]?.cameraStream);
      // The newcomer's connection was made first, because it offers.
      recorder.connections[index]?.close();
      await until('both have noticed', () =>
        [alice, bob].some(({ snapshot }) => snapshot.peers[0]?.link === 'reconnecting'),
      );
      await world.connected(15_000);
      assertEqual(recorder.connections.length, 4, 'connections made');
      assertEqual(alice.snapshot.peers[0]?.cameraStream, streams[0]);
      assertEqual(bob.snapshot.peers[0]?.cameraStream, streams[1]);
      assertEqual(alice.snapshot.peers[0]?.cameraStream.getVideoTracks().length, 1);
    });
  }

  it('keeps its media states when it is made anew', async () => {
    await alice.setCamera(false);
    await until('bob sees it', () => bob.snapshot.peers[0]?.camera === false);
    recorder.connections[0]?.close();
    await until('one has noticed', () =>
      [alice, bob].some(({ snapshot }) => snapshot.peers[0]?.link === 'reconnecting'),
    );
    await world.connected(15_000);
    assertEqual(bob.snapshot.peers[0]?.camera, false);
    assertEqual(bob.snapshot.peers[0]?.microphone, true);
    assertEqual(alice.snapshot.peers[0]?.camera, true);
  });
});
