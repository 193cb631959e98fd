import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { turnCredentials, type TurnCredentialsOptions } from '../../../src/server/index.ts';

const OPTIONS: TurnCredentialsOptions = {
  secret: 'north',
  ttl: 600,
  urls: ['turn:turn.example.com:3478', 'turns:turn.example.com:5349?transport=tcp'],
  user: 'alice',
  now: 1_700_000_000_999,
};

/** What coturn computes of what a client shows it, with `use-auth-secret`: turnserver(1), "TURN REST API". */
const passwordOf = (username: string, secret: string): string =>
  createHmac('sha1', secret).update(username, 'utf8').digest('base64');

describe('TURN credentials', () => {
  it('are made of the time of expiry, the user and their HMAC', () => {
    assert.deepEqual(turnCredentials(OPTIONS), {
      username: '1700000600:alice',
      credential: 'gthUwOpcRoLI0MMCziCEBOWYnpo=',
      urls: OPTIONS.urls,
      expiresAt: 1_700_000_600,
    });
  });

  for (const user of ['alice', 'Zoë', '李', 'auth0|5f7c', 'urn:x:1']) {
    it(`have the password that coturn expects of ${user}`, () => {
      const { username, credential } = turnCredentials({ ...OPTIONS, user });
      assert.equal(username, `1700000600:${user}`);
      assert.equal(credential, passwordOf(username, 'north'));
    });
  }

  it('count from now unless told', () => {
    const least = Math.floor(Date.now() / 1000) + 60;
    const { secret, urls, user } = OPTIONS;
    const { expiresAt } = turnCredentials({ secret, urls, user, ttl: 60 });
    assert.ok(expiresAt >= least && expiresAt <= Math.floor(Date.now() / 1000) + 60);
  });

  const wrong: readonly [what: string, change: Partial<TurnCredentialsOptions>, names: RegExp][] = [
    ['an empty secret', { secret: '' }, /secret/],
    ['no lifetime', { ttl: 0 }, /ttl/],
    ['a lifetime in fractions', { ttl: 1.5 }, /ttl/],
    ['more than a year', { ttl: 31_536_001 }, /ttl/],
    ['no address', { urls: [] }, /urls/],
    ['a web address', { urls: ['https://turn.example.com'] }, /urls/],
    ['nobody', { user: '' }, /user/],
    ['a line break in the name', { user: 'a\nb' }, /user/],
    ['a name of 257 bytes', { user: 'x'.repeat(257) }, /user/],
    ['a time that is none', { now: Number.NaN }, /now/],
  ];
  for (const [what, change, names] of wrong) {
    it(`are not made for ${what}`, () => {
      assert.throws(() => turnCredentials({ ...OPTIONS, ...change }), {
        name: 'CallError',
        code: 'invalid-option',
        message: names,
      });
    });
  }
});
