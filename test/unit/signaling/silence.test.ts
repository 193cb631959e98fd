import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';

import { createSessionId } from '../../../src/protocol/ids.ts';
import { Signaling } from '../../../src/signaling/signaling.ts';
import type { TimerHandle } from '../../../src/protocol/clock.ts';
import { LossyRoom, type Client } from '../support/lossy-room.ts';
import { ManualClock, settled } from '../support/manual-clock.ts';

/** Somebody in the room, and what they were told about the room. */
interface Person {
  readonly client: Client;
  readonly signaling: Signaling;
  readonly told: string[];
}

describe('a room that seems to carry nothing of ours', () => {
  let clock: ManualClock;
  let room: LossyRoom;
  let people: Person[];

  beforeEach(() => {
    clock = new ManualClock();
    room = new LossyRoom();
    people = [];
  });

  afterEach(() => {
    for (const { signaling } of people) signaling.stop();
    room.close();
  });

  const enter = (): Person => {
    const client = room.connect();
    const told: string[] = [];
    const signaling = new Signaling({
      awareness: client.awareness,
      clock,
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
        message: () => undefined,
        violation: ({ code }) => told.push(code),
        error: ({ code }) => told.push(code),
        recovered: () => told.push('recovered'),
      },
    });
    signaling.setPresence({});
    const person = { client, signaling, told };
    people.push(person);
    return person;
  };

  /** Lets time pass. Whoever sleeps takes no notice of the room, as a page that the browser has frozen. */
  const pass = async (duration: number, asleep?: Person): Promise<void> => {
    for (let elapsed = 0; elapsed < duration; elapsed += 50) {
      await clock.advance(50);
      for (const person of people) if (person !== asleep) room.deliver(person.client);
      await settled();
    }
  };

  /** What everybody who is awake does every 15 s: their state comes again, with nothing new in it. */
  const showLife = ({ signaling }: Person): void => signaling.republish();

  const write = (from: Person, to: Person): void =>
    from.signaling.open(to.signaling.session).send({ kind: 'renew', generation: 1 });

  it('is reported when nobody has acknowledged anything for six seconds, and only then', async () => {
    const [alice, bob] = [enter(), enter()];
    await pass(100);
    write(alice, bob);
    await pass(5500);
    assert.deepEqual(alice.told, []);
    await pass(1000);
    assert.deepEqual(alice.told, ['signaling-blocked']);
    assert.equal(alice.signaling.problem?.code, 'signaling-blocked');
  });

  for (const early of [0.005, 0.015, 0.025, 0.035, 0.045, 0.055, 0.065, 0.075]) {
    it(`is reported in time by a clock that goes on while it is read and calls ${early} ms early`, async () => {
      clock = new BrowserLikeClock(early);
      const [alice, bob] = [enter(), enter()];
      await pass(100);
      write(alice, bob);
      await pass(6500);
      assert.deepEqual(alice.told, ['signaling-blocked']);
    });
  }

  it('is not blamed for one who shows no life after the room carried our words before, until they do', async () => {
    const [alice, bob, carol] = [enter(), enter(), enter()];
    await pass(100);
    carol.signaling.open(alice.signaling.session);
    write(alice, carol);
    await pass(1000);
    alice.signaling.close(carol.signaling.session);
    write(alice, bob);
    await pass(40_000, bob);
    assert.deepEqual(alice.told, []);
    showLife(bob);
    await pass(100);
    assert.deepEqual(alice.told, ['signaling-blocked']);
  });

  it('is not blamed for one who is silent while another acknowledges, until that one is gone', async () => {
    const [alice, bob, carol] = [enter(), enter(), enter()];
    await pass(100);
    carol.signaling.open(alice.signaling.session);
    write(alice, carol);
    await pass(1000);
    write(alice, bob);
    await pass(1000);
    showLife(bob);
    await pass(20_000);
    assert.deepEqual(alice.told, []);
    alice.signaling.close(carol.signaling.session);
    await pass(100);
    assert.deepEqual(alice.told, ['signaling-blocked']);
  });

  it('is blamed no longer as soon as somebody acknowledges', async () => {
    const [alice, bob] = [enter(), enter()];
    await pass(100);
    write(alice, bob);
    await pass(100);
    showLife(bob);
    await pass(7000);
    assert.deepEqual(alice.told, ['signaling-blocked']);
    bob.signaling.open(alice.signaling.session);
    await pass(1000);
    assert.deepEqual(alice.told, ['signaling-blocked', 'recovered']);
    assert.equal(alice.signaling.problem, undefined);
  });

  it('is blamed no longer as soon as mail comes', async () => {
    const [alice, bob, carol] = [enter(), enter(), enter()];
    await pass(100);
    write(alice, bob);
    await pass(100);
    showLife(bob);
    alice.signaling.open(carol.signaling.session);
    await pass(7000);
    assert.deepEqual(alice.told, ['signaling-blocked']);
    write(carol, alice);
    await pass(200);
    assert.deepEqual(alice.told, ['signaling-blocked', 'recovered']);
  });

  it('is not blamed at once by somebody who was away, before anybody could answer', async () => {
    const [alice, bob] = [enter(), enter()];
    bob.signaling.open(alice.signaling.session);
    await pass(100);
    alice.signaling.open(bob.signaling.session);
    room.cut(alice.client);
    write(alice, bob);
    await pass(20_000);
    room.restore(alice.client);
    alice.signaling.republish();
    showLife(bob);
    await pass(1000);
    assert.deepEqual(alice.told, []);
    assert.equal(alice.client.awareness.getLocalState()?.['webrtc.box'], undefined);
  });

  it('can’t be judged by somebody who has nothing to send', async () => {
    const [alice, bob] = [enter(), enter()];
    alice.signaling.open(bob.signaling.session);
    for (let round = 0; round < 4; round += 1) {
      await pass(5000);
      showLife(bob);
    }
    assert.deepEqual(alice.told, []);
    write(alice, bob);
    await pass(5000);
    showLife(bob);
    await pass(2000);
    assert.deepEqual(alice.told, ['signaling-blocked']);
  });
});

/** Time as in a browser: each look at the clock takes some, and long waits are cut to whole milliseconds. */
class BrowserLikeClock extends ManualClock {
  readonly #early: number;
  #crept = 0;

  constructor(early: number) {
    super();
    this.#early = early;
  }

  override now(): number {
    this.#crept += 0.01;
    return super.now() + this.#crept;
  }

  override schedule(callback: () => void, delay: number): TimerHandle {
    const crept = this.#crept;
    const onTime = (): void => {
      // What was read meanwhile is part of the wait.
      this.#crept = crept;
      callback();
    };
    return delay > 1000 ? super.schedule(onTime, delay - this.#early) : super.schedule(callback, delay);
  }
}
