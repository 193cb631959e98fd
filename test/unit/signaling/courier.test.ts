import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import {
  PASS_ON_BURST,
  PASS_ON_CHARACTERS_BURST,
  PASS_ON_CHARACTERS_PER_SECOND,
  PASS_ON_PER_SECOND,
} from '../../../src/protocol/constants.ts';
import type { PassedFrame } from '../../../src/signaling/control-channel.ts';
import { Courier } from '../../../src/signaling/courier.ts';

const SELF = 'courier';
const frame = (change: Partial<PassedFrame> = {}): PassedFrame => ({
  kind: 'pass-on',
  peer: 'carol1',
  number: 1,
  counter: 1,
  sealed: 'abc',
  ...change,
});
const everybody = (): boolean => true;

describe('somebody between two others', () => {
  it('passes a text on with the name of who sent it', () => {
    const passed = new Courier(SELF).passOn('alice1', frame(), everybody, 0);
    assert.deepEqual(passed, frame({ kind: 'passed-on', peer: 'alice1' }));
  });

  it('never passes on what was passed on already, to itself, or back', () => {
    const courier = new Courier(SELF);
    assert.equal(courier.passOn('alice1', frame({ kind: 'passed-on' }), everybody, 0), undefined);
    assert.equal(courier.passOn('alice1', frame({ peer: SELF }), everybody, 0), undefined);
    assert.equal(courier.passOn('alice1', frame({ peer: 'alice1' }), everybody, 0), undefined);
  });

  it('passes on only between two who are connected with it', () => {
    const courier = new Courier(SELF);
    const isAlice = (session: string): boolean => session === 'alice1';
    assert.equal(courier.passOn('alice1', frame(), isAlice, 0), undefined);
    assert.equal(courier.passOn('dave12', frame({ peer: 'alice1' }), isAlice, 0), undefined);
  });

  it('bounds what it passes on for one, in number and in size, and for nobody else', () => {
    const gap = fc.integer({ min: 0, max: 400 });
    const length = fc.integer({ min: 1, max: 24 * 1024 });
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, length), { maxLength: 200 }), (texts) => {
        const courier = new Courier(SELF);
        let [now, count, characters] = [0, 0, 0];
        for (const [pause, size] of texts) {
          now += pause;
          const sealed = 'a'.repeat(size);
          if (!courier.passOn('alice1', frame({ sealed }), everybody, now)) continue;
          count += 1;
          characters += size;
        }
        assert.ok(count <= PASS_ON_BURST + (now / 1000) * PASS_ON_PER_SECOND);
        assert.ok(characters <= PASS_ON_CHARACTERS_BURST + (now / 1000) * PASS_ON_CHARACTERS_PER_SECOND);
        assert.ok(courier.passOn('bob123', frame(), everybody, now));
      }),
    );
  });
});
