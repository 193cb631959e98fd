import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { MAX_COUNTER, MAX_SEATS } from '../../../src/protocol/constants.ts';
import { Precedence } from '../../../src/roster/precedence.ts';
import { type Claim, distributeSeats, nextTicket } from '../../../src/roster/seats.ts';

function seated(session: string, ticket: number, capacity = MAX_SEATS): Claim {
  return { session, stage: 'in', ticket, capacity };
}

describe('those who are established in their seats', () => {
  it('are not pushed out by whoever comes later, whatever tickets they write', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: MAX_SEATS }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: MAX_COUNTER }), fc.integer({ min: 2, max: MAX_SEATS })), {
          maxLength: 40,
        }),
        (count, tickets) => {
          const members = Array.from({ length: count }, (_, index) => seated(`z-member${index}`, index + 1));
          const precedence = new Precedence();
          precedence.apply(members, 0);
          const phantoms = tickets.map(([ticket, capacity], index) =>
            seated(`a-phantom${index}`, ticket, capacity),
          );
          const { seated: sitting, capacity } = distributeSeats(
            precedence.apply([...phantoms, ...members], count),
          );
          assert.deepEqual(sitting.slice(0, count), members);
          assert.equal(capacity, MAX_SEATS);
        },
      ),
    );
  });

  it('change nothing for a newcomer who has seen them', () => {
    const precedence = new Precedence();
    const members = [seated('one', 4), seated('two', 9)];
    precedence.apply(members, 0);
    const newcomer = seated('new', nextTicket(members));
    assert.deepEqual(precedence.apply([...members, newcomer], 9), [...members, newcomer]);
  });

  it('stay before whoever comes next with the same low ticket', () => {
    const precedence = new Precedence();
    const second = seated('second', 1);
    precedence.apply([second], 1);
    const established = precedence.ticketOf(second);
    const [, third] = precedence.apply([second, seated('another', 1)], established);
    assert.equal(third?.ticket, established + 0.5);
  });

  it('come back to a seat that was kept for them with the place they had', () => {
    const precedence = new Precedence();
    const [first, second] = [seated('first', 1), seated('second', 2)];
    precedence.apply([first, second], 0);
    precedence.inherit({ session: 'anew', predecessor: 'first' });
    const anew = seated('anew', 1);
    assert.deepEqual(precedence.apply([anew, second], 2), [anew, second]);
  });

  it('are not pushed out by whoever was gone and comes back with an older ticket', () => {
    const precedence = new Precedence();
    const [sleeper, heir] = [seated('sleeper', 2), seated('heir', 3)];
    precedence.apply([sleeper], 0);
    precedence.apply([heir], 1);
    const [back, sitting] = precedence.apply([sleeper, heir], 3);
    assert.equal(back?.ticket, 3.5);
    assert.deepEqual(sitting, heir);
  });

  it('keep their tickets while others come and go', () => {
    const precedence = new Precedence();
    const member = seated('member', 1);
    precedence.apply([member], 0);
    for (let count = 0; count < 100; count++) precedence.apply([member, seated(`phantom${count}`, 1)], 1);
    assert.deepEqual(precedence.apply([member], 1), [member]);
  });
});

describe('the ticket of a newcomer', () => {
  it('can always be written, also when somebody has taken the last one', () => {
    assert.equal(nextTicket([seated('mallory', MAX_COUNTER)]), MAX_COUNTER);
  });
});
