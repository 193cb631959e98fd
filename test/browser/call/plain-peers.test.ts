import type { Awareness } from 'y-protocols/awareness';

import type { CallSession } from '../../../src/call/call-session.ts';
import { assertEqual, assertTrue } from '../support/assert.ts';
import { CallWorld } from '../support/call-world.ts';
import { ResourceCounter } from '../support/resource-counter.ts';
import { until } from '../support/until.ts';

describe('a call with a peer who speaks the plain shape', () => {
  let world: CallWorld;
  let alice: CallSession;
  let mallory: Awareness;

  beforeEach(async () => {
    world = new CallWorld();
    alice = world.person('Alice');
    mallory = world.stranger();
    mallory.setLocalState({ user: { displayName: 'Mallory' } });
    await alice.join();
  });

  afterEach(async () => {
    await world.end();
  });

  const aliceID = (): number => world.awarenessOf(alice).clientID;

  /** A real offer of Mallory's, for Alice. */
  async function call(): Promise<RTCPeerConnection> {
    const connection = new RTCPeerConnection();
    connection.addTransceiver('audio');
    await connection.setLocalDescription();
    await until('all candidates are found', () => connection.iceGatheringState === 'complete');
    const sdp = connection.localDescription?.sdp;
    mallory.setLocalStateField('webrtc.offer', { to: aliceID(), sdp });
    return connection;
  }

  /** Mallory takes Alice's answer. */
  async function accept(connection: RTCPeerConnection): Promise<void> {
    let sdp: string | undefined;
    await until('there is an answer for Mallory', () => {
      const answer = mallory.getStates().get(aliceID())?.['webrtc.answer'] as { to: number; sdp: string };
      sdp = answer?.to === mallory.clientID ? answer.sdp : undefined;
      return sdp !== undefined;
    });
    await connection.setRemoteDescription({ type: 'answer', sdp: sdp ?? '' });
  }

  async function connected(): Promise<RTCPeerConnection> {
    const connection = await call();
    await accept(connection);
    await until('the call is connected', () => alice.snapshot.peers[0]?.link === 'connected');
    return connection;
  }

  /** Bob comes, and is connected with Alice. */
  async function bobJoins(): Promise<void> {
    await world.person('Bob').join();
    await until('Bob is connected', () =>
      alice.snapshot.peers.some(({ user, link }) => user.name === 'Bob' && link === 'connected'),
    );
  }

  it('clears its own fields once it is connected', async () => {
    const connection = await connected();
    await until('the answer is gone', () => {
      const state = mallory.getStates().get(aliceID()) ?? {};
      return 'webrtc.mesh' in state && !('webrtc.answer' in state);
    });
    connection.close();
  });

  it('knows at once that the peer hung up', async () => {
    const connection = await connected();
    const start = performance.now();
    connection.close();
    await until('nobody else is in the call', () => alice.snapshot.peers.length === 0);
    assertTrue(performance.now() - start < 2000, 'long before ICE notices');
  });

  it('goes on while the room has lost the peer', async () => {
    const connection = await connected();
    mallory.setLocalState({ user: { displayName: 'Mallory' } });
    await bobJoins();
    const peer = alice.snapshot.peers.find(({ user }) => user.name === 'Mallory');
    assertEqual(peer?.link, 'connected');
    connection.close();
  });

  it('does not give up a connection that works for an offer of another one', async () => {
    const connection = await connected();
    const other = await call();
    await bobJoins();
    // Whoever closes a connection says so to the other end, which knows at once.
    assertEqual(connection.getTransceivers()[0]?.sender.transport?.state, 'connected');
    other.close();
    connection.close();
  });

  it('leaves no connection, timer or field behind', async () => {
    const counter = new ResourceCounter();
    const before = counter.live;
    const connection = await connected();
    assertEqual(counter.live.connections, before.connections + 2, 'connections during the call');
    alice.leave();
    await until('the other end is closed', () => {
      return connection.getTransceivers()[0]?.sender.transport?.state === 'closed';
    });
    connection.close();
    assertEqual(counter.live.connections, before.connections, 'connections after the call');
    assertEqual('webrtc.answer' in (mallory.getStates().get(aliceID()) ?? {}), false);
    counter.stop();
  });

  it('survives rubbish in the place of an offer, and says so once', async () => {
    const codes: string[] = [];
    alice.addEventListener('error', ({ error }) => codes.push(error.code));
    for (let round = 0; round < 20; round++) {
      mallory.setLocalStateField('webrtc.offer', { to: aliceID(), sdp: `rubbish ${round}` });
      await new Promise((resolve) => setTimeout(resolve));
    }
    await until('the rubbish is reported', () => codes.includes('peer-invalid'));
    await bobJoins();
    assertEqual(codes.filter((code) => code === 'peer-invalid').length, 1);
  });

  it('calls a peer that only shows that it may be called', async () => {
    mallory.setLocalStateField('webrtc.offer', null);
    await until('Alice sees Mallory', () => alice.snapshot.peers.length === 1);
    await until('Alice calls', () => 'webrtc.offer' in (mallory.getStates().get(aliceID()) ?? {}));
    assertEqual(alice.snapshot.peers[0]?.link, 'connecting');
    alice.leave();
    await until('Alice calls no more', () => !('webrtc.offer' in (mallory.getStates().get(aliceID()) ?? {})));
  });
});
