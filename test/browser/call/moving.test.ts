import { CallSession } from '../../../src/call/call-session.ts';
import type { CallError } from '../../../src/protocol/errors.ts';
import { assertEqual } from '../support/assert.ts';
import { CallWorld } from '../support/call-world.ts';
import { until } from '../support/until.ts';

describe('somebody who moves to another room', () => {
  let world: CallWorld;
  let alice: CallSession;
  let bob: CallSession;
  let carol: CallSession;

  beforeEach(async () => {
    world = new CallWorld();
    alice = world.person('Alice');
    bob = world.person('Bob');
    carol = world.person('Carol', { room: world.elsewhere() });
    await Promise.all([alice.connect(), bob.connect(), carol.join()]);
  });

  afterEach(async () => {
    await world.end();
  });

  const inCall = async (): Promise<void> => {
    await Promise.all([alice.join(), bob.join()]);
    await until('alice and bob are connected', () => linkOf(alice) === 'connected');
  };

  it('vanishes from the old call at once, and is in the new one', async () => {
    await inCall();
    const moved = alice.move(world.elsewhere());
    await until('bob is alone', () => bob.snapshot.peers.length === 0, 500);
    await moved;
    assertEqual(alice.snapshot.state, 'joined');
    await until('alice and carol are connected', () => linkOf(carol) === 'connected');
    assertEqual(alice.snapshot.peers.map(({ user }) => user.name).join(), 'Carol');
    assertEqual(carol.snapshot.peers.map(({ user }) => user.name).join(), 'Alice');
  });

  it('keeps tracks, preview and what is muted', async () => {
    await inCall();
    await alice.setMicrophone(false);
    const { self } = alice.snapshot;
    await alice.move(world.elsewhere());
    assertEqual(alice.snapshot.self.stream, self.stream);
    assertEqual(alice.snapshot.self.camera, self.camera);
    assertEqual(alice.snapshot.self.microphone, self.microphone);
    assertEqual(self.camera.track?.readyState, 'live');
    await until('carol sees the camera', () => carol.snapshot.peers[0]?.camera === true);
    assertEqual(carol.snapshot.peers[0]?.microphone, false);
  });

  it('tells that it has moved, and then that it has joined', async () => {
    await inCall();
    const told: string[] = [];
    alice.addEventListener('left', ({ reason }) => told.push(`left ${reason}`));
    alice.addEventListener('joined', () => told.push('joined'));
    alice.addEventListener('peer-left', ({ peer }) => told.push(`without ${peer.user.name}`));
    alice.addEventListener('peer-joined', ({ peer }) => told.push(`with ${peer.user.name}`));
    await alice.move(world.elsewhere());
    await until('alice is with carol', () => told.includes('with Carol'));
    assertEqual(told.join(', '), 'left moved, without Bob, joined, with Carol');
  });

  it('ends in the new lobby when it comes from a lobby, or has left', async () => {
    await alice.move(world.elsewhere());
    assertEqual(alice.snapshot.state, 'lobby');
    await until('alice sees who is there', () => alice.snapshot.peers[0]?.user.name === 'Carol');
    await alice.join();
    alice.leave();
    await alice.move(world.home());
    assertEqual(alice.snapshot.state, 'lobby');
    assertEqual(alice.snapshot.peers.length, 0);
  });

  it('waits in the line of a full call, and moves on from there into another', async () => {
    const dave = world.person('Dave', { maxPeers: 2, room: world.elsewhere() });
    carol.close();
    await dave.join();
    const erin = world.person('Erin', { maxPeers: 2, room: world.elsewhere() });
    await erin.join();
    await inCall();
    await alice.move(world.elsewhere());
    assertEqual(alice.snapshot.state, 'waiting');
    await alice.move(world.home());
    assertEqual(alice.snapshot.state, 'joined');
  });

  it('goes where it was told last, and tells the earlier request that it was given up', async () => {
    await inCall();
    const first = codeOf(alice.move(world.elsewhere()));
    const second = alice.move(world.home());
    assertEqual(await first, 'call-closed');
    await second;
    assertEqual(alice.snapshot.state, 'joined');
    await until('alice and bob are connected', () => linkOf(alice) === 'connected');
    assertEqual(carol.snapshot.peers.length, 0);
  });

  it('takes a join() that is under way along', async () => {
    const joined = alice.join();
    await alice.move(world.elsewhere());
    await joined;
    await until('alice and carol are connected', () => linkOf(carol) === 'connected');
  });

  it('takes a connect() that is under way along', async () => {
    const dave = world.person('Dave');
    const connected = dave.connect();
    const moved = dave.move(world.elsewhere());
    await Promise.all([connected, moved]);
    assertEqual(dave.snapshot.state, 'lobby');
    await until('dave sees who is there', () => dave.snapshot.peers[0]?.user.name === 'Carol');
  });

  it('stays outside of the call when it leaves on the way', async () => {
    await inCall();
    const moved = codeOf(alice.move(world.elsewhere()));
    alice.leave();
    assertEqual(await moved, 'call-closed');
    await until('alice is in the lobby', () => alice.snapshot.state === 'lobby');
    assertEqual(alice.snapshot.self.camera.track, undefined);
  });

  it('ends on the way when it is closed', async () => {
    const moved = codeOf(alice.move(world.elsewhere()));
    alice.close();
    assertEqual(await moved, 'call-closed');
    assertEqual(alice.snapshot.state, 'closed');
    assertEqual(await codeOf(alice.move(world.home())), 'call-closed');
  });

  it('fails where it is refused, without its devices, and can go on from there', async () => {
    await inCall();
    const told: string[] = [];
    alice.addEventListener('error', ({ error }) => told.push(error.code));
    assertEqual(await codeOf(alice.move({ url: '', name: '' })), 'room-missing');
    assertEqual(alice.snapshot.state, 'failed');
    assertEqual(alice.snapshot.error?.code, 'room-missing');
    assertEqual(alice.snapshot.self.stream.getTracks().length, 0);
    assertEqual(told.join(), 'room-missing');
    await until('bob is alone', () => bob.snapshot.peers.length === 0);
    await alice.move(world.elsewhere());
    assertEqual(alice.snapshot.state, 'lobby');
    assertEqual(alice.snapshot.error, undefined);
    await alice.join();
    await until('carol sees the camera', () => carol.snapshot.peers[0]?.camera === true);
  });

  it('keeps the name that it was given later', async () => {
    alice.setUser({ name: 'Alicia' });
    await alice.move(world.elsewhere());
    await alice.join();
    await until('carol reads it', () => carol.snapshot.peers[0]?.user.name === 'Alicia');
  });
});

describe('somebody with devices who moves', () => {
  it('is not asked for them again', async () => {
    const world = new CallWorld();
    const devices = navigator.mediaDevices;
    const original = devices.getUserMedia.bind(devices);
    let questions = 0;
    devices.getUserMedia = (constraints) => {
      questions += 1;
      return original(constraints);
    };
    const alice = new CallSession({ room: world.home(), user: { name: 'Alice' } });
    await alice.join();
    const { track } = alice.snapshot.self.camera;
    assertEqual(track?.readyState, 'live');
    await alice.move(world.elsewhere());
    assertEqual(alice.snapshot.state, 'joined');
    assertEqual(alice.snapshot.self.camera.track, track);
    assertEqual(questions, 1);
    Reflect.deleteProperty(devices, 'getUserMedia');
    alice.close();
    await world.end();
  });
});

function linkOf(session: CallSession): string | undefined {
  return session.snapshot.peers[0]?.link;
}

/** The code with which this request is refused. */
async function codeOf(request: Promise<void>): Promise<string> {
  return await request.then(
    () => 'fulfilled',
    (error: unknown) => (error as CallError).code,
  );
}
