import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import {
  expiryInMilliseconds,
  hasRelay,
  leaseFromTurnCredentials,
  normalizeLease,
  onlyRelaysOver,
} from '../../../src/room/ice-servers.ts';

const stun: RTCIceServer = { urls: 'stun:stun.example.com' };
const turn: RTCIceServer = {
  urls: [
    'turn:turn.example.com:3478?transport=udp',
    'turn:turn.example.com:3478?transport=tcp',
    'turns:turn.example.com:5349?transport=tcp',
  ],
  username: 'user',
  credential: 'secret',
};

describe('an expiry', () => {
  it('is read as unix seconds and as ISO 8601', () => {
    assert.equal(expiryInMilliseconds(1_800_000_000), 1_800_000_000_000);
    assert.equal(expiryInMilliseconds('2027-01-15T08:00:00.000Z'), 1_800_000_000_000);
  });

  it('that is neither counts as none', () => {
    for (const value of ['soon', undefined, Number.NaN]) assert.equal(expiryInMilliseconds(value), undefined);
  });
});

describe('ICE servers', () => {
  it('given as a plain list have no expiry', () => {
    assert.deepEqual(normalizeLease([stun]), { iceServers: [stun], expiresAt: undefined });
  });

  it('are made from the TURN credentials of a portal', () => {
    const lease = leaseFromTurnCredentials({ ...turn, expiresAt: 1_800_000_000 });
    assert.deepEqual(lease, { iceServers: [turn], expiresAt: 1_800_000_000 });
  });

  it('are none when the portal offers no relay, in whatever form it says so', () => {
    for (const none of [null, undefined, {}, { urls: [] }, { urls: 5 }, 'turn:']) {
      assert.deepEqual(leaseFromTurnCredentials(none).iceServers, []);
    }
  });

  for (const [index, protocol] of (['udp', 'tcp', 'tls'] as const).entries()) {
    it(`are limited to relays over ${protocol}, and keep what is no relay`, () => {
      assert.deepEqual(onlyRelaysOver([stun, turn], protocol), [
        { ...stun, urls: ['stun:stun.example.com'] },
        { ...turn, urls: [turn.urls[index]] },
      ]);
    });
  }

  it('without an address are left out, because a browser makes no connection with one', () => {
    assert.deepEqual(onlyRelaysOver([{ urls: [] }, { ...turn, urls: 'turn:one' }], undefined), [
      { ...turn, urls: ['turn:one'] },
    ]);
  });

  it('tell whether there is a relay among them', () => {
    assert.deepEqual([[stun], [turn], []].map(hasRelay), [false, true, false]);
  });
});
