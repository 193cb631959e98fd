import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growth } from '../../support/growth.ts';

test('what comes and goes does not grow', () => {
  assert.equal(growth([8, 21, 12, 10, 9, 30, 8]), 0);
  assert.equal(growth([8, 9, 8, 8]), 0);
});

test('what is left behind each time grows', () => {
  assert.equal(growth([1, 2, 3, 4, 5, 6]), 3);
  assert.equal(growth([1, 5, 2, 9, 7, 12]), 6);
});

test('of two looks the second counts against the first', () => {
  assert.equal(growth([10, 14]), 4);
});
