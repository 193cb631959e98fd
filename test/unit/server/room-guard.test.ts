import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSessionSecret, sessionOf } from '../../../src/protocol/ids.ts';
import { type Refusal, type RefusalReason, roomGuard } from '../../../src/server/index.ts';
import { eventually, missing } from '../../support/eventually.ts';
import { type RawClient } from '../../support/raw-client.ts';
import { GuardedServer, type Guest, SOON } from '../support/guarded-server.ts';

/** An id that nobody has. */
const FREE = 4711;

const presence = (session: string, stage: 'w' | 'i', ticket: number) => ({
  'webrtc.mesh': { v: 1, e: session, p: stage, t: ticket },
});

/** Writes one state under a client id; clocks count upwards by themselves. */
function write(client: RawClient, clientID: number, clock: number, state: unknown): void {
  client.write({ clientID, clock, json: JSON.stringify(state) });
}

async function refused(server: GuardedServer, reason: RefusalReason, times = 1): Promise<void> {
  await eventually(
    `${reason} is counted ${times} times`,
    () => missing(server.guard.refusals[reason] === times ? [] : [JSON.stringify(server.guard.refusals)]),
    SOON,
  );
}

/** Alice and Bob, who see each other. */
async function twoPeople(...[t, options]: Parameters<typeof GuardedServer.start>) {
  const server = await GuardedServer.start(t, options);
  const alice = await server.enter(t, 'alice');
  const bob = await server.enter(t, 'bob');
  await introduce(alice, bob, 'alice');
  await introduce(bob, alice, 'bob');
  return { server, alice, bob };
}

async function introduce(who: Guest, toWhom: Guest, id: string): Promise<void> {
  who.write({ user: { name: id, id } });
  await toWhom.willSee(who.id, { user: { name: id, id } });
}

describe('what belongs to somebody else', () => {
  it('keeps its state when mallory writes under its id, with any clock', async (t) => {
    const { server, alice, bob } = await twoPeople(t);
    const mallory = await server.enterRaw(t, 'mallory');
    write(mallory, alice.id, alice.clock + 1, { user: { name: 'not alice' } });
    write(mallory, alice.id, Number.MAX_SAFE_INTEGER, { user: { name: 'not alice' } });
    await refused(server, 'foreign-client', 2);
    alice.write({ user: { name: 'alice', id: 'alice' }, 'webrtc.x': 1 });
    await bob.willSee(alice.id, { user: { name: 'alice', id: 'alice' }, 'webrtc.x': 1 });
    assert.equal(mallory.closeCode, undefined);
  });

  it('is not removed by mallory', async (t) => {
    const { server, alice, bob } = await twoPeople(t);
    const mallory = await server.enterRaw(t, 'mallory');
    write(mallory, alice.id, alice.clock, null);
    write(mallory, alice.id, alice.clock + 1, null);
    await refused(server, 'foreign-removal', 2);
    assert.deepEqual(bob.sees(alice.id), { user: { name: 'alice', id: 'alice' } });
  });

  it('does not keep the rest of the update out', async (t) => {
    const { server, alice, bob } = await twoPeople(t);
    const mallory = await server.enterRaw(t, 'mallory');
    mallory.write(
      { clientID: alice.id, clock: alice.clock + 1, json: '{"user":{"name":"not alice"}}' },
      { clientID: FREE, clock: 1, json: '{"webrtc.x":1}' },
    );
    await bob.willSee(FREE, { 'webrtc.x': 1 });
    assert.deepEqual(bob.sees(alice.id), { user: { name: 'alice', id: 'alice' } });
  });

  it('is nothing to complain about when mallory only repeats it, as old providers do', async (t) => {
    const { server, alice, bob } = await twoPeople(t);
    const mallory = await server.enterRaw(t, 'mallory');
    write(mallory, alice.id, alice.clock, { user: { name: 'alice', id: 'alice' } });
    write(mallory, FREE, 1, {});
    await bob.willSee(FREE, {});
    assert.equal(server.guard.refusals['foreign-client'], 0);
  });

  it('is a session id, also while its owner is away', async (t) => {
    const { server, alice, bob } = await twoPeople(t);
    const mallory = await server.enterRaw(t, 'mallory');
    alice.write(presence('alice1', 'i', 1));
    await bob.willSee(alice.id, presence('alice1', 'i', 1));
    write(mallory, FREE, 1, presence('alice1', 'i', 1));
    await refused(server, 'session-taken');
    server.cut('alice');
    await bob.willSee(alice.id, undefined);
    write(mallory, FREE, 2, presence('alice1', 'i', 1));
    write(mallory, alice.id, alice.clock + 1, presence('alice1', 'i', 1));
    await refused(server, 'session-taken', 2);
    await refused(server, 'foreign-client');
    assert.equal(server.stateOf(FREE), undefined);
  });
});

