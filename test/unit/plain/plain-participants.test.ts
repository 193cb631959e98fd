import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import { PlainParticipants, type PlainParticipant } from '../../../src/plain/plain-participants.ts';
import { MAX_PARTICIPANTS } from '../../../src/protocol/constants.ts';
import { ManualClock } from '../support/manual-clock.ts';

describe('those in the room who speak the plain shape', () => {
  let clock: ManualClock;
  let room: Awareness;
  let participants: PlainParticipants;
  let vanished: PlainParticipant[];
  let changes: number;

  beforeEach(() => {
    clock = new ManualClock();
    room = new Awareness(new Y.Doc());
    vanished = [];
    changes = 0;
    participants = new PlainParticipants({
      awareness: room,
      clock,
      presenceField: 'webrtc.mesh',
      onChange: (gone) => {
        changes += 1;
        vanished.push(...gone);
      },
    });
  });

  afterEach(() => {
    participants.stop();
    room.destroy();
  });

  /** Writes the state of another client, as the server would relay it; undefined takes it away. */
  async function write(clientID: number, state: Record<string, unknown> | undefined): Promise<void> {
    const author = new Awareness(new Y.Doc());
    author.meta.set(clientID, {
      clock: (room.meta.get(clientID)?.clock ?? 0) + 1,
      lastUpdated: Date.now(),
    });
    if (state) author.states.set(clientID, state);
    applyAwarenessUpdate(room, encodeAwarenessUpdate(author, [clientID]), 'network');
    author.destroy();
    await clock.advance(100);
  }

  const offerToUs = (sdp: string): Record<string, unknown> => ({
    'webrtc.offer': { to: room.clientID, sdp },
  });

  it('are those with one of its fields and without our own', async () => {
    await write(5, { user: { name: 'reader' } });
    await write(6, { user: { displayName: 'bob' }, 'webrtc.offer': null });
    await write(7, { 'webrtc.mesh': { v: 1 }, 'webrtc.offer': { to: 6, sdp: 'x' } });
    assert.deepEqual(
      participants.all.map(({ session, user }) => [session, user.name]),
      [['plain:6', 'bob']],
    );
  });

  it('keep their identity while they say the same', async () => {
    await write(6, { 'webrtc.offer': null });
    const [before] = participants.all;
    await write(6, { 'webrtc.offer': null, 'presence.cursor': { x: 1 } });
    assert.equal(participants.all[0], before);
    assert.equal(changes, 1);
  });

  it('are told when they vanish', async () => {
    await write(6, { 'webrtc.offer': null });
    await write(6, undefined);
    assert.deepEqual(participants.all, []);
    assert.deepEqual(
      vanished.map(({ clientID }) => clientID),
      [6],
    );
  });

  it('stay away after hanging up until they call again', async () => {
    await write(6, offerToUs('first'));
    participants.hungUp('plain:6');
    assert.equal(participants.all.length, 0);
    await write(6, { ...offerToUs('first'), 'webrtc.ice': { candidate: { candidate: 'late' } } });
    assert.equal(participants.all.length, 0);
    await write(6, offerToUs('second'));
    assert.deepEqual(
      participants.all.map(({ plain }) => plain.offer),
      ['second'],
    );
  });

  it('are looked at no more often than every 50 ms, however fast they write', async () => {
    await write(6, offerToUs('0'));
    const before = changes;
    for (let round = 1; round <= 50; round++) {
      const author = new Awareness(new Y.Doc());
      author.states.set(6, offerToUs(String(round)));
      author.meta.set(6, { clock: 100 + round, lastUpdated: Date.now() });
      applyAwarenessUpdate(room, encodeAwarenessUpdate(author, [6]), 'network');
      author.destroy();
      await clock.advance(1);
    }
    await clock.advance(100);
    assert.ok(changes - before <= 2, `${changes - before} looks`);
    assert.equal(participants.all[0]?.plain.offer, '50');
  });

  it('are not more than a room may have, however many are invented', async () => {
    const author = new Awareness(new Y.Doc());
    const ids = Array.from({ length: 3000 }, (_, index) => index + 10);
    for (const id of ids) {
      author.states.set(id, { 'webrtc.offer': null });
      author.meta.set(id, { clock: 1, lastUpdated: Date.now() });
    }
    applyAwarenessUpdate(room, encodeAwarenessUpdate(author, ids), 'network');
    author.destroy();
    await clock.advance(100);
    assert.equal(participants.all.length, MAX_PARTICIPANTS);
  });

  it('are followed no longer after the end', async () => {
    await write(6, { 'webrtc.offer': null });
    participants.stop();
    await write(7, { 'webrtc.offer': null });
    assert.equal(changes, 1);
    assert.equal(clock.pending, 0);
  });
});
