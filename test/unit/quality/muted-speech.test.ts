import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { type MutedSpeech, NOT_MUTED, watchMutedSpeech } from '../../../src/quality/muted-speech.ts';

const STEP_MS = 125;

/** One after the other: for how long, muted or not, speaking or not. */
type Phase = readonly [milliseconds: number, muted: boolean, speaking: boolean];

/** When hints begin and end, ms. */
function hints(phases: readonly Phase[]): number[] {
  let watch: MutedSpeech = NOT_MUTED;
  let now = 0;
  let since = 0;
  let last = false;
  const changes: number[] = [];
  for (const [duration, muted, speaking] of phases) {
    if (speaking !== last) since = now;
    last = speaking;
    for (const end = now + duration; now < end; now += STEP_MS) {
      const { hint } = watch;
      watch = watchMutedSpeech(watch, { muted, speaking, since }, now);
      if (watch.hint !== hint) changes.push(now);
    }
  }
  return changes;
}

describe('whoever talks while muted', () => {
  it('is told after a second and a half, for six seconds', () => {
    assert.deepEqual(
      hints([
        [10_000, true, false],
        [20_000, true, true],
      ]),
      [11_500, 17_500],
    );
  });

  it('is not told of a cough', () => {
    assert.deepEqual(
      hints([
        [10_000, true, false],
        [1250, true, true],
        [10_000, true, false],
      ]),
      [],
    );
  });

  it('may finish the sentence in which they mute', () => {
    assert.deepEqual(
      hints([
        [5000, false, true],
        [3000, true, true],
        [5000, true, false],
      ]),
      [],
    );
  });

  it('is told when they go on after it', () => {
    assert.deepEqual(
      hints([
        [5000, false, true],
        [20_000, true, true],
      ]),
      [8500, 14_500],
    );
  });

  it('is not told any more as soon as they are heard', () => {
    assert.deepEqual(
      hints([
        [10_000, true, false],
        [3000, true, true],
        [3000, false, true],
      ]),
      [11_500, 13_000],
    );
  });

  it('is told at most once a minute', () => {
    assert.deepEqual(
      hints([
        [10_000, true, false],
        [80_000, true, true],
      ]),
      [11_500, 17_500, 71_500, 77_500],
    );
  });

  it('is told at most once a minute, also when they switch the microphone in between', () => {
    assert.deepEqual(
      hints([
        [10_000, true, false],
        [2000, true, true],
        [2000, false, true],
        [20_000, true, true],
      ]),
      [11_500, 12_000],
    );
  });

  it('is never told while the microphone is on', () => {
    assert.deepEqual(hints([[60_000, false, true]]), []);
  });
});
