import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LateElements } from '../../../src/controllers/late-elements.ts';
import { CallError } from '../../../src/protocol/errors.ts';

test('all elements are taken to be there where nobody says that some come later', async () => {
  const elements = new LateElements();
  assert.equal(elements.areMissing, false);
  await elements.load();
});

test('several who need the elements load them once', async () => {
  const elements = new LateElements();
  const file = Promise.withResolvers<undefined>();
  let loads = 0;
  elements.comeFrom(async () => {
    loads += 1;
    await file.promise;
  });
  const both = [elements.load(), elements.load()];
  assert.equal(elements.areMissing, true);
  file.resolve(undefined);
  await Promise.all([...both, elements.load()]);
  assert.deepEqual([loads, elements.areMissing], [1, false]);
});

test('elements that could not be loaded are an error with a code, and the next who needs them tries again', async () => {
  const elements = new LateElements();
  const answers = [Promise.reject(new TypeError('Failed to fetch')), Promise.resolve()];
  elements.comeFrom(async () => answers.shift());
  await assert.rejects(elements.load(), (error) => {
    assert.ok(error instanceof CallError);
    assert.equal(error.code, 'elements-missing');
    assert.match(String(error.cause), /Failed to fetch/);
    return true;
  });
  assert.equal(elements.areMissing, true);
  await elements.load();
  assert.equal(elements.areMissing, false);
});
