import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

import type { CallError } from '../../../src/protocol/errors.ts';
import { createSessionId } from '../../../src/protocol/ids.ts';
import { Signaling } from '../../../src/signaling/signaling.ts';
import { type Client, LossyRoom } from '../support/lossy-room.ts';
import { ManualClock, settled } from '../support/manual-clock.ts';

const anything = fc.anything({ withNullPrototype: false, maxDepth: 4 }).map(throughJson);
const evilKey = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then', 'length');
const evilRecord = fc
  .array(fc.tuple(fc.oneof(evilKey, fc.string()), anything), { maxLength: 30 })
  .map((entries) => {
    // An own property of that name, as JSON.parse makes it.
    const text = entries.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',');
    return JSON.parse(`{${text}}`) as unknown;
  });
const deep = fc
  .integer({ min: 10, max: 500 })
  .map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown);
const huge = fc.integer({ min: 1000, max: 60_000 }).map((length) => 'x'.repeat(length));
const wide = fc
  .integer({ min: 100, max: 600 })
  .map((count) => Object.fromEntries(Array.from({ length: count }, (_, key) => [`k${key}`, key])));
const value = fc.oneof(anything, evilRecord, deep, huge, wide);

/** States that look like ours to different degrees, from plain rubbish to one wrong value. */
function hostileState(victim: string, impersonated: string): fc.Arbitrary<unknown> {
  const session = fc.oneof(fc.constant(victim), fc.constant(impersonated), fc.constant('mallory000'), value);
  const presence = fc.record(
    {
      v: fc.oneof({ weight: 5, arbitrary: fc.constant(1) }, value),
      e: session,
      p: fc.oneof(fc.constantFrom('i', 'w', 'l'), value),
      t: fc.oneof(fc.nat(), fc.double(), value),
      c: fc.oneof(fc.nat(), value),
      k: fc.oneof(fc.array(fc.tuple(session, fc.nat())), value),
    },
    { requiredKeys: ['v', 'e', 'p', 't'] },
  );
  const message = fc.oneof(
    fc.record({
      k: fc.constantFrom('o', 'a', 'c', 'r', 'm', 'x', '__proto__'),
      g: fc.oneof(fc.nat(), value),
      z: value,
      l: value,
      m: value,
    }),
    value,
  );
  const mail = fc.oneof(
    fc
      .tuple(fc.oneof(fc.nat(), value), fc.oneof(fc.nat(), value), fc.array(message, { maxLength: 80 }))
      .map(([a, b, c]) => [a, b, ...c]),
    value,
  );
  const box = fc.oneof(
    fc.tuple(session, mail).map(([to, content]) => ({ [typeof to === 'string' ? to : 'somebody']: content })),
    value,
  );
  return fc.oneof(
    value,
    fc.record(
      {
        user: value,
        'webrtc.mesh': fc.oneof({ weight: 4, arbitrary: presence }, value),
        'webrtc.box': box,
        'webrtc.ack': box,
      },
      { requiredKeys: ['webrtc.mesh'] },
    ),
  );
}

function throughJson(thing: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(thing)) as unknown;
  } catch {
    return null;
  }
}

/** One honest person, who counts what they hear and what is reported to them. */
function enter(room: LossyRoom, clock: ManualClock) {
  const client = room.connect();
  const heard: string[] = [];
  const violations: CallError[] = [];
  const signaling = new Signaling({
    awareness: client.awareness,
    clock,
    user: { name: 'honest' },
    presence: {
      session: createSessionId(),
      stage: 'in',
      ticket: 1,
      capacity: 6,
      vouches: [],
      goodbye: false,
    },
    listener: {
      participants: () => {
        for (const session of signaling.participants.keys()) signaling.open(session);
      },
      message: (from, signal) => {
        if (signal.kind === 'candidates')
          heard.push(...signal.candidates.map(({ candidate }) => `${from}:${candidate}`));
      },
      violation: (error) => {
        violations.push(error);
      },
      error: () => undefined,
      recovered: () => undefined,
    },
  });
  signaling.setPresence({});
  return { client, signaling, heard, violations };
}

/** Puts a state into the room under a client id, as a raw frame could. */
function inject(room: LossyRoom, via: Client, clientID: number, clock: number, state: unknown): void {
  const forge = new Awareness(new Y.Doc());
  forge.states.set(clientID, state as Record<string, unknown>);
  forge.meta.set(clientID, { clock, lastUpdated: Date.now() });
  const update = encodeAwarenessUpdate(forge, [clientID]);
  for (const { awareness } of room.clients) {
    if (awareness !== via.awareness) applyAwarenessUpdate(awareness, update, 'network');
  }
  forge.destroy();
  forge.doc.destroy();
}

