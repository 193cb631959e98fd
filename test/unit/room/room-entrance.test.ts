import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';

import { HocuspocusProvider } from '@hocuspocus/provider';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { RoomEntrance } from '../../../src/call/room-entrance.ts';
import type { CallErrorCode } from '../../../src/protocol/errors.ts';
import { HocuspocusRoom } from '../../../src/room/hocuspocus-room.ts';
import { ProviderRoom } from '../../../src/room/provider-room.ts';
import type { RoomSource } from '../../../src/room/room-source.ts';
import { eventually, holds, missing, type Finding } from '../../support/eventually.ts';
import { RoomServer } from '../../support/hocuspocus.ts';

const TOKEN = 'open sesame';

/** The provider tries again no sooner than after a second, and then more and more rarely. */
const WITHIN = 10_000;

/** Somebody's way into a room, with all that it told. */
class Visitor {
  readonly told: string[] = [];
  readonly entrance = new RoomEntrance({
    status: (status, returned) => this.told.push(returned ? `${status} again` : status),
    problem: ({ code }) => this.told.push(code),
  });

  constructor(t: TestContext) {
    t.after(() => this.entrance.close());
  }

  async until(last: string): Promise<void> {
    await eventually(
      `was told: ${last}`,
      () => (this.told.at(-1) === last ? holds : { holds: false, missing: this.told.join(', ') }),
      { within: WITHIN, every: 5 },
    );
  }
}

function noneOpen(server: RoomServer): Finding {
  return missing(server.openSockets === 0 ? [] : [`${server.openSockets} are open`]);
}

function isCallError(code: CallErrorCode): (thrown: unknown) => boolean {
  return (thrown) => (thrown as { code?: unknown }).code === code;
}

describe('a room at an address', () => {
  let server: RoomServer;
  let source: RoomSource & { readonly url: string };

  before(async () => {
    server = await RoomServer.start('4.7', TOKEN);
    source = { url: server.urlFor('alice'), name: 'room', token: TOKEN };
  });

  after(() => server.stop());

  it('is entered with its token', async (t) => {
    const alice = new Visitor(t);
    const room = await alice.entrance.enter(source);
    assert.equal(room.status, 'connected');
    assert.equal(alice.entrance.status, 'connected');
    assert.deepEqual(alice.told, ['connected']);
  });

  for (const [kind, token] of [
    ['a function', () => TOKEN],
    ['a function that takes its time', () => new Promise<string>((resolve) => setImmediate(resolve, TOKEN))],
  ] as const) {
    it(`is entered with a token from ${kind}`, async (t) => {
      const room = await new Visitor(t).entrance.enter({ ...source, token });
      assert.equal(room.status, 'connected');
    });
  }

  it('shows who else is there', async (t) => {
    const [alice, bob] = await Promise.all(
      [new Visitor(t), new Visitor(t)].map(({ entrance }) => entrance.enter(source)),
    );
    bob?.awareness.setLocalState({ name: 'bob' });
    await eventually(
      'alice sees bob',
      () => {
        const states = JSON.stringify([...(alice?.awareness.getStates().values() ?? [])]);
        return missing(states.includes('bob') ? [] : [states]);
      },
      { within: WITHIN, every: 5 },
    );
  });

  it('is not entered with another token: room-refused, with nothing left open', async (t) => {
    const mallory = new Visitor(t);
    await assert.rejects(
      mallory.entrance.enter({ ...source, token: 'guessed' }),
      isCallError('room-refused'),
    );
    await eventually('no socket is open', () => noneOpen(server), { within: WITHIN, every: 5 });
  });

  it('can be entered again with a better token', async (t) => {
    const alice = new Visitor(t);
    await assert.rejects(alice.entrance.enter({ ...source, token: 'expired' }), isCallError('room-refused'));
    const room = await alice.entrance.enter(source);
    assert.equal(room.status, 'connected');
  });

  it('is not entered by somebody who closes meanwhile, and nothing is left open', async (t) => {
    const alice = new Visitor(t);
    const entering = alice.entrance.enter(source);
    alice.entrance.close();
    await assert.rejects(entering, isCallError('call-closed'));
    await expectNobodyIsThere(t);
  });

  it('is not entered by somebody who closes while the token is fetched, and nothing is left open', async (t) => {
    const alice = new Visitor(t);
    const asked = Promise.withResolvers<undefined>();
    const token = Promise.withResolvers<string>();
    const entering = alice.entrance.enter({
      ...source,
      token: () => {
        asked.resolve(undefined);
        return token.promise;
      },
    });
    await asked.promise;
    alice.entrance.close();
    token.resolve(TOKEN);
    await assert.rejects(entering, isCallError('call-closed'));
    await expectNobodyIsThere(t);
    assert.deepEqual(alice.told, []);
  });

  it('tells nobody who has closed that the token function failed', async (t) => {
    const alice = new Visitor(t);
    const asked = Promise.withResolvers<undefined>();
    const token = Promise.withResolvers<string>();
    const entering = alice.entrance.enter({
      ...source,
      token: () => {
        asked.resolve(undefined);
        return token.promise;
      },
    });
    await asked.promise;
    alice.entrance.close();
    await assert.rejects(entering, isCallError('call-closed'));
    token.reject(new Error('The portal is down.'));
    await expectNobodyIsThere(t);
    assert.deepEqual(alice.told, []);
  });

  it('is left by close(), which may be said twice', async (t) => {
    const alice = new Visitor(t);
    await alice.entrance.enter(source);
    alice.entrance.close();
    alice.entrance.close();
    await expectNobodyIsThere(t);
    assert.deepEqual(alice.told, ['connected']);
  });

  /** Whoever was on the way before a later visitor would have arrived before that one. */
  async function expectNobodyIsThere(t: TestContext): Promise<void> {
    const later = new Visitor(t);
    await later.entrance.enter(source);
    later.entrance.close();
    await eventually('no socket is open', () => noneOpen(server), { within: WITHIN, every: 5 });
  }
});

