import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { OwnClaim } from '../../../src/call/own-claim.ts';
import { STRANDED_AFTER_MS } from '../../../src/protocol/constants.ts';
import type { Claim } from '../../../src/roster/seats.ts';
import { ManualClock } from '../support/manual-clock.ts';

const CAPACITY = 2;

/** Two who sat already when the room brought us together. */
const PAIR: readonly Claim[] = ['one', 'two'].map((session, index) => ({
  session,
  stage: 'in',
  // They count after us here, and we count after them there.
  ticket: index + 1.5,
  capacity: CAPACITY,
}));

function seatedAlone(clock: ManualClock): OwnClaim {
  const claim = new OwnClaim('own', CAPACITY, clock);
  claim.make([]);
  assert.equal(claim.review([], true).publish?.stage, 'in');
  return claim;
}

describe('whoever sits while more sit than there are seats', () => {
  it('asks again behind the others when it stays connected to nobody', async () => {
    const clock = new ManualClock();
    const claim = seatedAlone(clock);
    assert.deepEqual(claim.review(PAIR, true), { publish: undefined, again: STRANDED_AFTER_MS });
    await clock.advance(STRANDED_AFTER_MS);
    const { publish } = claim.review(PAIR, true);
    assert.deepEqual(publish, { stage: 'waiting', ticket: 3 });
    assert.equal(claim.stage, 'waiting');
    assert.equal(claim.place, 1);
  });

  it('stays when it is connected to somebody', async () => {
    const clock = new ManualClock();
    const claim = seatedAlone(clock);
    claim.review(PAIR, true);
    await clock.advance(STRANDED_AFTER_MS);
    assert.equal(claim.review(PAIR, false).publish, undefined);
    assert.equal(claim.stage, 'in');
  });

  it('stays when the others step back in time', async () => {
    const clock = new ManualClock();
    const claim = seatedAlone(clock);
    claim.review(PAIR, true);
    await clock.advance(STRANDED_AFTER_MS - 1);
    claim.review(PAIR.slice(0, 1), true);
    await clock.advance(1);
    assert.equal(claim.review(PAIR, true).publish, undefined);
    assert.equal(claim.stage, 'in');
  });
});

describe('whoever comes back to a seat that is kept', () => {
  const kept: Claim = { session: 'before', stage: 'in', ticket: 1, capacity: CAPACITY };
  const [other] = PAIR as [Claim];
  const waiting: Claim = { session: 'waiting', stage: 'waiting', ticket: 3, capacity: CAPACITY };

  it('sits at once in the same place, before those who wait', () => {
    const claim = new OwnClaim('own', CAPACITY, new ManualClock());
    claim.make([kept, other, waiting], kept);
    assert.deepEqual(claim.review([other, waiting], true), {
      publish: { stage: 'in', ticket: 1 },
      again: undefined,
    });
  });

  it('waits when the seat was given away', () => {
    const claim = new OwnClaim('own', CAPACITY, new ManualClock());
    claim.make([...PAIR, waiting]);
    assert.equal(claim.review([...PAIR, waiting], true).publish, undefined);
    assert.deepEqual([claim.stage, claim.place], ['waiting', 2]);
  });
});
