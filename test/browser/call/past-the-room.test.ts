import type { CallSession } from '../../../src/call/call-session.ts';
import { assertEqual } from '../support/assert.ts';
import { CallWorld } from '../support/call-world.ts';
import { ConnectionRecorder } from '../support/connection-recorder.ts';
import { until } from '../support/until.ts';

describe('somebody whom the room has lost, and whose links go on', () => {
  let recorder: ConnectionRecorder;
  let world: CallWorld;
  let alice: CallSession;
  let bob: CallSession;
  let carol: CallSession;

  beforeEach(async () => {
    recorder = new ConnectionRecorder();
    world = new CallWorld();
    alice = world.person('Alice', { user: { id: 'a1', name: 'Alice', color: '#00aa00' } });
    bob = world.person('Bob');
    carol = world.person('Carol');
    await world.joinAll();
    world.lose(alice);
  });

  afterEach(async () => {
    await world.end();
    recorder.stop();
  });

  const seenBy = (viewer: CallSession) =>
    viewer.snapshot.peers.find(({ id }) => id === alice.snapshot.self.id);

  it('can change their name and colour, but not who they are', async () => {
    alice.setUser({ id: 'somebody-else', name: 'Alicia', color: '#aa0000' });
    await until('bob reads the name', () => seenBy(bob)?.user.name === 'Alicia', 1000);
    assertEqual(JSON.stringify(seenBy(bob)?.user), '{"id":"a1","name":"Alicia","color":"#aa0000"}');
  });

  it('is gone for all within a second of leaving, and there is nobody to connect with any more', async () => {
    const session = alice.snapshot.self.id;
    alice.leave();
    const others = [bob, carol];
    const isGone = ({ snapshot }: CallSession): boolean => snapshot.peers.every(({ id }) => id !== session);
    await until('both know', () => others.every(isGone), 1000);
    await bob.setMicrophone(false);
    await until('carol knows that bob is muted', () => carol.snapshot.peers[0]?.microphone === false);
    assertEqual(others.every(isGone), true);
    assertEqual(recorder.connections.length, 6, 'connections made, two for each pair');
  });

  it('gets a broken link back through a third', async () => {
    // The pairs come in this order: alice and bob, then carol with each of them.
    const [ofAliceAndBob] = recorder.connections;
    ofAliceAndBob?.close();
    await until('one has noticed', () =>
      [alice, bob].some(({ snapshot }) => snapshot.peers.some(({ link }) => link === 'reconnecting')),
    );
    await world.connected(15_000);
    assertEqual(recorder.connections.length, 8, 'connections made');
  });
});