describe('a hostile client', () => {
  it('never makes anybody throw, and never costs two others their messages', async () => {
    const attack = fc.record({
      clientID: fc.integer({ min: 1, max: 40 }),
      // Most attacks use clients of their own; some overwrite the state of an honest one.
      onAlice: fc.nat({ max: 3 }).map((dice) => dice === 0),
      state: hostileState('victim0000', 'impersona0'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(attack, { minLength: 1, maxLength: 12 }), async (attacks) => {
        const clock = new ManualClock();
        const room = new LossyRoom();
        const alice = enter(room, clock);
        const bob = enter(room, clock);
        const mallory = room.connect();
        await talk(room, clock);
        let sequence = 10;
        for (const { clientID, onAlice, state } of attacks) {
          const id = onAlice ? alice.client.awareness.clientID : clientID;
          inject(
            room,
            mallory,
            id,
            sequence++,
            retarget(state, alice.signaling.session, bob.signaling.session),
          );
          await settled();
        }
        alice.signaling.open(bob.signaling.session).send({
          kind: 'candidates',
          generation: 1,
          candidates: [{ candidate: 'hello', mid: '0', usernameFragment: '' }],
        });
        await talk(room, clock);
        assert.deepEqual(
          bob.heard.filter((text) => text.startsWith(alice.signaling.session)),
          [`${alice.signaling.session}:hello`],
        );
        assert.equal(Object.getOwnPropertyNames(Object.prototype).includes('polluted'), false);
        for (const { violations, signaling } of [alice, bob]) {
          const texts = violations.map(({ code, message }) => `${code} ${message}`);
          assert.equal(new Set(texts).size, texts.length, 'something was reported twice');
          assert.ok(signaling.participants.size <= 32);
          signaling.stop();
        }
        room.close();
      }),
      { numRuns: 400 },
    );
  });

  it('with five thousand invented clients leaves a bounded number of participants', async () => {
    const clock = new ManualClock();
    const room = new LossyRoom();
    const alice = enter(room, clock);
    const mallory = room.connect();
    for (let index = 0; index < 5000; index++) {
      inject(room, mallory, 1000 + index, 1, {
        'webrtc.mesh': { v: 1, e: `fake${index}0000`.slice(0, 12), p: 'i', t: 1 },
      });
    }
    await settled();
    assert.equal(alice.signaling.participants.size, 32);
    assert.ok(alice.violations.length <= 64);
    alice.signaling.stop();
    room.close();
  });

  it('that overwrites our state is corrected at once', async () => {
    const clock = new ManualClock();
    const room = new LossyRoom();
    const alice = enter(room, clock);
    const bob = enter(room, clock);
    const mallory = room.connect();
    await talk(room, clock);
    inject(room, mallory, alice.client.awareness.clientID, 50, {
      'presence.cursor': 'forged',
      user: { name: 'Mallory' },
    });
    await talk(room, clock);
    const state = bob.client.awareness.getStates().get(alice.client.awareness.clientID);
    assert.deepEqual(Object.keys(state ?? {}).sort(), ['user', 'webrtc.mesh']);
    assert.deepEqual(state?.['user'], { name: 'honest' });
    alice.signaling.stop();
    bob.signaling.stop();
    room.close();
  });

  it('that copies the session id of somebody known gets nothing of what is meant for them', async () => {
    const clock = new ManualClock();
    const room = new LossyRoom();
    const alice = enter(room, clock);
    const bob = enter(room, clock);
    const mallory = room.connect();
    await talk(room, clock);
    const copy = { v: 1, e: bob.signaling.session, p: 'l', t: 0 };
    inject(room, mallory, 5, 1, { 'webrtc.mesh': copy, user: { name: 'Not Bob' } });
    await talk(room, clock);
    const participant = alice.signaling.participants.get(bob.signaling.session);
    assert.equal(participant?.clientID, bob.client.awareness.clientID);
    assert.equal(alice.violations.length, 1);
    alice.signaling.stop();
    bob.signaling.stop();
    room.close();
  });
});

/** Lets everything arrive. */
async function talk(room: LossyRoom, clock: ManualClock): Promise<void> {
  for (let round = 0; round < 20; round++) {
    await clock.advance(100);
    for (const client of room.clients) room.deliver(client);
    await settled();
  }
}

/** Puts the real session ids where the generator has put placeholders. */
function retarget(state: unknown, victim: string, impersonated: string): unknown {
  const text = JSON.stringify(state);
  return JSON.parse(text.replaceAll('victim0000', victim).replaceAll('impersona0', impersonated)) as unknown;
}

describe('a client whose state is forged again and again', () => {
  it('corrects it within its budget, and is heard as soon as the flood is over', async () => {
    const clock = new ManualClock();
    const room = new LossyRoom();
    const alice = enter(room, clock);
    const bob = enter(room, clock);
    const mallory = room.connect();
    await talk(room, clock);
    let published = 0;
    alice.client.awareness.on('update', (_changes: unknown, origin: unknown) => {
      if (origin === 'local') published++;
    });
    for (let round = 0; round < 1000; round++) {
      inject(room, mallory, alice.client.awareness.clientID, 1000 + 2 * round, { user: { name: 'Mallory' } });
      await clock.advance(1);
    }
    assert.ok(published <= 40, `${published} publications in a second`);
    alice.signaling.open(bob.signaling.session).send({
      kind: 'candidates',
      generation: 1,
      candidates: [{ candidate: 'hello', mid: '0', usernameFragment: '' }],
    });
    await talk(room, clock);
    assert.deepEqual(bob.heard, [`${alice.signaling.session}:hello`]);
    alice.signaling.stop();
    bob.signaling.stop();
    room.close();
  });
});
