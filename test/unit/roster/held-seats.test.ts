import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { HELD_FOR_HEIR_MS, HELD_MS, MAX_SEATS } from '../../../src/protocol/constants.ts';
import type { Presence } from '../../../src/protocol/presence.ts';
import { collectClaims } from '../../../src/roster/claims.ts';
import { HeldSeats } from '../../../src/roster/held-seats.ts';
import { type Claim, distributeSeats } from '../../../src/roster/seats.ts';

const SEAT: Claim = { session: 'before', stage: 'in', ticket: 2, capacity: 6 };

function presence(session: string, change: Partial<Presence> = {}): Presence {
  return { session, stage: 'in', ticket: 1, capacity: 6, vouches: [], goodbye: false, ...change };
}

function heir(stage: Presence['stage'], session = 'after'): Presence {
  return presence(session, { stage, ticket: 2, predecessor: { session: 'before', secret: '' } });
}

function held(): HeldSeats {
  const seats = new HeldSeats();
  seats.hold(SEAT, 0);
  return seats;
}

describe('a seat that is kept', () => {
  it('counts as taken for 5 s', () => {
    const seats = held();
    assert.deepEqual(seats.review([], 0), { claims: [SEAT], taken: [], again: HELD_MS });
    assert.deepEqual(seats.review([], HELD_MS - 1).claims, [SEAT]);
    assert.deepEqual(seats.review([], HELD_MS), { claims: [], taken: [], again: undefined });
  });

  it('is kept for 20 s when who had it is seen in the lobby', () => {
    const seats = held();
    assert.equal(seats.review([heir('lobby')], 1000).again, HELD_FOR_HEIR_MS - 1000);
    assert.deepEqual(seats.review([heir('lobby')], HELD_FOR_HEIR_MS - 1).claims, [SEAT]);
    assert.deepEqual(seats.review([heir('lobby')], HELD_FOR_HEIR_MS).claims, []);
  });

  it('is free when they are seen no more', () => {
    const seats = held();
    seats.review([heir('lobby')], 1000);
    assert.deepEqual(seats.review([], HELD_MS).claims, []);
  });

  it('goes over to who comes back to it', () => {
    const taken = [{ session: 'after', predecessor: 'before' }];
    assert.deepEqual(held().review([heir('in')], 1000), { claims: [], taken, again: undefined });
  });

  it('goes to the first who proves to come from it, and to nobody after that', () => {
    const seats = held();
    seats.review([heir('lobby')], 1000);
    const { claims, taken } = seats.review([heir('lobby'), heir('in', 'copy')], 1001);
    assert.deepEqual([claims, taken], [[SEAT], []]);
  });

  it('is free when who had it is back and asks for another one', () => {
    assert.deepEqual(held().review([heir('waiting')], 1000).claims, []);
  });

  it('is not kept for somebody who is still there', () => {
    assert.deepEqual(held().review([presence('before')], 1000).claims, []);
  });

  it('is kept once only', () => {
    const seats = held();
    seats.review([], HELD_MS);
    assert.ok(seats.isOver('before'));
    seats.hold(SEAT, HELD_MS);
    assert.deepEqual(seats.review([], HELD_MS).claims, []);
  });

  it('is never kept for longer than 20 s, whatever is written', () => {
    const stage = fc.constantFrom('lobby' as const, 'waiting' as const, 'in' as const);
    const look = fc.record({
      after: fc.nat({ max: 7000 }),
      heirs: fc.array(fc.tuple(stage, fc.constantFrom('one', 'two', 'three')), { maxLength: 3 }),
      says: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(look, { maxLength: 20 }), (looks) => {
        const seats = new HeldSeats();
        seats.hold(SEAT, 0);
        let now = 0;
        for (const { after, heirs, says } of looks) {
          now += after;
          if (says) seats.hold(SEAT, now);
          const { claims, taken } = seats.review(
            heirs.map(([at, session]) => heir(at, session)),
            now,
          );
          assert.ok(now < HELD_FOR_HEIR_MS || claims.length === 0);
          assert.ok(claims.length + taken.length <= 1);
        }
      }),
    );
  });

  it('is one of at most five, however many say goodbye', () => {
    const seats = new HeldSeats();
    for (let index = 0; index < 40; index++) seats.hold({ ...SEAT, session: `leaver${index}` }, 0);
    assert.equal(seats.review([], 0).claims.length, MAX_SEATS - 1);
  });
});

describe('collectClaims', () => {
  const kept = [{ session: 'before', ticket: 2 }];

  it('counts the seats that we keep, and those that members say they keep', () => {
    const [ours] = collectClaims([], 'own', { held: [SEAT] });
    const [, theirs] = collectClaims([presence('alice', { held: kept })], 'own');
    assert.deepEqual([ours, theirs], [SEAT, SEAT]);
  });

  it('counts no seat that others go on to keep when we don’t any more', () => {
    const isOver = (session: string): boolean => session === 'before';
    assert.equal(collectClaims([presence('alice', { held: kept })], 'own', { isOver }).length, 1);
  });

  it('counts no seat that is kept for somebody who is back, be it ourselves', () => {
    const alice = presence('alice', { held: kept });
    const sessions = (claims: readonly Claim[]): string[] => claims.map(({ session }) => session);
    assert.deepEqual(sessions(collectClaims([alice, heir('in')], 'own')), ['alice', 'after']);
    assert.deepEqual(sessions(collectClaims([alice], 'own', { predecessor: 'before' })), ['alice']);
  });

  it('goes on to count somebody who is still there when another one claims to come from them', () => {
    const twins = collectClaims([presence('before', { ticket: 2 }), heir('in')], 'own');
    assert.equal(twins.length, 2);
  });

  it('seats as many with a return as without, whenever each client sees it', () => {
    const others = [1, 3, 4, 5, 6].map((ticket) => presence(`member${ticket}`, { ticket }));
    const waiting = presence('waiting', { stage: 'waiting', ticket: 7 });
    for (const now of [0, 1000, HELD_MS - 1]) {
      for (const back of [[], [heir('lobby')], [heir('in')]]) {
        const presences = [...others, waiting, ...back];
        const seats = held();
        const { claims } = seats.review(presences, now);
        const { seated, waiting: line } = distributeSeats(
          collectClaims(presences, 'own', { held: claims, isOver: (session) => seats.isOver(session) }),
        );
        assert.equal(seated.length, MAX_SEATS);
        assert.deepEqual(
          line.map(({ session }) => session),
          ['waiting'],
        );
      }
    }
  });
});
