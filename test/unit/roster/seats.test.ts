import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { MAX_COUNTER, MAX_SEATS, SETTLE_MS } from '../../../src/protocol/constants.ts';
import { type Claim, distributeSeats, nextTicket } from '../../../src/roster/seats.ts';
import { decideStanding } from '../../../src/roster/standing.ts';

const claim: fc.Arbitrary<Claim> = fc.record({
  session: fc.stringMatching(/^[a-z0-9]{10}$/),
  stage: fc.constantFrom('waiting' as const, 'in' as const),
  ticket: fc.integer({ min: 1, max: 12 }),
  capacity: fc.constantFrom(6, 6, 6, 4, 2),
});
const claims = fc.uniqueArray(claim, { selector: ({ session }) => session, maxLength: 12 });

function seated(session: string, ticket: number, capacity = MAX_SEATS): Claim {
  return { session, stage: 'in', ticket, capacity };
}

describe('distributeSeats', () => {
  it('gives the same answer whatever order the claims are in', () => {
    fc.assert(
      fc.property(
        claims.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          assert.deepEqual(distributeSeats(shuffled), distributeSeats(list));
        },
      ),
    );
  });

  it('never seats more than the call has seats, and forgets nobody', () => {
    fc.assert(
      fc.property(claims, (list) => {
        const seating = distributeSeats(list);
        assert.ok(seating.seated.length <= seating.capacity && seating.capacity <= MAX_SEATS);
        assert.equal(seating.seated.length + seating.waiting.length, list.length);
      }),
    );
  });

  it('gives those who have no ticket the last seats, and takes none from those who have one', () => {
    const plain = seated('plain:7', MAX_COUNTER + 1);
    const others = [1, 2, 3, 4, 5, 6].map((ticket) => seated(`member000${ticket}`, ticket));
    assert.deepEqual(distributeSeats([plain, ...others]).seated, others);
    assert.deepEqual(distributeSeats([plain, ...others.slice(1)]).seated, [...others.slice(1), plain]);
    assert.equal(nextTicket([plain, seated('member0001', 4)]), 5);
  });

  it('keeps everybody seated when somebody with a later ticket comes', () => {
    fc.assert(
      fc.property(claims, claim, (list, newcomer) => {
        const before = distributeSeats(list);
        const late = { ...newcomer, session: 'newcomer00', ticket: nextTicket(list) };
        const after = distributeSeats([...list, late]);
        assert.deepEqual(
          before.seated.filter(({ session }) => !after.seated.some((other) => other.session === session)),
          [],
        );
      }),
    );
  });

  it('lets the earliest member say how many seats there are', () => {
    const { seated: in_, waiting } = distributeSeats([
      seated('b', 2, 6),
      seated('a', 1, 2),
      seated('c', 3, 6),
    ]);
    assert.deepEqual(
      [in_.map(({ session }) => session), waiting.map(({ session }) => session)],
      [['a', 'b'], ['c']],
    );
  });
});

describe('decideStanding', () => {
  const five = [1, 2, 3, 4, 5].map((ticket) => seated(`member${ticket}`, ticket));
  const own = (change: Partial<Claim> & { age?: number } = {}) => ({
    session: 'own',
    stage: 'waiting' as const,
    ticket: 9,
    capacity: MAX_SEATS,
    age: 0,
    ...change,
  });

  it('seats a newcomer at once while seats are plainly free', () => {
    assert.deepEqual(decideStanding(own(), five), { stage: 'in', place: 0, again: undefined });
  });

  it('lets a claim settle where others want the last seat too', () => {
    const rival: Claim = { session: 'rival', stage: 'waiting', ticket: 10, capacity: MAX_SEATS };
    assert.deepEqual(decideStanding(own({ age: 300 }), [...five, rival]), {
      stage: 'waiting',
      place: 0,
      again: SETTLE_MS - 300,
    });
    assert.equal(decideStanding(own({ age: SETTLE_MS }), [...five, rival]).stage, 'in');
  });

  it('tells those who wait their place in the line', () => {
    const ahead: Claim = { session: 'ahead', stage: 'waiting', ticket: 8, capacity: MAX_SEATS };
    const full = [...five, seated('member6', 6), ahead];
    assert.deepEqual(decideStanding(own(), full), { stage: 'waiting', place: 2, again: undefined });
  });

  it('steps back from a seat that an earlier claim has', () => {
    const full = [...five, seated('member6', 6)];
    assert.equal(decideStanding(own({ stage: 'in' }), full).stage, 'waiting');
  });

  it('stays out of a call that is larger than its own limit, and takes nobody a seat', () => {
    assert.deepEqual(decideStanding(own({ capacity: 3 }), five.slice(0, 3)), {
      stage: 'waiting',
      place: 1,
      again: undefined,
    });
  });
});
