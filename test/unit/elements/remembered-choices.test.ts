import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  CHOICES_KEY,
  readChoices,
  rememberChoices,
} from '../../../src/elements/mesh-call/remembered-choices.ts';

function storage(content?: string): Pick<Storage, 'getItem' | 'setItem'> & { content: string | undefined } {
  return {
    content,
    getItem() {
      return this.content ?? null;
    },
    setItem(key, text) {
      assert.equal(key, CHOICES_KEY);
      this.content = text;
    },
  };
}

test('what was chosen is there the next time, and one choice keeps the others', () => {
  const own = storage();
  rememberChoices({ name: 'Ada', microphone: false }, () => own);
  rememberChoices({ microphone: true, cameraId: 'c' }, () => own);
  assert.deepEqual(
    readChoices(() => own),
    { name: 'Ada', cameraId: 'c', microphone: true },
  );
});

test('a record of another shape gives nothing of what doesn’t fit', () => {
  const strange = { name: 'x'.repeat(65), microphone: 'yes', camera: true, cameraId: 7, more: 1 };
  assert.deepEqual(
    readChoices(() => storage(JSON.stringify(strange))),
    { camera: true },
  );
  for (const text of ['null', '[]', '"text"', '{', `{"name":"${' '.repeat(5000)}"}`])
    assert.deepEqual(
      readChoices(() => storage(text)),
      {},
    );
});

test('a page without storage, or with a full one, remembers nothing and is told nothing', () => {
  const none = (): Storage => {
    throw new Error('There is none.');
  };
  assert.deepEqual(readChoices(none), {});
  rememberChoices({ name: 'Ada' }, none);
});
