import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';

import { RoomServer } from '../../support/hocuspocus.ts';
import { FreezableProxy } from '../support/freezable-proxy.ts';
import { RoomVisitor } from '../support/room-visitor.ts';

/** A provider left alone notices after more than 30 s. */
const BACK_WITHIN = 2000;
const NOTICED_WITHIN = 5000;

async function enter(t: TestContext) {
  const server = await RoomServer.start();
  const url = new URL(server.urlFor('alice'));
  const proxy = await FreezableProxy.start(url);
  t.after(async () => {
    await proxy.stop();
    await server.stop();
  });
  url.port = String(proxy.port);
  const alice = await RoomVisitor.enter(t, 'alice', { url: url.href, name: 'room' });
  const bob = await RoomVisitor.enter(t, 'bob', { url: server.urlFor('bob'), name: 'room' });
  await Promise.all([alice.untilSees(bob, BACK_WITHIN), bob.untilSees(alice, BACK_WITHIN)]);
  return { proxy, alice, bob };
}

describe('a connection to the room whose network is gone', () => {
  it('is made anew at once when it is redialled', async (t) => {
    const { proxy, alice } = await enter(t);
    proxy.freeze();
    alice.entrance.redial();
    await alice.untilTold('connected again', { within: BACK_WITHIN });
  });

  it('shows everybody again at once, although the server never noticed that it was gone', async (t) => {
    const { proxy, alice, bob } = await enter(t);
    proxy.freeze();
    alice.entrance.redial();
    await alice.untilTold('connected again', { within: BACK_WITHIN });
    await Promise.all([alice.untilSees(bob, BACK_WITHIN), bob.untilSees(alice, BACK_WITHIN)]);
  });

  it('shows two who redial at once to each other at once', async (t) => {
    const { alice, bob } = await enter(t);
    for (const { entrance } of [alice, bob]) entrance.redial();
    for (const one of [alice, bob]) await one.untilTold('connected again', { within: BACK_WITHIN });
    await Promise.all([alice.untilSees(bob, BACK_WITHIN), bob.untilSees(alice, BACK_WITHIN)]);
  });

  it('is found out by asking the server', async (t) => {
    const { proxy, alice } = await enter(t);
    proxy.freeze();
    alice.entrance.verify();
    await alice.untilTold('connected again', { within: NOTICED_WITHIN });
  });

  it('is left alone when the server answers', async (t) => {
    const { proxy, alice } = await enter(t);
    alice.entrance.verify();
    // Another visitor's question to a connection that is dead, asked later, has its answer by then.
    const other = await enter(t);
    other.proxy.freeze();
    other.alice.entrance.verify();
    await other.alice.untilTold('connected again', { within: NOTICED_WITHIN });
    assert.equal(proxy.connections, 1);
    assert.deepEqual(alice.told, ['connected']);
  });

  it('is dialled again when the first attempt gets no answer either', async (t) => {
    const { proxy, alice } = await enter(t);
    alice.entrance.redial();
    proxy.freeze();
    await alice.untilTold('connected again', { within: NOTICED_WITHIN });
  });
});
