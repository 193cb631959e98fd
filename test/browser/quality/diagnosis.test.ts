import { assert } from 'chai';
import type { CallSession } from '../../../src/call/call-session.ts';
import type { LinkQuality } from '../../../src/quality/link-quality.ts';
import { CallWorld } from '../support/call-world.ts';
import { until } from '../support/until.ts';

describe('the diagnosis of a call', () => {
  let world: CallWorld;
  let alice: CallSession;
  let bob: CallSession;

  beforeEach(async () => {
    world = new CallWorld();
    alice = world.person('Alice Example');
    bob = world.person('Bob Example');
    await world.joinAll();
  });

  afterEach(() => world.end());

  it('says of each link what it is like and which states it went through', async () => {
    const { peers, state, room, capacity, browser } = await alice.diagnose();
    assert.deepEqual([state, room, capacity, browser.name], ['joined', 'connected', 6, 'Chromium']);
    const [peer] = peers;
    assert.equal(peer?.letter, 'A');
    assert.equal(peer?.quality?.path, 'direct');
    assert.deepEqual(
      peer?.history.map(({ state }) => state),
      ['connecting', 'connected'],
    );
    const times = peer?.history.map(({ after }) => after) ?? [];
    assert.isAtLeast(times[0] ?? -1, 0);
    assert.isAtMost(times[0] ?? 0, times[1] ?? -1);
  });

  it('is plain JSON that can be cloned', async () => {
    const diagnosis = await alice.diagnose({ addresses: true });
    assert.deepEqual(structuredClone(diagnosis), diagnosis);
    assert.deepEqual(JSON.parse(JSON.stringify(diagnosis)), diagnosis);
  });

  it('has no names, ids or addresses', async () => {
    const { id } = bob.snapshot.self;
    const text = JSON.stringify(await alice.diagnose());
    for (const secret of ['Example', id, alice.snapshot.self.id, '127.0.0.1', '.local']) {
      assert.notInclude(text, secret);
    }
    assert.notMatch(text, /\b\d{1,3}(\.\d{1,3}){3}\b/);
  });

  it('has the addresses of both ends when they are asked for', async () => {
    const { peers } = await alice.diagnose({ addresses: true });
    assert.match(peers[0]?.addresses?.local ?? '', /:\d+$/);
  });

  it('has the rates of the time since the report before', async () => {
    let quality: LinkQuality | undefined;
    await until('there are two reports', () => {
      void alice.diagnose().then(({ peers }) => (quality = peers[0]?.quality));
      return quality?.incoming.bitrate !== undefined;
    });
    assert.isAbove(quality?.incoming.bitrate ?? 0, 1000);
    assert.isAbove(quality?.outgoing.picture?.width ?? 0, 0);
  });

  it('works in the lobby and after the end', async () => {
    alice.leave();
    assert.deepEqual((await alice.diagnose()).microphone.state, 'off');
    alice.close();
    assert.equal((await alice.diagnose()).state, 'closed');
  });
});
