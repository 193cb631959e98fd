import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';

import { createSessionSecret, isSessionId, isSessionSecret, sessionOf } from '../../../src/protocol/ids.ts';

it('makes a session id of a secret, the same one each time, and another one of each other secret', () => {
  const [one, other] = [createSessionSecret(), createSessionSecret()];
  assert.ok(isSessionSecret(one));
  assert.ok(isSessionId(sessionOf(one)));
  assert.equal(sessionOf(one), sessionOf(one));
  assert.notEqual(sessionOf(one), sessionOf(other));
});

it('makes it as docs/protocol.md says, so that others can', () => {
  const secret = createSessionSecret();
  const digest = createHash('sha256').update(secret).digest();
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
  const expected = [...digest.subarray(0, 10)].map((byte) => letters.charAt(byte % 36)).join('');
  assert.equal(sessionOf(secret), expected);
});
