import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { amplitudeOf, loudnessOf } from '../../../src/quality/loudness.ts';
import {
  hearVoice,
  PAUSE_MS,
  SPEAKING_FROM,
  SPEAKING_UNTIL,
  silentVoice,
} from '../../../src/quality/speaking.ts';

const STEP_MS = 125;

/** What is known of a voice after each of these levels, eight of which come in a second. */
function heard(levels: readonly number[]) {
  let voice = silentVoice(0);
  return levels.map((level, index) => (voice = hearVoice(voice, level, index * STEP_MS)));
}

function speakingAfter(levels: readonly number[]): boolean {
  return heard(levels).at(-1)?.speaking ?? false;
}

const times = (count: number, level: number): number[] => Array.from({ length: count }, () => level);

describe('loudness', () => {
  for (const [amplitude, loudness] of [
    [undefined, 0],
    [Number.NaN, 0],
    [-1, 0],
    [0, 0],
    [0.0005, 0],
    [0.001, 0],
    [0.01, 0.4],
    [0.1, 0.8],
    [1, 1],
    [7, 1],
  ] as const) {
    it(`of the amplitude ${amplitude} is ${loudness}`, () => {
      assert.ok(Math.abs(loudnessOf(amplitude) - loudness) < 1e-9);
    });
  }

  it('grows with the amplitude and stays between 0 and 1', () => {
    const amplitude = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(amplitude, amplitude, (one, other) => {
        const [quiet, loud] = [loudnessOf(Math.min(one, other)), loudnessOf(Math.max(one, other))];
        assert.ok(quiet >= 0 && quiet <= loud && loud <= 1);
      }),
    );
  });

  it('of samples is that of their root mean square', () => {
    assert.equal(amplitudeOf(new Float32Array([0.5, -0.5, 0.5, -0.5])), 0.5);
    assert.equal(amplitudeOf(new Float32Array()), 0);
  });
});

describe('somebody speaks', () => {
  it('from the second loud moment on', () => {
    assert.equal(speakingAfter([0, 0.6]), false);
    assert.equal(speakingAfter([0, 0.6, 0.6]), true);
  });

  it('through a pause between two words', () => {
    assert.ok(
      heard([0.6, 0.6, ...times(5, 0), 0.6])
        .slice(1)
        .every(({ speaking }) => speaking),
    );
  });

  it('through the quiet end of a sentence', () => {
    assert.equal(speakingAfter([0.6, 0.6, ...times(20, 0.3)]), true);
  });

  it('no more after a pause of 0.7 s', () => {
    const quiet = Math.ceil(PAUSE_MS / STEP_MS);
    assert.equal(speakingAfter([0.6, 0.6, ...times(quiet - 1, 0)]), true);
    assert.equal(speakingAfter([0.6, 0.6, ...times(quiet, 0)]), false);
  });

  it('not when something clicks again and again', () => {
    assert.equal(
      heard([0.9, 0, 0.9, 0, 0.9, 0]).some(({ speaking }) => speaking),
      false,
    );
  });

  it('never because of a level below the threshold, however long', () => {
    const quiet = fc.array(fc.double({ min: 0, max: SPEAKING_FROM, maxExcluded: true, noNaN: true }));
    fc.assert(fc.property(quiet, (levels) => !heard(levels).some(({ speaking }) => speaking)));
  });

  it('in no more than one change per pause, whatever is heard', () => {
    const any = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 200 });
    fc.assert(
      fc.property(any, (levels) => {
        const ends = heard(levels).flatMap((voice, index, all) =>
          index > 0 && all[index - 1]?.speaking && !voice.speaking ? [index] : [],
        );
        const apart = ends.every((end, index) => {
          const before = ends[index - 1];
          return before === undefined || (end - before) * STEP_MS >= PAUSE_MS;
        });
        // Who has stopped was quiet for all of the pause.
        const quiet = ends.every((end) =>
          levels
            .slice(end - Math.floor(PAUSE_MS / STEP_MS) + 1, end + 1)
            .every((level) => level < SPEAKING_UNTIL),
        );
        return apart && quiet;
      }),
    );
  });
});
