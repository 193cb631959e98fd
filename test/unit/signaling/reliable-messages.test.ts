import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { MAX_STATE_BYTES } from '../../../src/protocol/constants.ts';
import { createSessionId } from '../../../src/protocol/ids.ts';
import { Signaling } from '../../../src/signaling/signaling.ts';
import { type Client, LossyRoom } from '../support/lossy-room.ts';
import { ManualClock, settled } from '../support/manual-clock.ts';

/** What can happen to a room while people talk in it. */
type Happening =
  | {
      readonly kind: 'send';
      readonly from: number;
      readonly to: number;
      readonly count: number;
      readonly size: number;
    }
  | { readonly kind: 'deliver' | 'repeat' | 'cut' | 'restore' | 'reload'; readonly client: number }
  | { readonly kind: 'wait'; readonly duration: number };

const PEOPLE = 3;
const person = fc.nat({ max: PEOPLE - 1 });

const happening: fc.Arbitrary<Happening> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      from: person,
      to: person,
      count: fc.integer({ min: 1, max: 20 }),
      size: fc.integer({ min: 0, max: 480 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('deliver' as const, 'deliver' as const, 'repeat' as const),
      client: person,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('cut' as const, 'restore' as const), client: person }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reload' as const), client: person }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      duration: fc.constantFrom(1, 10, 60, 100, 300, 1000, 4000),
    }),
  },
);

/** Somebody with their session, and all they were told, by the session that said it. */
interface Person {
  readonly client: Client;
  readonly signaling: Signaling;
  readonly heard: Map<string, string[]>;
  readonly said: Map<string, string[]>;
}

/** A small room full of trouble. */
class World {
  readonly clock = new ManualClock();
  readonly room = new LossyRoom();
  readonly people: Person[] = [];
  largest = 0;
  #said = 0;

  constructor() {
    for (let index = 0; index < PEOPLE; index++) this.people.push(this.#enter());
  }

  async happen(event: Happening): Promise<void> {
    switch (event.kind) {
      case 'send':
        this.#send(event);
        break;
      case 'deliver':
      case 'repeat':
        this.room[event.kind](this.#person(event.client).client);
        break;
      case 'cut':
        this.room.cut(this.#person(event.client).client);
        break;
      case 'restore':
        this.restore(this.#person(event.client));
        break;
      case 'reload':
        this.#reload(event.client);
        break;
      case 'wait':
        await this.clock.advance(event.duration);
    }
    await settled();
    for (const { signaling } of this.people) this.largest = Math.max(this.largest, signaling.stateSize);
  }

  restore({ client, signaling }: Person): void {
    if (client.online) return;
    this.room.restore(client);
    signaling.republish();
  }

  /** Everybody is connected and everything arrives. */
  async calm(): Promise<void> {
    for (const person of this.people) this.restore(person);
    for (let round = 0; round < 150; round++) {
      await this.clock.advance(200);
      for (const { client } of this.people) this.room.deliver(client);
      await settled();
    }
  }

  close(): void {
    for (const { signaling } of this.people) signaling.stop();
    this.room.close();
  }

  #person(index: number): Person {
    const person = this.people[index];
    assert.ok(person);
    return person;
  }

  #enter(): Person {
    const client = this.room.connect();
    const heard = new Map<string, string[]>();
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
        participants: () => {
          for (const session of signaling.participants.keys()) signaling.open(session);
        },
        message: (from, signal) => {
          assert.ok(signal.kind === 'candidates');
          const texts = signal.candidates.map(({ candidate }) => candidate);
          heard.set(from, [...(heard.get(from) ?? []), ...texts]);
        },
        violation: (error) => {
          assert.fail(error.message);
        },
        error: (error) => {
          assert.equal(error.code, 'signaling-blocked');
        },
        recovered: () => undefined,
      },
    });
    signaling.setPresence({});
    return { client, signaling, heard, said: new Map() };
  }

  /** The page is loaded again: a new client with a new session; the old one is cut off without a goodbye. */
  #reload(index: number): void {
    const old = this.#person(index);
    this.room.cut(old.client);
    old.signaling.stop();
    this.people[index] = this.#enter();
  }

  #send({ from, to, count, size }: Extract<Happening, { kind: 'send' }>): void {
    const sender = this.#person(from);
    const receiver = this.#person(to);
    if (sender === receiver) return;
    const session = receiver.signaling.session;
    for (let index = 0; index < count; index++) {
      const text = `${++this.#said} ${'x'.repeat(size)}`;
      const conversation = sender.signaling.open(session);
      conversation.send({
        kind: 'candidates',
        generation: 1,
        candidates: [{ candidate: text, mid: '0', usernameFragment: '' }],
      });
      sender.said.set(session, [...(sender.said.get(session) ?? []), text]);
    }
  }
}

describe('messages between sessions', () => {
  it('arrive once, in order, at the right session, whatever the room does to its states', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 60 }), async (happenings) => {
        const world = new World();
        try {
          for (const event of happenings) await world.happen(event);
          await world.calm();
          for (const sender of world.people) {
            for (const receiver of world.people) {
              const said = sender.said.get(receiver.signaling.session) ?? [];
              const heard = receiver.heard.get(sender.signaling.session) ?? [];
              assert.deepEqual(heard, said);
            }
          }
          assert.ok(world.largest <= MAX_STATE_BYTES, `a state of ${world.largest} bytes was published`);
        } finally {
          world.close();
        }
      }),
      { numRuns: 150 },
    );
  });

  it('leave nothing but presence in the state once all has arrived', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { minLength: 5, maxLength: 40 }), async (happenings) => {
        const world = new World();
        try {
          for (const event of happenings.filter(({ kind }) => kind !== 'reload')) await world.happen(event);
          await world.calm();
          for (const { client, signaling } of world.people) {
            assert.deepEqual(Object.keys(client.awareness.getLocalState() ?? {}).sort(), [
              'user',
              'webrtc.mesh',
            ]);
            assert.ok(signaling.stateSize <= 300, `${signaling.stateSize} bytes at rest`);
          }
        } finally {
          world.close();
        }
      }),
      { numRuns: 100 },
    );
  });
});
