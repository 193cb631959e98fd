import type { IceServerLease } from '../../../src/call/call-options.ts';
import { FAREWELL_MS } from '../../../src/protocol/constants.ts';
import { assertEqual } from '../support/assert.ts';
import { CallWorld } from '../support/call-world.ts';
import { ResourceCounter } from '../support/resource-counter.ts';
import { until } from '../support/until.ts';

/** In the lobby, of two people: each awareness looks for those who are gone, each visit whether the page stood still. */
const TIMERS_IN_LOBBY = 4;

describe('a session that was used and closed', () => {
  it('leaves no connection, track, timer or listener behind', async () => {
    const world = new CallWorld();
    const counter = new ResourceCounter();
    const before = counter.live;
    const alice = world.person('Alice');
    const bob = world.person('Bob');
    for (const awareness of world.awarenesses) counter.watch(awareness);
    await world.joinAll();
    await alice.setMicrophone(false);
    await alice.setCamera(false);
    await alice.setCamera(true);
    alice.leave();
    await alice.join();
    await world.connected();
    await until('only the connections of the call are left', () => counter.live.connections === 2);
    alice.close();
    bob.close();
    await world.end();
    await until('all timers are gone', () => counter.live.timers <= before.timers, 2000);
    const after = counter.live;
    counter.stop();
    assertEqual(JSON.stringify(after), JSON.stringify(before), 'live resources');
  });

  it('holds no more after leaving than before it joined, however often', async () => {
    const world = new CallWorld();
    const counter = new ResourceCounter();
    const [alice, bob] = [world.person('Alice'), world.person('Bob')];
    for (const awareness of world.awarenesses) counter.watch(awareness);
    await Promise.all([alice.connect(), bob.connect()]);
    const isQuiet = (): boolean => counter.live.connections === 0 && counter.live.timers <= TIMERS_IN_LOBBY;
    await until('the lobby is quiet', isQuiet, 5000);
    const before = counter.live;
    for (let time = 0; time < 3; time++) {
      await world.joinAll();
      alice.leave();
      bob.leave();
      await until('the goodbyes have arrived', () => counter.live.connections === 0, FAREWELL_MS + 200);
    }
    await until('the lobby is as quiet as before', isQuiet, 5000);
    assertEqual(JSON.stringify(counter.live), JSON.stringify(before), 'live resources');
    counter.stop();
    await world.end();
  });

  it('leaves nothing of the rooms from which it moved', async () => {
    const world = new CallWorld();
    const counter = new ResourceCounter();
    const before = counter.live;
    let questions = 0;
    const iceServers = (): Promise<IceServerLease> => {
      questions += 1;
      return Promise.resolve({ iceServers: [], expiresAt: Date.now() / 1000 + 3600 });
    };
    const alice = world.person('Alice', { iceServers });
    const bob = world.person('Bob');
    const carol = world.person('Carol', { room: world.elsewhere() });
    await Promise.all([alice.join(), bob.join(), carol.join()]);
    const connected = (): boolean => alice.snapshot.peers[0]?.link === 'connected';
    await until('alice is connected with bob', connected);
    for (const room of [world.elsewhere(), world.home(), world.elsewhere()]) {
      await alice.move(room);
      await until('alice is connected there', connected);
      await until('the old links are gone', () => counter.live.connections === 2);
    }
    assertEqual(questions, 4, 'leases, one for each stay');
    alice.close();
    bob.close();
    carol.close();
    await world.end();
    await until('all timers are gone', () => counter.live.timers <= before.timers, 2000);
    const after = counter.live;
    counter.stop();
    assertEqual(JSON.stringify(after), JSON.stringify(before), 'live resources');
  });

  it('keeps no relay fresh whose credentials come after it has left', async () => {
    const counter = new ResourceCounter();
    const world = new CallWorld();
    const before = counter.live.timers;
    const lease = Promise.withResolvers<IceServerLease>();
    let asked = false;
    const iceServers = (): Promise<IceServerLease> => {
      asked = true;
      return lease.promise;
    };
    const alice = world.person('Alice', { iceServers });
    const bob = world.person('Bob');
    await Promise.all([alice.join(), bob.join()]);
    await until('alice asks for relays', () => asked);
    alice.close();
    bob.close();
    lease.resolve({ iceServers: [], expiresAt: Date.now() / 1000 + 3600 });
    // All that follows from an answer has happened before the next task.
    await new Promise((resolve) => setTimeout(resolve));
    await world.end();
    await until('all timers are gone', () => counter.live.timers <= before, 4000);
    counter.stop();
  });

  it('has no live track or captured device as soon as it has left, and soon no connection', async () => {
    const counter = new ResourceCounter();
    const world = new CallWorld();
    const alice = world.person('Alice');
    const bob = world.person('Bob');
    await world.joinAll();
    const during = counter.live.tracks;
    alice.leave();
    bob.leave();
    assertEqual(alice.snapshot.self.stream.getTracks().length, 0, 'tracks of the preview');
    assertEqual(during - counter.live.tracks, 4, 'cloned tracks that were stopped');
    await until('the goodbyes have arrived', () => counter.live.connections === 0, FAREWELL_MS + 200);
    await world.end();
    counter.stop();
  });

  it('has no live connection and no live track of others as soon as its page was left', async () => {
    const counter = new ResourceCounter();
    const world = new CallWorld();
    const alice = world.person('Alice');
    world.person('Bob');
    await world.joinAll();
    const received = alice.snapshot.peers.flatMap(({ cameraStream }) => cameraStream.getTracks());
    dispatchEvent(new PageTransitionEvent('pagehide'));
    assertEqual(counter.live.connections, 0, 'connections');
    assertEqual(received.map(({ readyState }) => readyState).join(), 'ended', 'received tracks');
    await world.end();
    counter.stop();
    // Nobody shall go back into this call.
    sessionStorage.clear();
  });
});
