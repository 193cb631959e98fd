import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { CallLevels, type LevelSource } from '../../../src/call/call-levels.ts';
import { createLocalDevice, snapshotDevice } from '../../../src/media/local-device.ts';
import { ManualClock } from '../support/manual-clock.ts';

/** Somebody whose amplitude a test sets. */
class Person implements LevelSource {
  readonly id: string;
  speaking = false;
  amplitude: number | undefined;

  constructor(id: string) {
    this.id = id;
  }

  readAmplitude(): number | undefined {
    return this.amplitude;
  }
}

/** Levels of two others, on a clock of the test; our own microphone is off. */
function levelsOf(inCall: boolean) {
  const clock = new ManualClock();
  const [bob, carol] = [new Person('bob'), new Person('carol')];
  const state = { inCall, changes: 0 };
  const levels = new CallLevels({
    clock,
    peers: () => [bob, carol],
    microphone: () => snapshotDevice(createLocalDevice('microphone', false), false),
    inCall: () => state.inCall,
    onChange: () => {
      state.changes += 1;
    },
  });
  levels.update();
  return { clock, bob, carol, levels, state };
}

describe('the levels', () => {
  it('are not looked at outside of a call that nobody watches', () => {
    const { clock } = levelsOf(false);
    assert.equal(clock.pending, 0);
  });

  it('are looked at while somebody watches, and no longer', async () => {
    const { clock, bob, levels } = levelsOf(false);
    const told: number[] = [];
    const end = levels.watch('bob', (level) => told.push(level));
    bob.amplitude = 0.1;
    await clock.advance(500);
    end();
    assert.equal(clock.pending, 0);
    await clock.advance(500);
    assert.deepEqual(told, [0.8]);
  });

  it('are told eight times a second, and only when they are others', async () => {
    const { clock, bob, levels } = levelsOf(true);
    const told: number[] = [];
    levels.watch('bob', (level) => told.push(level));
    for (let step = 0; step < 8; step += 1) {
      bob.amplitude = step % 2 === 0 ? 0.1 : 0.01;
      await clock.advance(125);
    }
    assert.equal(told.length, 8);
    await clock.advance(10_000);
    assert.equal(told.length, 8);
  });

  it('change the call only when somebody begins or ends to speak', async () => {
    const { clock, bob, levels, state } = levelsOf(true);
    await clock.advance(1000);
    assert.equal(state.changes, 0);
    for (bob.amplitude = 0.1; bob.amplitude < 0.9; bob.amplitude += 0.1) await clock.advance(500);
    assert.deepEqual([state.changes, bob.speaking, levels.speech.active], [1, true, 'bob']);
    bob.amplitude = undefined;
    await clock.advance(5000);
    assert.deepEqual([state.changes, bob.speaking, levels.speech.active], [2, false, 'bob']);
  });

  it('go on for all when one who watches throws', async () => {
    const { clock, bob, levels } = levelsOf(true);
    bob.amplitude = 0.1;
    levels.watch('bob', () => {
      throw new Error('An example.');
    });
    await assert.rejects(clock.advance(125), /An example/);
    await clock.advance(1000);
    assert.equal(bob.speaking, true);
  });

  it('forget who spoke when the call is left', async () => {
    const { clock, bob, levels, state } = levelsOf(true);
    bob.amplitude = 0.1;
    await clock.advance(1000);
    state.inCall = false;
    levels.update();
    assert.deepEqual(levels.speech, { speaking: false, active: undefined, mutedHint: false });
    assert.equal(clock.pending, 0);
  });

  it('are looked at no more after the end', async () => {
    const { clock, levels } = levelsOf(true);
    await clock.advance(1000);
    levels.close();
    levels.watch('bob', () => assert.fail('nobody is measured any more'));
    levels.update();
    await clock.advance(1000);
    assert.equal(clock.pending, 0);
  });
});
