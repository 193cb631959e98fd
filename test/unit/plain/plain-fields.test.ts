import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { decodePlainState, hasPlainField, originOf } from '../../../src/plain/plain-fields.ts';
import { MAX_DESCRIPTION_BYTES } from '../../../src/protocol/constants.ts';

const SELF = 1234;
const OFFER = 'v=0\r\no=- 4611731400430051336 2 IN IP4 127.0.0.1\r\n';
const CANDIDATE = { candidate: 'candidate:1 1 udp 1 10.0.0.1 5000 typ host', sdpMid: '0', sdpMLineIndex: 0 };

describe('the fields of a plain peer', () => {
  it('are read when they are for us', () => {
    const state = {
      'webrtc.offer': { to: SELF, sdp: OFFER },
      'webrtc.answer': { to: String(SELF), sdp: 'answer' },
      'webrtc.ice': { candidate: CANDIDATE },
    };
    assert.deepEqual(decodePlainState(state, SELF, false), {
      offer: OFFER,
      answer: 'answer',
      candidate: { candidate: CANDIDATE.candidate, sdpMid: '0' },
    });
  });

  it('are left when they are for somebody else', () => {
    const state = {
      'webrtc.offer': { to: 99, sdp: OFFER },
      'webrtc.answer': { to: 99, sdp: OFFER },
      'webrtc.ice': { to: 99, candidate: CANDIDATE },
    };
    assert.deepEqual(decodePlainState(state, SELF, true), {});
  });

  it('are for us without a name only when nobody else is in the room', () => {
    const state = { 'webrtc.offer': { sdp: OFFER } };
    assert.deepEqual(decodePlainState(state, SELF, true), { offer: OFFER });
    assert.deepEqual(decodePlainState(state, SELF, false), {});
  });

  it('may hold a whole description, and a bare candidate', () => {
    const state = {
      'webrtc.offer': { to: SELF, sdp: { type: 'offer', sdp: OFFER } },
      'webrtc.ice': { candidate: CANDIDATE.candidate },
    };
    assert.deepEqual(decodePlainState(state, SELF, false), {
      offer: OFFER,
      candidate: { candidate: CANDIDATE.candidate, sdpMid: '0' },
    });
  });

  it('show that somebody may be called even when they are empty', () => {
    assert.equal(hasPlainField({ user: {}, 'webrtc.offer': null }), true);
    assert.equal(hasPlainField({ user: {}, 'webrtc.mesh': {} }), false);
    assert.equal(hasPlainField(Object.create({ 'webrtc.offer': null }) as Record<string, unknown>), false);
  });

  it('are bounded, whatever is in them, and never throw', () => {
    const value = fc.oneof(
      fc.anything(),
      fc
        .integer({ min: MAX_DESCRIPTION_BYTES - 2, max: 4 * MAX_DESCRIPTION_BYTES })
        .map((length) => 'x'.repeat(length)),
    );
    const addressed = fc.record(
      {
        to: fc.oneof(fc.constant(SELF), value),
        sdp: value,
        candidate: fc.oneof(
          value,
          fc.record({ candidate: value, sdpMid: value, sdpMLineIndex: value, usernameFragment: value }),
        ),
      },
      { requiredKeys: [] },
    );
    const field = fc.oneof(value, addressed);
    const state = fc.record(
      { 'webrtc.offer': field, 'webrtc.answer': field, 'webrtc.ice': field },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(state, fc.boolean(), (record, isAlone) => {
        const { offer = '', answer = '', candidate } = decodePlainState(record, SELF, isAlone);
        assert.ok(offer.length <= MAX_DESCRIPTION_BYTES && answer.length <= MAX_DESCRIPTION_BYTES);
        assert.ok(candidate === undefined || JSON.stringify(candidate).length < 4000);
      }),
    );
  });

  it('name the connection that a description belongs to', () => {
    assert.equal(originOf(OFFER), '4611731400430051336');
    assert.equal(originOf('v=0\r\n'), undefined);
  });
});