describe('a room whose server goes and comes back', () => {
  it('is told as disconnected, and then as connected again', async (t) => {
    const server = await RoomServer.start();
    t.after(() => server.stop());
    const alice = new Visitor(t);
    const room = await alice.entrance.enter({ url: server.urlFor('alice'), name: 'room' });
    await server.stop();
    await alice.until('disconnected');
    assert.equal(room.status, 'disconnected');
    await server.restart();
    await alice.until('connected again');
    assert.deepEqual(alice.told, ['connected', 'disconnected', 'connected again']);
  });

  it('asks for a fresh token, and tells it alone when there is none', async (t) => {
    const server = await RoomServer.start('4.7', TOKEN);
    t.after(() => server.stop());
    const alice = new Visitor(t);
    let portalIsUp = true;
    const token = (): string => {
      if (!portalIsUp) throw new Error('The portal is down.');
      return TOKEN;
    };
    await alice.entrance.enter({ url: server.urlFor('alice'), name: 'room', token });
    portalIsUp = false;
    server.closeSockets();
    await eventually(
      'a problem is told',
      () => missing(alice.told.some((told) => told.startsWith('room-')) ? [] : ['none']),
      { within: WITHIN, every: 5 },
    );
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(alice.told, ['connected', 'disconnected', 'room-token-failed']);
  });
});

describe('a room whose server is not there', () => {
  it('is told as unreachable after a while, and is entered as soon as there is a server', async (t) => {
    const server = await RoomServer.start();
    t.after(() => server.stop());
    await server.stop();
    const told: string[] = [];
    const address = { url: server.urlFor('alice'), name: 'room' };
    const listener = {
      status: (status: string) => told.push(status),
      error: ({ code }: { readonly code: string }) => told.push(code),
      refused: ({ code }: { readonly code: string }) => told.push(code),
    };
    const room = new HocuspocusRoom(address, listener, 20);
    t.after(() => room.close());
    const toldOf = (what: string): Promise<number> =>
      eventually(`was told: ${what}`, () => missing(told.at(-1) === what ? [] : [told.join(', ')]), {
        within: WITHIN,
        every: 5,
      });
    await toldOf('room-unreachable');
    assert.equal(room.status, 'connecting');
    await server.restart();
    await toldOf('connected');
    assert.deepEqual(told, ['room-unreachable', 'connected']);
  });

  it('does not keep anybody in it who goes away', async (t) => {
    const server = await RoomServer.start();
    const url = server.urlFor('alice');
    await server.stop();
    const alice = new Visitor(t);
    const entering = alice.entrance.enter({ url, name: 'room' });
    alice.entrance.close();
    await assert.rejects(entering, isCallError('call-closed'));
  });
});

describe('a room without an address', () => {
  for (const [what, source] of [
    ['the address of its server', { url: '', name: 'room' }],
    ['a name', { url: 'ws://127.0.0.1:1', name: '' }],
    ['an awareness in its provider', { provider: { awareness: null } }],
  ] as const) {
    it(`is missing without ${what}`, async (t) => {
      await assert.rejects(new Visitor(t).entrance.enter(source), isCallError('room-missing'));
    });
  }

  it('is entered at once through an awareness alone', async (t) => {
    const awareness = new Awareness(new Y.Doc());
    t.after(() => awareness.destroy());
    const room = await new Visitor(t).entrance.enter({ awareness });
    assert.equal(room.status, 'connected');
    assert.equal(room.awareness, awareness);
  });
});

