import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';

import { Farewells } from '../../../src/call/farewells.ts';
import { PeerStreamRegistry } from '../../../src/call/peer-streams.ts';
import { RoomVisit } from '../../../src/call/room-visit.ts';
import type { RemotePlayback } from '../../../src/media/remote-playback.ts';
import { systemClock } from '../../../src/protocol/clock.ts';
import { eventually, missing } from '../../support/eventually.ts';
import { RoomServer } from '../../support/hocuspocus.ts';
import { FreezableProxy } from '../support/freezable-proxy.ts';

/** A provider left alone notices after more than 30 s. */
const BACK_WITHIN = 8000;

/** A visit to a room, over a connection that can be frozen, with a clock that can be moved. */
async function visit(t: TestContext) {
  const server = await RoomServer.start();
  const url = new URL(server.urlFor('alice'));
  const proxy = await FreezableProxy.start(url);
  url.port = String(proxy.port);
  let slept = 0;
  const clock = { ...systemClock, now: () => performance.now() + slept };
  const alice = new RoomVisit({
    room: { url: url.href, name: 'room' },
    relays: {},
    capacity: 6,
    clock,
    // Nobody else comes, so nothing is played.
    playback: {} as RemotePlayback,
    streams: new PeerStreamRegistry(),
    farewells: new Farewells(clock),
    sent: () => ({
      microphone: undefined,
      camera: undefined,
      screen: undefined,
      screenAudio: undefined,
      flags: { microphone: false, camera: false },
    }),
    onChange: () => undefined,
    onError: () => undefined,
  });
  t.after(async () => {
    alice.end();
    await proxy.stop();
    await server.stop();
  });
  await alice.enter();
  return {
    proxy,
    alice,
    sleep: (milliseconds: number) => {
      slept += milliseconds;
    },
  };
}

describe('a page that has stood still', () => {
  it('finds out that its connection to the room only seems open, and makes another one', async (t) => {
    const { proxy, alice, sleep } = await visit(t);
    proxy.freeze();
    sleep(60_000);
    await eventually(
      'there is another connection, and it leads into the room',
      () => missing(proxy.connections === 2 && alice.status === 'connected' ? [] : [alice.status]),
      { within: BACK_WITHIN },
    );
  });

  it('keeps a connection that works', async (t) => {
    const [here, elsewhere] = [await visit(t), await visit(t)];
    here.sleep(60_000);
    // Somebody else’s connection, which is dead, has been given up by then.
    elsewhere.proxy.freeze();
    elsewhere.sleep(60_000);
    await eventually('it is given up', () => missing(elsewhere.proxy.connections === 2 ? [] : ['not yet']), {
      within: BACK_WITHIN,
    });
    assert.equal(here.proxy.connections, 1);
  });
});
