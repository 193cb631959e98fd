import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { Redis } from '@hocuspocus/extension-redis';
import { eventually, missing } from '../../support/eventually.ts';
import { GuardedServer, SOON } from '../support/guarded-server.ts';
import { hasRedisServer, startRedis } from '../support/redis-server.ts';

const skip = hasRedisServer()
  ? false
  : 'There is no redis-server here (Debian: apt-get install redis-server).';

async function twoInstances(t: TestContext): Promise<readonly [GuardedServer, GuardedServer]> {
  const port = await startRedis(t);
  const instance = () =>
    GuardedServer.start(t, {}, [new Redis({ host: '127.0.0.1', port, disconnectDelay: 0 })]);
  return [await instance(), await instance()];
}

it('one room on two instances is guarded on both', { skip }, async (t) => {
  const [here, there] = await twoInstances(t);
  const alice = await here.enter(t, 'alice');
  const bob = await there.enter(t, 'bob');
  alice.write({ user: { name: 'alice', id: 'alice' }, 'webrtc.x': 1 });
  await bob.willSee(alice.id, { user: { name: 'alice', id: 'alice' }, 'webrtc.x': 1 });
  bob.write({ user: { name: 'bob' }, 'presence.x': 1 });
  await alice.willSee(bob.id, { user: { name: 'bob', id: 'bob' } });

  const mallory = await there.enterRaw(t, 'mallory');
  mallory.write({ clientID: alice.id, clock: alice.clock + 5, json: '{"user":{"id":"alice"}}' });
  mallory.write({ clientID: alice.id, clock: alice.clock + 5, json: 'null' });
  await eventually(
    'mallory is refused on the other instance',
    () => {
      const { refusals } = there.guard;
      const all = refusals['foreign-client'] === 1 && refusals['foreign-removal'] === 1;
      return missing(all ? [] : [JSON.stringify(refusals)]);
    },
    SOON,
  );
  assert.deepEqual(bob.sees(alice.id), { user: { name: 'alice', id: 'alice' }, 'webrtc.x': 1 });

  const aliceThere = await there.enterRaw(t, 'alice');
  aliceThere.write({
    clientID: alice.id,
    clock: alice.clock + 1,
    json: '{"user":{"name":"alice"},"webrtc.x":2}',
  });
  await bob.willSee(alice.id, { user: { name: 'alice', id: 'alice' }, 'webrtc.x': 2 });
});
