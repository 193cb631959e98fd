import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';

import { HocuspocusProvider } from '@hocuspocus/provider';
import { HocuspocusProvider as HocuspocusProvider3 } from 'hocuspocus-provider-3';

import type { RoomSource } from '../../../src/room/room-source.ts';
import { RoomServer, type RoomServerKind } from '../../support/hocuspocus.ts';
import { RoomVisitor } from '../support/room-visitor.ts';

const ROOM = 'room';
/** The first attempt comes after 0.2 s; a provider left alone needs more than 30 s. */
const BACK_WITHIN = 2000;
const SECOND_WAIT = 1000;
/** After a connection that broke, the provider waits a second before it makes another. */
const SEEN_AFTER_DROP_WITHIN = 2000;

const KINDS: readonly RoomServerKind[] = ['4.7', '4.7, flushDelay 100', '3.4'];

type Way = (t: TestContext, url: string) => RoomSource;

const WAYS: ReadonlyMap<string, Way> = new Map<string, Way>([
  ['a connection of our own', (_t, url) => ({ url, name: ROOM })],
  ['a provider 4.8 of the page', (t, url) => ({ provider: given(t, HocuspocusProvider, url) })],
  ['a provider 3.1 of the page', (t, url) => ({ provider: given(t, HocuspocusProvider3, url) })],
]);

function given<Provider extends { destroy(): void }>(
  t: TestContext,
  Maker: new (configuration: { url: string; name: string }) => Provider,
  url: string,
): Provider {
  const provider = new Maker({ url, name: ROOM });
  t.after(() => provider.destroy());
  return provider;
}

/** Two people in a room, who see each other. */
async function meet(
  t: TestContext,
  server: RoomServer,
  way: Way,
): Promise<readonly [RoomVisitor, RoomVisitor]> {
  const alice = await RoomVisitor.enter(t, 'alice', way(t, server.urlFor('alice')));
  const bob = await RoomVisitor.enter(t, 'bob', way(t, server.urlFor('bob')));
  await Promise.all([alice.untilSees(bob, BACK_WITHIN), bob.untilSees(alice, BACK_WITHIN)]);
  return [alice, bob];
}

for (const kind of KINDS) {
  for (const [name, way] of WAYS) {
    describe(`a server ${kind}, and ${name}`, () => {
      it('a room that the server closes is entered again at once, and both see each other', async (t) => {
        const server = await RoomServer.start(kind);
        t.after(() => server.stop());
        const [alice, bob] = await meet(t, server, way);
        const sockets = server.openSockets;
        const closedAt = performance.now();
        server.closeRoom(ROOM);
        await alice.untilTold('connected again', { within: BACK_WITHIN });
        await Promise.all([alice.untilSees(bob, BACK_WITHIN), bob.untilSees(alice, BACK_WITHIN)]);
        t.diagnostic(`both visible again after ${Math.round(performance.now() - closedAt)} ms`);
        assert.deepEqual(alice.told.slice(-2), ['disconnected', 'connected again']);
        assert.equal(server.openSockets, sockets, 'connections');
      });

      it('after a connection that broke, both see each other', async (t) => {
        const server = await RoomServer.start(kind);
        t.after(() => server.stop());
        const [alice, bob] = await meet(t, server, way);
        server.closeSockets();
        const droppedAt = performance.now();
        await Promise.all([
          alice.untilTold('connected again', { within: SEEN_AFTER_DROP_WITHIN }),
          bob.untilTold('connected again', { within: SEEN_AFTER_DROP_WITHIN }),
        ]);
        const [aliceSaw, bobSaw] = await Promise.all([
          alice.untilSees(bob, SEEN_AFTER_DROP_WITHIN),
          bob.untilSees(alice, SEEN_AFTER_DROP_WITHIN),
        ]);
        const took = performance.now() - droppedAt;
        t.diagnostic(`both visible again ${Math.round(took)} ms after the drop`);
        assert.ok(took <= SEEN_AFTER_DROP_WITHIN, `${Math.round(took)} ms (${aliceSaw}, ${bobSaw})`);
      });
    });
  }
}

describe('a room that is closed because a hook of the server failed', () => {
  it('is entered again by the one whose message it was, and the other stays', async (t) => {
    const server = await RoomServer.start();
    t.after(() => server.stop());
    const [alice, bob] = await meet(t, server, (_t, url) => ({ url, name: ROOM }));
    server.onMessage = (message) => {
      if (!Buffer.from(message).includes('alice')) return;
      server.onMessage = undefined;
      throw new Error('This is the hook that fails in the test.');
    };
    alice.speak();
    await alice.untilTold('connected again', { within: BACK_WITHIN });
    await Promise.all([alice.untilSees(bob, BACK_WITHIN), bob.untilSees(alice, BACK_WITHIN)]);
    assert.deepEqual(bob.told, ['connected']);
  });
});

describe('a room that the server closes again and again', () => {
  it('is entered again ever more slowly', async (t) => {
    const server = await RoomServer.start();
    t.after(() => server.stop());
    const alice = await RoomVisitor.enter(t, 'alice', { url: server.urlFor('alice'), name: ROOM });
    server.closeRoom(ROOM);
    await alice.untilTold('connected again', { within: BACK_WITHIN });
    server.closeRoom(ROOM);
    await alice.untilTold('connected again', { times: 2, within: BACK_WITHIN });
    const [lostAt = 0, backAt = 0] = alice.toldAt.slice(-2);
    assert.deepEqual(alice.told.slice(-2), ['disconnected', 'connected again']);
    // Timers and the clock of `performance` round differently.
    assert.ok(backAt - lostAt >= SECOND_WAIT - 10, `after ${Math.round(backAt - lostAt)} ms`);
  });
});
