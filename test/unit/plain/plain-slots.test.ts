import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';

import { PlainSlots } from '../../../src/plain/plain-slots.ts';
import { ManualClock } from '../support/manual-clock.ts';

const never = (): void => {
  assert.fail('it expired');
};

describe('the fields through which we speak to plain peers', () => {
  let clock: ManualClock;
  let slots: PlainSlots;
  let published: Readonly<Record<string, unknown>>[];

  beforeEach(() => {
    clock = new ManualClock();
    published = [];
    slots = new PlainSlots(clock, () => published.push(slots.fields));
  });

  it('are not there while there is nothing to say', () => {
    assert.deepEqual(slots.fields, {});
    slots.offers.put({ to: 1, sdp: 'one', onExpired: never });
    slots.offers.takeBack(1);
    assert.deepEqual(slots.fields, {});
    assert.equal(clock.pending, 0);
  });

  it('serve one peer after the other, in the order in which they asked', () => {
    slots.offers.put({ to: 1, sdp: 'one', onExpired: never });
    slots.offers.put({ to: 2, sdp: 'two', onExpired: never });
    slots.offers.takeBack(1);
    slots.offers.takeBack(2);
    assert.deepEqual(published, [
      { 'webrtc.offer': { to: 1, sdp: 'one' } },
      { 'webrtc.offer': { to: 2, sdp: 'two' } },
      {},
    ]);
  });

  it('go to the next one when nobody reacts, and say so', async () => {
    const expired: number[] = [];
    for (const to of [1, 2]) slots.answers.put({ to, sdp: 'answer', onExpired: () => expired.push(to) });
    await clock.advance(8000);
    assert.deepEqual(expired, [1]);
    assert.deepEqual(slots.fields, { 'webrtc.answer': { to: 2, sdp: 'answer' } });
    await clock.advance(8000);
    assert.deepEqual(expired, [1, 2]);
    assert.deepEqual(slots.fields, {});
  });

  it('hold only the newest description for a peer', () => {
    slots.offers.put({ to: 1, sdp: 'old', onExpired: never });
    slots.offers.put({ to: 1, sdp: 'new', onExpired: never });
    assert.deepEqual(slots.fields, { 'webrtc.offer': { to: 1, sdp: 'new' } });
  });

  it('leave no timer behind', () => {
    slots.offers.put({ to: 1, sdp: 'one', onExpired: never });
    slots.answers.put({ to: 1, sdp: 'one', onExpired: never });
    slots.clear();
    assert.equal(clock.pending, 0);
  });
});
