import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { it } from 'node:test';

import fc from 'fast-check';

import { createSessionSecret, isSessionId, isSessionSecret, sessionOf } from '../../../src/protocol/ids.ts';
import { sha256 } from '../../../src/protocol/sha256.ts';

it('hashes like the platform does', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w-]{0,140}$/), (text) => {
      assert.equal(
        Buffer.from(sha256(text)).toString('hex'),
        createHash('sha256').update(text).digest('hex'),
      );
    }),
  );
});

it('makes a session id of a secret, the same one each time, and another one of each other secret', () => {
  const [one, other] = [createSessionSecret(), createSessionSecret()];
  assert.ok(isSessionSecret(one));
  assert.ok(isSessionId(sessionOf(one)));
  assert.equal(sessionOf(one), sessionOf(one));
  assert.notEqual(sessionOf(one), sessionOf(other));
});