describe('what somebody writes of themselves', () => {
  const cases: readonly [what: string, json: string, reason: RefusalReason][] = [
    ['a number', '7', 'not-an-object'],
    ['a text', '"hello"', 'not-an-object'],
    ['a list', '[{"user":{}}]', 'not-an-object'],
    ['nested a hundred times', `${'{"webrtc.x":'.repeat(100)}1${'}'.repeat(100)}`, 'malformed'],
    ['a presence that can not be', '{"webrtc.mesh":{"v":1,"e":"!","p":"i","t":1}}', 'malformed'],
    ['larger than 64 KiB', JSON.stringify({ 'webrtc.x': 'x'.repeat(65_536) }), 'too-large'],
    ['10 MB large', JSON.stringify({ 'webrtc.x': 'x'.repeat(10_000_000) }), 'too-large'],
  ];
  for (const [what, json, reason] of cases) {
    it(`is not let in when it is ${what}`, async (t) => {
      const server = await GuardedServer.start(t);
      const mallory = await server.enterRaw(t, 'mallory');
      mallory.write({ clientID: FREE, clock: 1, json });
      await refused(server, reason);
      assert.equal(server.clients, 0);
      assert.equal(mallory.closeCode, undefined);
    });
  }

  it('loses the fields of the host page, and keeps its own', async (t) => {
    const { server, alice, bob } = await twoPeople(t);
    alice.write({ 'presence.cursor': 1, 'comment.x': 2, user: { name: 'alice' }, 'webrtc.x': 3 });
    await bob.willSee(alice.id, { user: { name: 'alice', id: 'alice' }, 'webrtc.x': 3 });
    await refused(server, 'foreign-field');
  });

  it('keeps the fields of the host page when it is the host page', async (t) => {
    const { alice, bob } = await twoPeople(t, { isHost: ({ subject }) => subject === 'alice' });
    alice.write({ 'presence.cursor': 1 });
    await bob.willSee(alice.id, { 'presence.cursor': 1 });
  });

  it('names the user whom the token is for', async (t) => {
    const { server, alice, bob } = await twoPeople(t);
    alice.write({ user: { name: 'alice', id: 'bob' } });
    await bob.willSee(alice.id, { user: { name: 'alice', id: 'alice' } });
    await refused(server, 'wrong-user');
  });

  it('names whom it wants when the portal does not mind', async (t) => {
    const { alice, bob } = await twoPeople(t, { enforceUserId: false });
    alice.write({ user: { name: 'alice', id: 'somebody' } });
    await bob.willSee(alice.id, { user: { name: 'alice', id: 'somebody' } });
  });

  it('goes under four client ids at most', async (t) => {
    const server = await GuardedServer.start(t);
    const mallory = await server.enterRaw(t, 'mallory');
    const phantoms = Array.from({ length: 900 }, (_, index) => ({
      clientID: index + 1,
      clock: 1,
      json: '{}',
    }));
    mallory.write(...phantoms);
    await refused(server, 'too-many-clients', 896);
    assert.equal(server.clients, 4);
  });

  it('is not let in when it can not be read', async (t) => {
    const server = await GuardedServer.start(t);
    const mallory = await server.enterRaw(t, 'mallory');
    mallory.writeBytes(Uint8Array.of(1, 5, 1, 100, 34));
    await refused(server, 'malformed');
    assert.equal(server.clients, 0);
  });
});

describe('coming and going', () => {
  it('shows a removal of oneself at once', async (t) => {
    const { alice, bob } = await twoPeople(t);
    alice.awareness.setLocalState(null);
    await bob.willSee(alice.id, undefined);
    alice.write({ 'webrtc.x': 1 });
    await bob.willSee(alice.id, { 'webrtc.x': 1 });
  });

  it('leaves no ghost of somebody who crashes after a reconnection', async (t) => {
    const { server, alice, bob } = await twoPeople(t);
    server.cut('alice');
    await bob.willSee(alice.id, undefined);
    await eventually('alice is back', () => missing(alice.provider.synced ? [] : ['away']), SOON);
    alice.write({ 'webrtc.x': 1 });
    await bob.willSee(alice.id, { 'webrtc.x': 1 });
    server.cut('alice');
    await bob.willSee(alice.id, undefined);
  });

  it('lets the same user take an id over from a connection that has not ended yet', async (t) => {
    const { server, alice, bob } = await twoPeople(t);
    const again = await server.enterRaw(t, 'alice');
    write(again, alice.id, alice.clock + 1, { 'webrtc.x': 1 });
    await bob.willSee(alice.id, { 'webrtc.x': 1 });
    alice.provider.destroy();
    write(again, alice.id, alice.clock + 10, { 'webrtc.x': 2 });
    await bob.willSee(alice.id, { 'webrtc.x': 2 });
  });

  it('frees the id of somebody unknown when they go, and not before', async (t) => {
    const { server, alice, bob } = await twoPeople(t, { userOf: () => undefined });
    const other = await server.enterRaw(t, 'carol');
    write(other, alice.id, alice.clock + 1, {});
    await refused(server, 'foreign-client');
    server.cut('alice');
    await bob.willSee(alice.id, undefined);
    write(other, alice.id, alice.clock + 2, { 'webrtc.x': 1 });
    await bob.willSee(alice.id, { 'webrtc.x': 1 });
  });
});

