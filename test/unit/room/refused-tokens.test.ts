import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';

import { HocuspocusProvider } from '@hocuspocus/provider';

import { RoomEntrance } from '../../../src/call/room-entrance.ts';
import type { CallError } from '../../../src/protocol/errors.ts';
import type { RoomSource, TokenSource } from '../../../src/room/room-source.ts';
import { eventually, missing } from '../../support/eventually.ts';
import { RoomServer, type RoomServerKind } from '../../support/hocuspocus.ts';
import { RoomVisitor } from '../support/room-visitor.ts';

const ROOM = 'room';
/** One attempt at once, and those after 0.2, 1 and 5 s. */
const ATTEMPTS = 4;
const LAST_WAIT = 5000;
const MARGIN = 2000;
const ALL_ATTEMPTS_WITHIN = 10_000;
/** Two waits, and what a machine under load adds. */
const BACK_WITHIN = 4000;

/** What stands in for the page's portal: it gives the token that it has, and counts how often it was asked. */
class Portal {
  readonly failure = new Error('The portal is down.');
  token: string;
  isUp = true;
  asked = 0;

  constructor(token: string) {
    this.token = token;
  }

  readonly give = (): Promise<string> => {
    this.asked += 1;
    return this.isUp ? Promise.resolve(this.token) : Promise.reject(this.failure);
  };
}

async function startServer(t: TestContext, kind: RoomServerKind = '4.7'): Promise<RoomServer> {
  const server = await RoomServer.start(kind, 'old');
  t.after(() => server.stop());
  return server;
}

function roomOf(server: RoomServer, token: TokenSource, person = 'alice'): RoomSource {
  return { url: server.urlFor(person), name: ROOM, token };
}

async function untilChecked(server: RoomServer, count: number): Promise<void> {
  await eventually(
    `the server has checked ${count} tokens`,
    () => missing(server.tokensChecked === count ? [] : [String(server.tokensChecked)]),
    { within: BACK_WITHIN, every: 5 },
  );
}

async function untilNoneIsOpen(server: RoomServer): Promise<void> {
  await eventually(
    'no connection is open',
    () => missing(server.openSockets === 0 ? [] : [`${server.openSockets} are open`]),
    { within: BACK_WITHIN, every: 5 },
  );
}

/** An entrance whose first visit is still going on, with what it told and the error it ended with. */
function entering(t: TestContext, source: RoomSource) {
  const told: string[] = [];
  const entrance = new RoomEntrance({
    status: (status) => told.push(status),
    problem: ({ code }) => told.push(code),
  });
  t.after(() => entrance.close());
  return { told, entrance, entered: entrance.enter(source) };
}

