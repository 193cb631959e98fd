import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type PressedKey, shortcutOf } from '../../../src/elements/mesh-call/keys/shortcuts.ts';

function pressed(key: string, change: Partial<PressedKey> = {}): PressedKey {
  const none = { ctrlKey: false, altKey: false, metaKey: false, isComposing: false, repeat: false };
  return { key, code: '', ...none, ...change };
}

describe('a key in the call', () => {
  test('is a shortcut in small and capital letters', () => {
    assert.equal(shortcutOf(pressed('m')), 'microphone');
    assert.equal(shortcutOf(pressed('M')), 'microphone');
    assert.equal(shortcutOf(pressed('?')), 'overview');
  });

  test('counts by its place on a keyboard without Latin letters', () => {
    assert.equal(shortcutOf(pressed('ة', { code: 'KeyM' })), 'microphone');
    assert.equal(shortcutOf(pressed('w', { code: 'KeyM' })), undefined, 'but not on one with them');
  });

  test('belongs to others with a modifier, when held down, and while a word is being composed', () => {
    for (const change of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { repeat: true }])
      assert.equal(shortcutOf(pressed('v', change)), undefined);
    assert.equal(shortcutOf(pressed('v', { isComposing: true })), undefined);
    assert.equal(shortcutOf(pressed('Escape', { code: 'Escape' })), undefined);
  });
});
