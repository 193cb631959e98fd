import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { CallError } from '../../../src/protocol/errors.ts';
import { createSessionId } from '../../../src/protocol/ids.ts';
import { Signaling } from '../../../src/signaling/signaling.ts';
import type { Client } from '../support/lossy-room.ts';
import { LossyRoom } from '../support/lossy-room.ts';
import { ManualClock, settled } from '../support/manual-clock.ts';

/** A small room without trouble, in which a test opens and closes conversations by hand. */
class Table {
  readonly clock = new ManualClock();
  readonly room = new LossyRoom();
  readonly #seated: { client: Client; signaling: Signaling }[] = [];

  seat(): { client: Client; signaling: Signaling; heard: string[]; errors: CallError[] } {
    const client = this.room.connect();
    const heard: string[] = [];
    const errors: CallError[] = [];
    const signaling = new Signaling({
      awareness: client.awareness,
      clock: this.clock,
      user: { name: '' },
      random: () => 0.5,
      presence: {
        session: createSessionId(),
        stage: 'in',
        ticket: 1,
        capacity: 6,
        vouches: [],
        goodbye: false,
      },
      listener: {
        participants: () => undefined,
        message: (_from, signal) => {
          if (signal.kind === 'renew') heard.push(String(signal.generation));
        },
        violation: (error) => errors.push(error),
        error: (error) => errors.push(error),
        recovered: () => undefined,
      },
    });
    signaling.setPresence({});
    this.#seated.push({ client, signaling });
    return { client, signaling, heard, errors };
  }

  async pass(duration: number): Promise<void> {
    for (let elapsed = 0; elapsed < duration; elapsed += 50) {
      await this.clock.advance(50);
      for (const { client } of this.#seated) this.room.deliver(client);
      await settled();
    }
  }

  close(): void {
    for (const { signaling } of this.#seated) signaling.stop();
    this.room.close();
  }
}

describe('a conversation', () => {
  it('waits in the outbox until the other side opens it too', async () => {
    const table = new Table();
    const [alice, bob] = [table.seat(), table.seat()];
    alice.signaling.open(bob.signaling.session).send({ kind: 'renew', generation: 1 });
    await table.pass(1000);
    assert.deepEqual(bob.heard, []);
    bob.signaling.open(alice.signaling.session);
    await table.pass(100);
    assert.deepEqual(bob.heard, ['1']);
    table.close();
  });

  it('that is closed and opened again starts over and repeats nothing', async () => {
    const table = new Table();
    const [alice, bob] = [table.seat(), table.seat()];
    bob.signaling.open(alice.signaling.session);
    alice.signaling.open(bob.signaling.session).send({ kind: 'renew', generation: 1 });
    await table.pass(200);
    alice.signaling.close(bob.signaling.session);
    bob.signaling.close(alice.signaling.session);
    bob.signaling.open(alice.signaling.session);
    alice.signaling.open(bob.signaling.session).send({ kind: 'renew', generation: 2 });
    await table.pass(1000);
    assert.deepEqual(bob.heard, ['1', '2']);
    table.close();
  });

  it('goes on over a control channel without losing or repeating what was on its way', async () => {
    const table = new Table();
    const [alice, bob] = [table.seat(), table.seat()];
    const toBob = alice.signaling.open(bob.signaling.session);
    const toAlice = bob.signaling.open(alice.signaling.session);
    toBob.send({ kind: 'renew', generation: 1 });
    await table.pass(100);
    toBob.send({ kind: 'renew', generation: 2 });
    const channels = [
      { send: (text: string) => toAlice.receiveFrame(text) },
      { send: (text: string) => toBob.receiveFrame(text) },
    ] as const;
    toAlice.attach(channels[1]);
    toBob.attach(channels[0]);
    toBob.send({ kind: 'renew', generation: 3 });
    await table.pass(1000);
    assert.deepEqual(bob.heard, ['1', '2', '3']);
    assert.deepEqual(Object.keys(alice.client.awareness.getLocalState() ?? {}).sort(), [
      'user',
      'webrtc.mesh',
    ]);
    // The channel breaks with a message in it: it arrives over the room.
    toBob.detach(channels[0]);
    toAlice.detach(channels[1]);
    toBob.send({ kind: 'renew', generation: 4 });
    await table.pass(1000);
    assert.deepEqual(bob.heard, ['1', '2', '3', '4']);
    table.close();
  });

  it('goes through the room in both directions when one side doubts a channel that leads nowhere', async () => {
    const table = new Table();
    const [alice, bob] = [table.seat(), table.seat()];
    const toBob = alice.signaling.open(bob.signaling.session);
    const toAlice = bob.signaling.open(alice.signaling.session);
    toBob.attach({ send: () => undefined });
    toAlice.attach({ send: () => undefined });
    toBob.send({ kind: 'renew', generation: 1 });
    await table.pass(1000);
    assert.deepEqual(bob.heard, []);
    toBob.distrust();
    toBob.send({ kind: 'renew', generation: 2 });
    await table.pass(1000);
    toAlice.send({ kind: 'renew', generation: 3 });
    await table.pass(1000);
    assert.deepEqual([bob.heard, alice.heard], [['1', '2'], ['3']]);
    assert.deepEqual([toBob.mail, toAlice.mail], [undefined, undefined]);
    table.close();
  });

  it('keeps to its channel alone once that has answered', async () => {
    const table = new Table();
    const [alice, bob] = [table.seat(), table.seat()];
    const toBob = alice.signaling.open(bob.signaling.session);
    const toAlice = bob.signaling.open(alice.signaling.session);
    const onTheWay: string[] = [];
    toAlice.attach({ send: (text) => toBob.receiveFrame(text) });
    toBob.attach({ send: (text) => onTheWay.push(text) });
    toBob.distrust();
    toBob.send({ kind: 'renew', generation: 1 });
    assert.equal(toBob.mail?.messages.length, 1);
    for (const text of onTheWay.splice(0)) toAlice.receiveFrame(text);
    toBob.send({ kind: 'renew', generation: 2 });
    assert.equal(toBob.mail, undefined);
    for (const text of onTheWay) toAlice.receiveFrame(text);
    assert.deepEqual(bob.heard, ['1', '2']);
    await table.pass(1000);
    table.close();
  });

  it('answers somebody who comes back at once, because they have lost our state', async () => {
    const table = new Table();
    const [alice, bob] = [table.seat(), table.seat()];
    await table.pass(500);
    table.room.cut(bob.client);
    await table.pass(1000);
    table.room.restore(bob.client);
    bob.signaling.republish();
    await table.pass(200);
    assert.ok(bob.signaling.participants.has(alice.signaling.session));
    assert.ok(alice.signaling.participants.has(bob.signaling.session));
    table.close();
  });
});
