import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { CallError } from '../../../src/protocol/errors.ts';
import { askHost } from '../../../src/room/host-grant.ts';
import { HostRoom } from '../../../src/room/host-room.ts';
import type { HostLike } from '../../../src/room/host-sdk.ts';
import { eventually, holds } from '../../support/eventually.ts';
import { RoomServer } from '../../support/hocuspocus.ts';

const TURN = { username: '1800000000:dana', credential: 'c', urls: ['turn:relay'], expiresAt: 1_800_000_000 };

/** A grant as the platform documents it. */
function grant(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    token: 'token',
    wsUrl: 'wss://rooms.example.com',
    roomId: 'item:7',
    expiresAt: '2027-01-15T08:00:00.000Z',
    identity: { id: 'u1', displayName: 'Dana', color: '#336699' },
    ...change,
  };
}

/** A host that writes down what it is asked, and answers with what the test says. */
function host(change: Partial<HostLike> = {}, answer: () => unknown = grant) {
  const asked: string[] = [];
  const say = (question: string): Promise<unknown> => {
    asked.push(question);
    return Promise.resolve().then(answer);
  };
  const sdk: HostLike = {
    ready: () => Promise.resolve(),
    workspace: { workspaceId: 'w1', itemId: 'i7' },
    collab: {
      getToken: (scope, id) => say(`${scope} ${id}`),
      room: (id) => ({ join: (code) => say(`room ${id} ${code}`) }),
    },
    ...change,
  };
  return { sdk, asked };
}

function refusal(code: string): () => never {
  return () => {
    throw Object.assign(new Error(code), { code });
  };
}

describe('a host that is asked for the way into a room', () => {
  it('is asked for the item of the widget by itself', async () => {
    const { sdk, asked } = host();
    const { name, url, identity } = await askHost({ host: sdk });
    assert.deepEqual(asked, ['item i7']);
    assert.deepEqual([name, url], ['item:7', 'wss://rooms.example.com']);
    assert.deepEqual(identity, { id: 'u1', name: 'Dana', color: '#336699' });
  });

  it('is asked for the workspace where there is no item, and for the item that only its context names', async () => {
    const [one, other] = [
      host({ workspace: { workspaceId: 'w1' } }),
      host({ workspace: {}, context: { itemId: 'i9' } }),
    ];
    await askHost({ host: one.sdk });
    await askHost({ host: other.sdk });
    assert.deepEqual([...one.asked, ...other.asked], ['workspace w1', 'item i9']);
  });

  it('is asked for what the page says instead', async () => {
    const { sdk, asked } = host();
    await askHost({ host: sdk, scope: 'room', scopeId: 'r2' });
    await askHost({ host: sdk, roomCode: 'ABC234' });
    assert.deepEqual(asked, ['room r2', 'room i7 ABC234']);
  });

  it('that is detached is told apart, and not asked', async () => {
    const { sdk, asked } = host({ detached: true });
    await assert.rejects(askHost({ host: sdk }), { code: 'host-detached' });
    assert.deepEqual(asked, []);
  });

  for (const [bridge, code] of [
    ['permission', 'host-permission'],
    ['not_found', 'host-not-found'],
    ['quota_exceeded', 'host-busy'],
    ['invalid_args', 'host-unsupported'],
    ['rate_limited', 'host-busy'],
    ['timeout', 'host-busy'],
    ['service_unavailable', 'host-busy'],
    ['unknown_op', 'host-unsupported'],
  ] as const) {
    it(`that answers ${bridge} is told as ${code}, with its own error as the cause`, async () => {
      const { sdk, asked } = host({}, refusal(bridge));
      await assert.rejects(askHost({ host: sdk }), (error: CallError) => {
        assert.equal(error.code, code);
        assert.equal((error.cause as Error).message, bridge);
        return true;
      });
      assert.equal(asked.length, 1);
    });
  }

  it('that fails internally is asked once more', async () => {
    let tries = 0;
    const { sdk, asked } = host({}, () => (tries++ === 0 ? refusal('internal')() : grant()));
    await askHost({ host: sdk });
    assert.equal(asked.length, 2);
  });

  it('without rooms, without ids, or with an answer of another kind is told as unsupported', async () => {
    for (const sdk of [
      host({ collab: undefined }).sdk,
      host({ workspace: undefined }).sdk,
      host({}, () => ({ token: 5 })).sdk,
      host({}, () => null).sdk,
    ]) {
      await assert.rejects(askHost({ host: sdk }), { code: 'host-unsupported' });
    }
  });
});

describe('the room of a host', () => {
  let server: RoomServer;
  before(async () => {
    server = await RoomServer.start('4.7');
  });
  after(() => server.stop());

  const listener = { status: () => undefined, error: () => undefined, refused: () => undefined };

  it('is entered with a token that is fresh on each connection', async (t) => {
    let tokens = 0;
    const { sdk, asked } = host({}, () =>
      grant({ wsUrl: server.urlFor('alice'), token: `token ${++tokens}` }),
    );
    const room = await HostRoom.open({ host: sdk }, listener);
    t.after(() => room.close());
    const untilConnected = (): Promise<number> =>
      eventually(
        'is connected',
        () => (room.status === 'connected' ? holds : { holds: false, missing: room.status }),
        { within: 8000, every: 10 },
      );
    await untilConnected();
    assert.equal(asked.length, 1);
    server.closeSockets();
    await eventually(
      'the host was asked again',
      () => (asked.length === 2 ? holds : { holds: false, missing: asked.join(', ') }),
      { within: 8000, every: 10 },
    );
    await untilConnected();
  });

  it('is entered with the host’s next token when one is refused', async (t) => {
    const guarded = await RoomServer.start('4.7', 'token 2');
    t.after(() => guarded.stop());
    let tokens = 0;
    const { sdk } = host({}, () => grant({ wsUrl: guarded.urlFor('alice'), token: `token ${++tokens}` }));
    const told: string[] = [];
    const room = await HostRoom.open(
      { host: sdk },
      { ...listener, status: (status) => told.push(status), error: ({ code }) => told.push(code) },
    );
    t.after(() => room.close());
    await eventually(
      'is connected',
      () => (told.at(-1) === 'connected' ? holds : { holds: false, missing: told.join(', ') }),
      { within: 8000, every: 10 },
    );
    assert.deepEqual(told, ['room-refused', 'connected']);
  });

  for (const [situation, collab, answer, expected] of [
    ['asks for relays', { getTurnCredentials: () => Promise.resolve({ turn: TURN }) }, {}, 1],
    ['takes the relays that came with the token', {}, { turn: TURN }, 1],
    ['knows that there are none', { getTurnCredentials: () => Promise.resolve({ turn: null }) }, {}, 0],
  ] as const) {
    it(situation, async (t) => {
      const { sdk } = host({}, () => grant({ wsUrl: server.urlFor('alice'), ...answer }));
      const room = await HostRoom.open({ host: { ...sdk, collab: { ...sdk.collab!, ...collab } } }, listener);
      t.after(() => room.close());
      const { iceServers } = await room.iceServers();
      assert.equal(iceServers.length, expected);
    });
  }
});
