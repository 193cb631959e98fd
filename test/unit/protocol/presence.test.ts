import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createSessionSecret, sessionOf } from '../../../src/protocol/ids.ts';
import { decodePresence, encodePresence, type Presence } from '../../../src/protocol/presence.ts';

const PLAIN: Presence = {
  session: 'abcdefghij',
  stage: 'in',
  ticket: 3,
  capacity: 6,
  vouches: [],
  goodbye: false,
};

describe('a presence', () => {
  it('says where its session comes from by a proof, from which the others compute whose it is', () => {
    const secret = createSessionSecret();
    const predecessor = { session: sessionOf(secret), secret };
    const wire = encodePresence({ ...PLAIN, predecessor });
    assert.equal(wire['f'], secret);
    assert.deepEqual(decodePresence(wire), { ...PLAIN, predecessor });
  });

  it('names the seats that are kept', () => {
    const held = [{ session: 'klmnopqrst', ticket: 2 }];
    assert.deepEqual(decodePresence(encodePresence({ ...PLAIN, held })), { ...PLAIN, held });
  });

  it('says only in a goodbye that its page may be back', () => {
    const goodbye = { ...PLAIN, goodbye: true, mayReturn: true };
    assert.deepEqual(decodePresence(encodePresence(goodbye)), goodbye);
    assert.deepEqual(decodePresence(encodePresence({ ...goodbye, goodbye: false })), PLAIN);
    assert.deepEqual(decodePresence({ ...encodePresence(PLAIN), r: 1 }), PLAIN);
  });

  it('is refused with a proof or seats that are none', () => {
    for (const part of [
      { f: 'short' },
      { f: 1 },
      { h: 1 },
      { h: [['klmnopqrst']] },
      { h: Array(6).fill(['klmnopqrst', 2]) },
    ])
      assert.equal(decodePresence({ ...encodePresence(PLAIN), ...part }), undefined);
  });
});