describe('the seats of a call', () => {
  it('are not taken by a claim that comes after them', async (t) => {
    const { server, alice, bob } = await twoPeople(t, { seats: 2 });
    alice.write(presence('alice1', 'i', 1));
    bob.write(presence('bobbob', 'i', 2));
    await alice.willSee(bob.id, presence('bobbob', 'i', 2));
    await bob.willSee(alice.id, presence('alice1', 'i', 1));
    const carol = await server.enterRaw(t, 'carol');
    write(carol, FREE, 1, presence('carol1', 'i', 3));
    await bob.willSee(FREE, presence('carol1', 'w', 3));
    await refused(server, 'seats-full');
    alice.write({ 'webrtc.mesh': { v: 1, e: 'alice1', p: 'i', t: 1, bye: 1 } });
    await bob.willSee(alice.id, { 'webrtc.mesh': { v: 1, e: 'alice1', p: 'i', t: 1, bye: 1 } });
    write(carol, FREE, 2, presence('carol1', 'i', 3));
    await bob.willSee(FREE, presence('carol1', 'i', 3));
  });

  it('are open to who proves to come from the one who has it, be that still shown', async (t) => {
    const secret = createSessionSecret();
    const { server, alice, bob } = await twoPeople(t, { seats: 2 });
    alice.write(presence(sessionOf(secret), 'i', 2));
    bob.write(presence('bobbob', 'i', 1));
    await alice.willSee(bob.id, presence('bobbob', 'i', 1));
    await bob.willSee(alice.id, presence(sessionOf(secret), 'i', 2));
    const anew = await server.enterRaw(t, 'alice');
    const state = { 'webrtc.mesh': { v: 1, e: 'alice2', p: 'i', t: 2, f: secret } };
    write(anew, FREE, 1, state);
    await bob.willSee(FREE, state);
  });

  it('are left to the protocol while claims compete', async (t) => {
    const { server, alice, bob } = await twoPeople(t, { seats: 2 });
    alice.write(presence('alice1', 'i', 1));
    bob.write(presence('bobbob', 'i', 2));
    await alice.willSee(bob.id, presence('bobbob', 'i', 2));
    await bob.willSee(alice.id, presence('alice1', 'i', 1));
    const carol = await server.enterRaw(t, 'carol');
    write(carol, FREE, 1, presence('aaaaaa', 'i', 2));
    await bob.willSee(FREE, presence('aaaaaa', 'i', 2));
  });
});

describe('the guard', () => {
  it('tells refusals once for each connection and reason', async (t) => {
    const told: Refusal[] = [];
    const server = await GuardedServer.start(t, {
      onRefusal: (refusal) => {
        told.push(refusal);
        throw new Error('The log is full.');
      },
    });
    const mallory = await server.enterRaw(t, 'mallory');
    for (let clock = 1; clock <= 5; clock++) write(mallory, FREE, clock, 'text');
    await refused(server, 'not-an-object', 5);
    assert.deepEqual(
      told.map(({ socketId, ...rest }) => ({ ...rest, socketId: typeof socketId })),
      [
        {
          reason: 'not-an-object',
          documentName: 'room',
          socketId: 'string',
          user: 'mallory',
          clientID: FREE,
          count: 1,
        },
      ],
    );
  });

  it('takes everybody for a stranger when the functions of the portal throw', async (t) => {
    const broken = () => {
      throw new Error('broken');
    };
    const { alice, bob } = await twoPeople(t, { userOf: broken, isHost: broken });
    alice.write({ 'presence.x': 1, 'webrtc.x': 1 });
    await bob.willSee(alice.id, { 'webrtc.x': 1 });
  });

  it('refuses limits out of their range', () => {
    for (const options of [
      { maxStateBytes: 0 },
      { maxClients: 1.5 },
      { updatesPerSecond: Number.NaN },
      { floodMessagesPerSecond: -1 },
      { floodBytesPerSecond: Infinity },
      { seats: 7 },
    ]) {
      assert.throws(() => roomGuard(options), { name: 'CallError', code: 'invalid-option' });
    }
  });

  it('refuses to run on a server without the hooks that it needs', async () => {
    for (const version of ['3.4.4', '4.0.0']) {
      await assert.rejects(roomGuard().onConfigure({ version }), /4\.1 or later/);
    }
    await roomGuard().onConfigure({ version: '4.1.0' });
    await roomGuard().onConfigure({ version: '5.0.0-rc.1' });
  });
});
