import type { CallSession } from '../../../src/call/call-session.ts';
import { assertEqual, assertTrue } from '../support/assert.ts';
import { CallWorld } from '../support/call-world.ts';
import { until } from '../support/until.ts';

describe('what people tell each other in a call', () => {
  let world: CallWorld;
  let alice: CallSession;
  let bob: CallSession;

  beforeEach(async () => {
    world = new CallWorld();
    alice = world.person('Alice');
    bob = world.person('Bob');
    await world.joinAll();
  });

  afterEach(async () => {
    await world.end();
  });

  it('arrives, and no word of it is ever in the room', async () => {
    const told: string[] = [];
    bob.addEventListener('message', ({ message }) => told.push(`${message.name}: ${message.text}`));
    bob.addEventListener('reaction', ({ reaction }) => told.push(reaction.reaction));
    const states: string[] = [];
    const awareness = world.awarenessOf(alice);
    awareness.on('update', () => states.push(JSON.stringify([...awareness.getStates().values()])));
    assertTrue(alice.say('the secret'), 'it was sent');
    alice.react('party');
    await until('bob has both', () => told.length === 2);
    assertEqual(told.join(), 'Alice: the secret,party');
    // Whatever the room still has to carry of this is published at the latest now.
    alice.setUser({ name: 'Alicia' });
    await until('the room knows the new name', () => states.some((state) => state.includes('Alicia')));
    assertTrue(
      !states.join().includes('secret') && !states.join().includes('party'),
      'nothing is in the room',
    );
  });

  it('has an order of hands that somebody who comes later sees, too', async () => {
    const raised: string[] = [];
    alice.addEventListener('hand-raised', ({ peer }) => raised.push(peer.user.name));
    bob.raiseHand(true);
    assertEqual(bob.snapshot.self.hand, 1);
    await until('alice sees the hand', () => alice.snapshot.peers[0]?.hand === 1);
    alice.raiseHand(true);
    const carol = world.person('Carol');
    carol.addEventListener('hand-raised', ({ peer }) => raised.push(`${peer.user.name} for Carol`));
    await world.joinAll();
    const seen = (): string =>
      carol.snapshot.peers.map(({ user, hand }) => `${user.name} ${hand ?? ''}`).join();
    await until('carol sees both', () => seen() === 'Alice 2,Bob 1');
    assertEqual(raised.join(), 'Bob');
    bob.leave();
    await until('alice is first', () => alice.snapshot.self.hand === 1);
    assertEqual(bob.snapshot.self.hand, undefined);
  });

  it('ends with the stay', async () => {
    alice.say('hello');
    bob.raiseHand(true);
    await until('bob has it', () => bob.snapshot.messages.length === 1);
    bob.leave();
    assertEqual(bob.snapshot.messages.length, 0);
    assertEqual(bob.say('hello?'), false);
    await world.joinAll();
    assertEqual(bob.snapshot.messages.length, 0);
    assertEqual(alice.snapshot.peers[0]?.hand, undefined);
    assertEqual(alice.snapshot.messages.length, 1);
  });
});
