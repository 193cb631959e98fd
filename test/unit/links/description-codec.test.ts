import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';
import { deflateSync } from 'fflate';

import { MAX_DESCRIPTION_BYTES } from '../../../src/protocol/constants.ts';
import { compressDescription, decompressDescription } from '../../../src/links/description-codec.ts';
import { DESCRIPTION_DICTIONARY } from '../../../src/links/description-dictionary.ts';

describe('a compressed description', () => {
  it('comes back as it was, whatever its text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 4000 }), (sdp) => {
        assert.equal(decompressDescription(compressDescription(sdp)), sdp);
      }),
    );
  });

  it('is less than a sixth of the text where the text is what browsers write', () => {
    const offer = DESCRIPTION_DICTIONARY.slice(DESCRIPTION_DICTIONARY.lastIndexOf('v=0'))
      .replaceAll('ssrc: ', () => `ssrc:${Math.floor(Math.random() * 2 ** 32)} `)
      .replaceAll('msid:- ', () => `msid:- ${crypto.randomUUID()}`);
    assert.ok(compressDescription(offer).length < offer.length / 6);
  });

  it('of any rubbish is refused without an exception', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.base64String(), fc.stringMatching(/^[\w-]{1,3000}$/)),
        (rubbish) => {
          const result = decompressDescription(rubbish);
          assert.ok(result === undefined || result.length <= MAX_DESCRIPTION_BYTES);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('that would inflate without end stops at the limit', () => {
    const bomb = Buffer.from(deflateSync(new Uint8Array(8_000_000))).toString('base64url');
    assert.equal(decompressDescription(bomb), undefined);
  });

  it('over the limit of the wire is refused before it is sent', () => {
    assert.throws(() => compressDescription('x'.repeat(MAX_DESCRIPTION_BYTES + 1)), {
      code: 'signaling-too-large',
    });
  });
});
