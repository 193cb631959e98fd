import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { decodeSignal, encodeSignal } from '../../../src/protocol/signal.ts';

describe('a name that is said past the room', () => {
  it('arrives with its colour', () => {
    const signal = { kind: 'user', user: { name: 'Carola', color: '#00aa00' } } as const;
    assert.deepEqual(decodeSignal(encodeSignal(signal)), signal);
  });

  it('is cleaned like every name, and brings no id', () => {
    const wire = { k: 'u', u: { name: `a\u202eb${'x'.repeat(500)}`, id: 'admin', color: 'red' } };
    const signal = decodeSignal(wire);
    assert.deepEqual(signal, { kind: 'user', user: { name: `a b${'x'.repeat(61)}` } });
  });

  it('is refused when it is no record', () => {
    for (const user of [undefined, null, 'Carola', ['Carola'], 1]) {
      assert.equal(decodeSignal({ k: 'u', u: user }), undefined);
    }
  });
});
