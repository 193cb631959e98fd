import { assert } from 'chai';

import type { CallSession } from '../../../src/call/call-session.ts';
import { CallWorld } from '../support/call-world.ts';
import { ResourceCounter } from '../support/resource-counter.ts';
import { until } from '../support/until.ts';

describe('the levels of a call', () => {
  let world: CallWorld;
  let alice: CallSession;
  let bob: CallSession;

  beforeEach(() => {
    world = new CallWorld();
    alice = world.person('Alice');
    bob = world.person('Bob');
  });

  afterEach(async () => {
    await world.end();
  });

  const bobSeen = () => alice.snapshot.peers[0];

  it('tell who speaks, and whom the call looks at', async () => {
    await world.joinAll();
    await until('bob is heard', () => bobSeen()?.speaking === true);
    await until('alice speaks', () => alice.snapshot.self.speaking);
    assert.equal(alice.snapshot.activeSpeaker, bob.snapshot.self.id);
    await bob.setMicrophone(false);
    await until('bob is silent', () => bobSeen()?.speaking === false);
    assert.equal(alice.snapshot.activeSpeaker, bob.snapshot.self.id);
  });

  it('are told to whoever watches, until they end it', async () => {
    await world.joinAll();
    const levels: Record<'self' | 'bob', number[]> = { self: [], bob: [] };
    const ends = [
      alice.watchLevel('self', (level) => levels.self.push(level)),
      alice.watchLevel(bob.snapshot.self.id, (level) => levels.bob.push(level)),
    ];
    const isLoud = (level = 0): boolean => level > 0.4 && level <= 1;
    await until('both are loud', () => isLoud(levels.self.at(-1)) && isLoud(levels.bob.at(-1)));
    await until('both speak', () => bobSeen()?.speaking === true && alice.snapshot.self.speaking);
    for (const end of ends) end();
    const told = levels.self.length + levels.bob.length;
    await Promise.all([alice.setMicrophone(false), bob.setMicrophone(false)]);
    await until('both are silent', () => !bobSeen()?.speaking && !alice.snapshot.self.speaking);
    assert.equal(levels.self.length + levels.bob.length, told);
  });

  it('fall to silence for whoever is muted, here and there', async () => {
    await world.joinAll();
    const last = { self: -1, bob: -1 };
    alice.watchLevel('self', (level) => (last.self = level));
    alice.watchLevel(bob.snapshot.self.id, (level) => (last.bob = level));
    await until('both are loud', () => last.self > 0.4 && last.bob > 0.4);
    await Promise.all([alice.setMicrophone(false), bob.setMicrophone(false)]);
    await until('both are silent', () => last.self === 0 && last.bob === 0);
    assert.isFalse(alice.snapshot.self.speaking);
  });

  it('say that nobody hears whoever talks while muted, until they are heard', async () => {
    await world.joinAll();
    await alice.setMicrophone(false);
    assert.isFalse(alice.snapshot.self.talkingWhileMuted);
    await until('alice is told', () => alice.snapshot.self.talkingWhileMuted, 6000);
    await alice.setMicrophone(true);
    await until('and heard', () => !alice.snapshot.self.talkingWhileMuted, 1000);
  });

  it('work before the call for whoever shows them, and end with that', async () => {
    const counter = new ResourceCounter();
    await alice.connect();
    await alice.startCapture();
    const before = counter.live;
    let level = 0;
    const end = alice.watchLevel('self', (now) => (level = now));
    await until('a level', () => level > 0.4);
    assert.isFalse(alice.snapshot.self.talkingWhileMuted);
    end();
    await until('nothing is measured', () => counter.live.timers <= before.timers, 1000);
    counter.stop();
  });

  it('leave nothing of a muted microphone behind', async () => {
    const counter = new ResourceCounter();
    const before = counter.live.tracks;
    await world.joinAll();
    await until('alice speaks', () => alice.snapshot.self.speaking);
    const during = counter.live.tracks;
    await alice.setMicrophone(false);
    await until('a copy is listened to', () => counter.live.tracks > during);
    alice.leave();
    bob.leave();
    assert.equal(counter.live.tracks, before);
    counter.stop();
  });
});