describe('a provider that the page gives', () => {
  let server: RoomServer;

  before(async () => {
    server = await RoomServer.start('4.7', TOKEN);
  });

  after(() => server.stop());

  function providerOf(t: TestContext, token: string): HocuspocusProvider {
    const provider = new HocuspocusProvider({ url: server.urlFor('page'), name: 'room', token });
    t.after(() => provider.destroy());
    return provider;
  }

  it('is waited for until it is synced', async (t) => {
    const provider = providerOf(t, TOKEN);
    assert.equal(provider.synced, false);
    const room = await new Visitor(t).entrance.enter({ provider });
    assert.equal(provider.synced, true);
    assert.equal(room.awareness, provider.awareness);
  });

  it('is entered at once when it is synced already', async (t) => {
    const provider = providerOf(t, TOKEN);
    await new Promise((resolve) => provider.on('synced', resolve));
    const alice = new Visitor(t);
    await alice.entrance.enter({ provider });
    assert.equal(alice.entrance.status, 'connected');
  });

  it('that is refused is told as room-refused', async (t) => {
    const provider = providerOf(t, 'guessed');
    await assert.rejects(new Visitor(t).entrance.enter({ provider }), isCallError('room-refused'));
  });

  it('is left as it is by close(), and goes on working for the page', async (t) => {
    const provider = providerOf(t, TOKEN);
    const alice = new Visitor(t);
    await alice.entrance.enter({ provider });
    alice.entrance.close();
    assert.equal(provider.synced, true);
    assert.equal(provider.isAttached, true);
    provider.awareness?.setLocalState({ name: 'the page' });
    await eventually(
      'the page is still in the room',
      () => missing(server.statesIn('room').some((state) => state.includes('the page')) ? [] : ['not there']),
      { within: WITHIN, every: 5 },
    );
  });

  it('tells nothing any more after close()', async (t) => {
    const provider = providerOf(t, TOKEN);
    const alice = new Visitor(t);
    await alice.entrance.enter({ provider });
    alice.entrance.close();
    const lost = new Promise((resolve) => provider.on('disconnect', resolve));
    server.closeSockets();
    await lost;
    assert.deepEqual(alice.told, ['connected']);
  });
});

/** A provider as y-websocket has it: `sync` tells both ways, and there is nothing to be called. */
class WebsocketShape {
  readonly awareness = new Awareness(new Y.Doc());
  readonly #handlers = new Map<string, Set<(...values: never[]) => void>>();
  synced = false;

  on(name: string, handler: (...values: never[]) => void): void {
    this.#handlers.set(name, (this.#handlers.get(name) ?? new Set()).add(handler));
  }

  off(name: string, handler: (...values: never[]) => void): void {
    this.#handlers.get(name)?.delete(handler);
  }

  /** Connected and up to date. */
  arrive(): void {
    this.#tell('status', { status: 'connected' });
    this.synced = true;
    this.#tell('sync', true);
  }

  lose(): void {
    this.#tell('connection-close', null);
    this.synced = false;
    this.#tell('sync', false);
    this.#tell('status', { status: 'disconnected' });
  }

  #tell(name: string, value: unknown): void {
    for (const handler of this.#handlers.get(name) ?? []) (handler as (value: unknown) => void)(value);
  }
}

describe('a provider of the shape of y-websocket', () => {
  it('is waited for, and tells when the room is lost and when it is back', async (t) => {
    const provider = new WebsocketShape();
    t.after(() => provider.awareness.destroy());
    const alice = new Visitor(t);
    const entering = alice.entrance.enter({ provider });
    provider.arrive();
    await entering;
    provider.lose();
    provider.arrive();
    assert.deepEqual(alice.told, ['connected', 'disconnected', 'connected again']);
  });
});

describe('a provider of the page that never gets in', () => {
  it('is told as unreachable after a while', async (t) => {
    const provider = new WebsocketShape();
    t.after(() => provider.awareness.destroy());
    const told: string[] = [];
    const note = ({ code }: { readonly code: string }): void => void told.push(code);
    const listener = { status: (status: string) => told.push(status), error: note, refused: note };
    const room = new ProviderRoom(provider, listener, { unreachableAfter: 20 });
    t.after(() => room.close());
    await eventually('something is told', () => missing(told.length > 0 ? [] : ['nothing']), {
      within: WITHIN,
      every: 5,
    });
    provider.arrive();
    assert.deepEqual(told, ['room-unreachable', 'connected']);
  });
});