// Much of it is waiting, and each test has a server of its own.
describe('tokens', { concurrency: true }, () => {
  for (const kind of ['4.7', '3.4'] as const) {
    describe(`a server ${kind} that refuses the token of somebody who comes`, () => {
      it('gets fresh ones from a function at once, and lets them in with a good one', async (t) => {
        const server = await startServer(t, kind);
        const portal = new Portal('expired');
        const { told, entered } = entering(t, roomOf(server, portal.give));
        await untilChecked(server, 1);
        portal.token = 'old';
        await entered;
        assert.deepEqual(told.slice(-2), ['room-refused', 'connected']);
        assert.equal(portal.asked, server.tokensChecked);
      });

      it('gets no more than a few of them, is then left alone, and asked once more for each retry', async (t) => {
        const server = await startServer(t, kind);
        const portal = new Portal('expired');
        const alice = await RoomVisitor.enter(
          t,
          'alice',
          roomOf(server, () => 'old'),
        );
        alice.entrance.setToken(portal.give);
        server.closeRoom(ROOM);
        const before = server.tokensChecked;
        await alice.untilTold('room-refused', { times: ATTEMPTS, within: ALL_ATTEMPTS_WITHIN });
        await untilNoneIsOpen(server);
        assert.equal(server.tokensChecked, before + ATTEMPTS);
        portal.token = 'old';
        alice.entrance.retry();
        await alice.untilTold('connected again', { within: BACK_WITHIN });
        assert.equal(server.tokensChecked, before + ATTEMPTS + 1);
        assert.equal(portal.asked, ATTEMPTS + 1);
      });

      it('gets a string only once; another one is sent at once', async (t) => {
        const server = await startServer(t, kind);
        const alice = await RoomVisitor.enter(t, 'alice', roomOf(server, 'old'));
        server.accept('new');
        server.closeRoom(ROOM);
        await alice.untilTold('room-refused', { within: BACK_WITHIN });
        const checked = server.tokensChecked;
        alice.entrance.setToken('new');
        await alice.untilTold('connected again', { within: BACK_WITHIN });
        assert.equal(server.tokensChecked, checked + 1);
        assert.deepEqual(alice.told, ['connected', 'disconnected', 'room-refused', 'connected again']);
      });
    });

    describe(`a server ${kind} whose tokens expire`, () => {
      it('asks for a fresh one, and nobody leaves who has one', async (t) => {
        const server = await startServer(t, kind);
        const portal = new Portal('old');
        const alice = await RoomVisitor.enter(t, 'alice', roomOf(server, portal.give));
        const bob = await RoomVisitor.enter(t, 'bob', roomOf(server, 'old', 'bob'));
        server.accept('new');
        portal.token = 'new';
        const checked = server.tokensChecked;
        server.requestTokens(ROOM);
        // Both were asked, and bob has only the old one.
        await bob.untilTold('room-refused', { within: BACK_WITHIN });
        assert.equal(server.tokensChecked, checked + 3);
        assert.deepEqual(alice.told, ['connected']);
      });

      it('closes the room for somebody whose token it refuses, and lets them in with the next', async (t) => {
        const server = await startServer(t, kind);
        const tokens = ['old', 'expired', 'new'];
        const alice = await RoomVisitor.enter(
          t,
          'alice',
          roomOf(server, () => tokens.shift() ?? 'none'),
        );
        server.accept('new');
        server.requestTokens(ROOM);
        const took = await alice.untilTold('connected again', { within: BACK_WITHIN });
        t.diagnostic(`back after ${Math.round(took)} ms`);
        assert.deepEqual(alice.told, ['connected', 'disconnected', 'connected again']);
        assert.deepEqual(tokens, []);
      });
    });

    describe(`a server ${kind} that comes back with another key`, () => {
      it('lets everybody in whose function gives a fresh token', async (t) => {
        const server = await startServer(t, kind);
        const portal = new Portal('old');
        const alice = await RoomVisitor.enter(t, 'alice', roomOf(server, portal.give));
        const bob = await RoomVisitor.enter(t, 'bob', roomOf(server, portal.give, 'bob'));
        await server.stop();
        await Promise.all([alice, bob].map((one) => one.untilTold('disconnected', { within: BACK_WITHIN })));
        server.accept('new');
        await server.restart();
        const restartedAt = performance.now();
        await Promise.all(
          [alice, bob].map((one) => one.untilTold('room-refused', { within: ALL_ATTEMPTS_WITHIN })),
        );
        portal.token = 'new';
        await Promise.all([
          alice.untilSees(bob, ALL_ATTEMPTS_WITHIN),
          bob.untilSees(alice, ALL_ATTEMPTS_WITHIN),
        ]);
        t.diagnostic(
          `both visible again ${Math.round(performance.now() - restartedAt)} ms after the restart`,
        );
      });
    });
  }

  describe('a function that gives no token', () => {
    it('is asked again soon, and what it gives then opens the room', async (t) => {
      const server = await startServer(t);
      const portal = new Portal('old');
      portal.isUp = false;
      const { told, entered } = entering(t, roomOf(server, portal.give));
      await eventually('a problem is told', () => missing(told.length > 0 ? [] : ['none']), {
        within: BACK_WITHIN,
        every: 5,
      });
      portal.isUp = true;
      await entered;
      assert.deepEqual(told.slice(-2), ['room-token-failed', 'connected']);
    });

    it('ends the first visit after a few attempts, with what it threw and nothing left open', async (t) => {
      const server = await startServer(t);
      const portal = new Portal('old');
      portal.isUp = false;
      const { told, entered } = entering(t, roomOf(server, portal.give));
      await assert.rejects(entered, (error: CallError) => {
        return error.code === 'room-token-failed' && error.cause === portal.failure;
      });
      assert.equal(portal.asked, ATTEMPTS);
      assert.equal(server.tokensChecked, 0);
      assert.deepEqual(told, Array(ATTEMPTS - 1).fill('room-token-failed'));
      await untilNoneIsOpen(server);
    });

    it('is asked at once when the person doesn’t want to wait', async (t) => {
      const server = await startServer(t);
      const portal = new Portal('old');
      const alice = await RoomVisitor.enter(t, 'alice', roomOf(server, portal.give));
      portal.isUp = false;
      server.closeSockets();
      await alice.untilTold('room-token-failed', { times: ATTEMPTS - 1, within: ALL_ATTEMPTS_WITHIN });
      portal.isUp = true;
      alice.entrance.retry();
      await alice.untilTold('connected again', { within: LAST_WAIT - MARGIN });
    });

    it('is asked for as long as it takes by somebody who was in the room already', async (t) => {
      const server = await startServer(t);
      const portal = new Portal('old');
      const alice = await RoomVisitor.enter(t, 'alice', roomOf(server, portal.give));
      portal.isUp = false;
      server.closeSockets();
      await alice.untilTold('room-token-failed', { times: ATTEMPTS, within: ALL_ATTEMPTS_WITHIN });
      portal.isUp = true;
      await alice.untilTold('connected again', { within: 2 * LAST_WAIT + BACK_WITHIN });
    });

    it('when the server asks for one meanwhile, is asked again, and nobody leaves the room', async (t) => {
      const server = await startServer(t);
      const portal = new Portal('old');
      const alice = await RoomVisitor.enter(t, 'alice', roomOf(server, portal.give));
      portal.isUp = false;
      server.requestTokens(ROOM);
      await alice.untilTold('room-token-failed', { within: BACK_WITHIN });
      portal.isUp = true;
      await alice.untilTold('connected', { times: 2, within: BACK_WITHIN });
      assert.deepEqual(new Set(alice.told), new Set(['connected', 'room-token-failed']));
      await untilChecked(server, 2);
    });

    it('that the server wanted meanwhile is told to nobody who has left since', async (t) => {
      const server = await startServer(t);
      const answers = [Promise.resolve('old')];
      const asked = Promise.withResolvers<undefined>();
      const late = Promise.withResolvers<string>();
      const alice = await RoomVisitor.enter(
        t,
        'alice',
        roomOf(server, () => {
          const answer = answers.shift();
          if (answer === undefined) asked.resolve(undefined);
          return answer ?? late.promise;
        }),
      );
      server.requestTokens(ROOM);
      await asked.promise;
      alice.entrance.close();
      late.reject(new Error('The portal is down.'));
      await untilNoneIsOpen(server);
      assert.deepEqual(alice.told, ['connected']);
    });

    it('has failed too when it gives something else than a string', async (t) => {
      const server = await startServer(t);
      const token = (): string => JSON.parse('{"token":"old"}') as string;
      const { told, entrance, entered } = entering(t, roomOf(server, token));
      await eventually('a problem is told', () => missing(told.length > 0 ? [] : ['none']), {
        within: BACK_WITHIN,
        every: 5,
      });
      assert.deepEqual(told, ['room-token-failed']);
      entrance.close();
      await assert.rejects(entered, { code: 'call-closed' });
    });
  });

  describe('a provider of the page whose token is refused', () => {
    it('is made to ask again by the next visit', async (t) => {
      const server = await startServer(t);
      const portal = new Portal('expired');
      const provider = new HocuspocusProvider({ url: server.urlFor('page'), name: ROOM, token: portal.give });
      t.after(() => provider.destroy());
      const { entrance, entered } = entering(t, { provider });
      await assert.rejects(entered, { code: 'room-refused' });
      portal.token = 'old';
      const room = await entrance.enter({ provider });
      assert.equal(room.status, 'connected');
      assert.equal(portal.asked, 2);
    });

    it('is made to ask again by a retry during the visit', async (t) => {
      const server = await startServer(t);
      const portal = new Portal('old');
      const provider = new HocuspocusProvider({ url: server.urlFor('page'), name: ROOM, token: portal.give });
      t.after(() => provider.destroy());
      const alice = await RoomVisitor.enter(t, 'alice', { provider });
      server.accept('new');
      server.closeRoom(ROOM);
      await alice.untilTold('room-refused', { within: BACK_WITHIN });
      portal.token = 'new';
      alice.entrance.retry();
      await alice.untilTold('connected again', { within: BACK_WITHIN });
    });

    it('is not in trouble when it has no token that the server wants meanwhile', async (t) => {
      const server = await startServer(t);
      const portal = new Portal('old');
      const provider = new HocuspocusProvider({ url: server.urlFor('page'), name: ROOM, token: portal.give });
      t.after(() => provider.destroy());
      const alice = await RoomVisitor.enter(t, 'alice', { provider });
      portal.isUp = false;
      const failed = new Promise((resolve) => provider.on('authenticationFailed', resolve));
      server.requestTokens(ROOM);
      await failed;
      portal.isUp = true;
      server.closeRoom(ROOM);
      await alice.untilTold('connected again', { within: BACK_WITHIN });
      assert.deepEqual(alice.told, ['connected', 'disconnected', 'connected again']);
    });
  });
});
