import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeSignal, encodeSignal, type MediaFlags, type Signal } from '../../../src/protocol/signal.ts';

const flags: fc.Arbitrary<MediaFlags> = fc
  .tuple(fc.boolean(), fc.boolean(), fc.boolean())
  .map(([microphone, camera, screen]) => ({ microphone, camera, ...(screen && { screen }) }));

describe('what somebody says that they send', () => {
  it('arrives as it was said, with a description as well as alone', () => {
    fc.assert(
      fc.property(flags, (media) => {
        const alone: Signal = { kind: 'media', media };
        const described: Signal = {
          kind: 'description',
          generation: 1,
          type: 'offer',
          compressed: 'x',
          media,
        };
        assert.deepEqual(decodeSignal(encodeSignal(alone)), alone);
        assert.deepEqual(decodeSignal(encodeSignal(described)), described);
      }),
    );
  });

  it('is ignored when it is no number of these bits', () => {
    for (const m of [-1, 512, 1.5, '3', null, undefined, [], 2 ** 40]) {
      assert.equal(decodeSignal({ k: 'm', m }), undefined, String(m));
    }
  });
});
