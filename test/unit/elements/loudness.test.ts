import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fallingLevel, loudnessOf } from '../../../src/elements/shared/loudness.ts';

const tone = (strength: number): Float32Array =>
  Float32Array.from({ length: 1024 }, (_, index) => strength * Math.sin(index / 4));

test('silence and the noise of a quiet room show nothing', () => {
  assert.equal(loudnessOf(new Float32Array(1024)), 0);
  assert.equal(loudnessOf(tone(0.001)), 0);
});

test('quiet, normal and loud speech are told apart, and shouting fills the meter', () => {
  const [quiet, normal, loud] = [loudnessOf(tone(0.01)), loudnessOf(tone(0.06)), loudnessOf(tone(0.3))];
  assert.ok(quiet > 0.2 && quiet < normal && normal < loud && loud < 1, `${quiet} ${normal} ${loud}`);
  assert.equal(loudnessOf(tone(1)), 1);
});

test('the bar goes up at once, and falls from full to nothing in about a second', () => {
  assert.equal(fallingLevel(0.1, 0.9), 0.9);
  let [level, steps] = [1, 0];
  for (; level > 0; steps += 1) level = fallingLevel(level, 0);
  assert.ok(steps >= 12 && steps <= 18, `${steps} steps of 66 ms`);
});
