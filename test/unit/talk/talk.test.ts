import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';

import type { SessionId } from '../../../src/protocol/ids.ts';
import { decodeFrame, type TalkFrame } from '../../../src/signaling/control-channel.ts';
import { placesOfHands } from '../../../src/talk/hands.ts';
import { Talk, type TalkPeer } from '../../../src/talk/talk.ts';
import { ManualClock } from '../support/manual-clock.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

/** One person of a call whose links a test opens and closes. */
class Person {
  readonly id: SessionId;
  readonly talk: Talk;
  readonly peers: TalkPeer[] = [];
  inCall = true;

  constructor(name: string, clock: ManualClock) {
    this.id = name;
    this.talk = new Talk({
      self: this.id,
      clock,
      timeOfDay: () => NOON + clock.now(),
      name: () => name,
      peers: () => this.peers,
      inCall: () => this.inCall,
      onHand: () => undefined,
      onChange: () => undefined,
    });
  }

  get texts(): string[] {
    return this.talk.messages.map(({ name, text }) => `${name}: ${text}`);
  }
}

class Call {
  readonly clock = new ManualClock();
  readonly #people: Person[] = [];
  /** Pairs without a link now. */
  readonly away = new Set<string>();

  join(name: string): Person {
    const person = new Person(name, this.clock);
    for (const other of this.#people) {
      person.peers.push(this.#seen(other, person));
      other.peers.push(this.#seen(person, other));
    }
    this.#people.push(person);
    return person;
  }

  #seen(peer: Person, by: Person): TalkPeer {
    return {
      id: peer.id,
      name: peer.id,
      get hand() {
        return peer.talk.hand;
      },
      tell: (frame) => {
        if (this.away.has(`${by.id}-${peer.id}`) || this.away.has(`${peer.id}-${by.id}`)) return false;
        peer.talk.receive(by.id, decodeFrame(frame) as TalkFrame);
        return true;
      },
    };
  }
}

function three(): { call: Call; alice: Person; bob: Person; carol: Person } {
  const call = new Call();
  const [alice, bob, carol] = ['alice', 'bob', 'carol'].map((name) => call.join(name)) as [
    Person,
    Person,
    Person,
  ];
  return { call, alice, bob, carol };
}

describe('raised hands', () => {
  it('have the same order for everybody, also for who joins later', () => {
    const { call, alice, bob, carol } = three();
    bob.talk.raiseHand(true);
    alice.talk.raiseHand(true);
    const dave = call.join('dave');
    for (const { talk } of [alice, bob, carol, dave])
      assert.deepEqual(
        [...talk.hands],
        [
          ['bob', 1],
          ['alice', 2],
        ],
      );
  });

  it('move up when one before them goes down', () => {
    const { alice, bob, carol } = three();
    bob.talk.raiseHand(true);
    alice.talk.raiseHand(true);
    bob.talk.raiseHand(false);
    assert.deepEqual([...carol.talk.hands], [['alice', 1]]);
  });

  it('are put at the end when they go up again', () => {
    const { alice, bob, carol } = three();
    bob.talk.raiseHand(true);
    alice.talk.raiseHand(true);
    bob.talk.raiseHand(false);
    bob.talk.raiseHand(true);
    assert.deepEqual([...carol.talk.hands.keys()], ['alice', 'bob']);
  });

  it('can’t be raised by somebody without a seat', () => {
    const { alice } = three();
    alice.inCall = false;
    alice.talk.raiseHand(true);
    assert.equal(alice.talk.hand, undefined);
  });

  it('have an order that doesn’t depend on who looks, whatever times people claim', () => {
    const hand = fc.record({
      id: fc.string({ minLength: 1, maxLength: 3 }),
      hand: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(hand, { selector: ({ id }) => id, maxLength: 6 }), (hands) => {
        const places = [...placesOfHands(hands)];
        assert.deepEqual(places, [...placesOfHands([...hands].reverse())]);
        assert.deepEqual(
          places.map(([, place]) => place),
          places.map((_, index) => index + 1),
        );
        assert.equal(places.length, hands.filter((each) => each.hand !== undefined).length);
      }),
    );
  });
});

describe('reactions', () => {
  it('are shown to everybody, and are gone after five seconds', async () => {
    const { call, alice, bob } = three();
    assert.equal(alice.talk.react('heart'), true);
    for (const { talk } of [alice, bob]) assert.equal(talk.reactions[0]?.reaction, 'heart');
    await call.clock.advance(4999);
    assert.equal(bob.talk.reactions.length, 1);
    await call.clock.advance(1);
    assert.equal(bob.talk.reactions.length, 0);
    assert.equal(call.clock.pending, 0);
  });

  it('say whose they are', () => {
    const { alice, bob } = three();
    alice.talk.react('clap');
    assert.deepEqual(
      [alice, bob].map(({ talk }) => talk.reactions.map(({ from, isSelf }) => [from, isSelf])),
      [[['alice', true]], [['alice', false]]],
    );
  });

  it('of somebody who doesn’t stop are as many as one can look at', () => {
    const { alice, bob } = three();
    const frame: TalkFrame = { kind: 'reaction', reaction: 'party' };
    for (let count = 0; count < 500; count++) bob.talk.receive(alice.id, frame);
    assert.equal(bob.talk.reactions.length, 6);
  });

  it('of our own are refused when they are too many, and not sent either', () => {
    const { alice, bob } = three();
    const shown = Array.from({ length: 10 }, () => alice.talk.react('wow'));
    assert.deepEqual(shown, [...Array<boolean>(6).fill(true), ...Array<boolean>(4).fill(false)]);
    assert.equal(bob.talk.reactions.length, 6);
  });

  it('go with the person', () => {
    const { alice, bob } = three();
    alice.talk.react('wow');
    bob.talk.left(alice.id);
    assert.equal(bob.talk.reactions.length, 0);
  });

  it('don’t wait for somebody whose link is away', () => {
    const { call, alice, bob } = three();
    call.away.add('alice-bob');
    alice.talk.react('laugh');
    call.away.clear();
    bob.talk.channelOpened(alice.id);
    alice.talk.channelOpened(bob.id);
    assert.equal(bob.talk.reactions.length, 0);
  });
});

describe('messages', () => {
  it('are seen by everybody with name and time', () => {
    const { alice, bob, carol } = three();
    assert.equal(alice.talk.say('hello'), true);
    for (const person of [alice, bob, carol]) assert.deepEqual(person.texts, ['alice: hello']);
    const [message] = bob.talk.messages;
    assert.equal(message?.time, NOON);
    assert.equal(message.isSelf, false);
    assert.equal(alice.talk.messages[0]?.isSelf, true);
  });

  it('from before are not seen by who joins later', () => {
    const { call, alice } = three();
    alice.talk.say('hello');
    assert.deepEqual(call.join('dave').texts, []);
  });

  it('wait for somebody whose link is away, and say after three seconds who lacks them', async () => {
    const { call, alice, bob } = three();
    call.away.add('alice-bob');
    alice.talk.say('hello');
    assert.deepEqual(alice.talk.messages[0]?.unreached, []);
    await call.clock.advance(3000);
    assert.deepEqual(alice.talk.messages[0]?.unreached, [{ id: 'bob', name: 'bob' }]);
    call.away.clear();
    alice.talk.channelOpened(bob.id);
    assert.deepEqual(bob.texts, ['alice: hello']);
    assert.deepEqual(alice.talk.messages[0]?.unreached, []);
  });

  it('that are empty, or come from outside of the call, are not sent', () => {
    const { alice, bob } = three();
    assert.equal(alice.talk.say(' \n\u200d '), false);
    alice.inCall = false;
    assert.equal(alice.talk.say('hello'), false);
    assert.deepEqual(bob.texts, []);
  });

  it('of somebody who writes without end are refused, ten at once and one per second', async () => {
    const { call, alice } = three();
    const said = Array.from({ length: 20 }, () => alice.talk.say('x'));
    assert.equal(said.filter(Boolean).length, 10);
    await call.clock.advance(1000);
    assert.equal(alice.talk.say('x'), true);
  });

  it('are kept up to the newest two hundred', async () => {
    const { call, alice, bob } = three();
    for (let count = 0; count < 210; count++) {
      bob.talk.say(`text ${count}`);
      await call.clock.advance(1000);
    }
    assert.equal(alice.talk.messages.length, 200);
    assert.equal(alice.talk.messages.at(-1)?.text, 'text 209');
  });

  it('keep the same object while nothing about them changes', () => {
    const { alice, bob } = three();
    alice.talk.say('one');
    const [first] = bob.talk.messages;
    alice.talk.say('two');
    assert.equal(bob.talk.messages[0], first);
  });

  it('leave no timer behind when the talk is closed', () => {
    const { call, alice } = three();
    call.away.add('alice-bob').add('alice-carol');
    alice.talk.say('hello');
    alice.talk.react('wow');
    assert.notEqual(call.clock.pending, 0);
    alice.talk.close();
    assert.equal(call.clock.pending, 0);
  });
});
