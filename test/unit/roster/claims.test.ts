import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { Presence } from '../../../src/protocol/presence.ts';
import { collectClaims } from '../../../src/roster/claims.ts';

function presence(session: string, change: Partial<Presence> = {}): Presence {
  return { session, stage: 'in', ticket: 1, capacity: 6, vouches: [], goodbye: false, ...change };
}

describe('collectClaims', () => {
  it('leaves out those who only look on, and oneself', () => {
    const claims = collectClaims(
      [presence('alice'), presence('bob', { stage: 'lobby' }), presence('own')],
      'own',
    );
    assert.deepEqual(
      claims.map(({ session }) => session),
      ['alice'],
    );
  });

  it('counts somebody whom the room has lost and a member vouches for', () => {
    const claims = collectClaims([presence('alice', { vouches: [{ session: 'carol', ticket: 3 }] })], 'own');
    assert.deepEqual(claims[1], { session: 'carol', stage: 'in', ticket: 3, capacity: 6 });
  });

  it('takes somebody whom the room has lost to want as many seats as who vouches for them', () => {
    const vouches = [{ session: 'carol', ticket: 1 }];
    const claims = collectClaims([presence('alice', { ticket: 2, capacity: 2, vouches })], 'own');
    assert.equal(claims.find(({ session }) => session === 'carol')?.capacity, 2);
  });

  it('believes what somebody says of itself before what others say of it', () => {
    const vouches = [{ session: 'carol', ticket: 3 }];
    const claims = collectClaims(
      [presence('alice', { vouches }), presence('carol', { stage: 'lobby' })],
      'own',
    );
    assert.equal(claims.length, 1);
  });

  it('takes no word from those who are not in the call', () => {
    const vouches = [{ session: 'carol', ticket: 3 }];
    assert.deepEqual(collectClaims([presence('mallory', { stage: 'lobby', vouches })], 'own'), []);
  });
});
