import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';

import { explore } from './explore.ts';
import { type SeatsBounds, SeatsWorld } from './seats-world.ts';

const TWO = [2, 2];
const THREE = [2, 2, 2];
const NOTHING_FAILS = { cuts: 0, ends: 0 };

/*
 * In each state, nobody has more links than there are seats for others; in no move, a claim that came later separates two
 * who are established; and when nothing happens any more by itself, all who sit see the same seats taken and are
 * connected, no more sit than there are seats, and nobody waits while one is free.
 */

it('two people settle, in every order of events with two cuts and two who leave or crash', (t) => {
  exploreSeats(t, { capacities: TWO, cuts: 2, ends: 2 }, Infinity, 4000);
});

it('three people settle who compete for two seats, in every order of the first eleven events', (t) => {
  exploreSeats(t, { capacities: THREE, ...NOTHING_FAILS }, 11, 9000);
});

it('they settle as well when one of them leaves or crashes among the first eight events', (t) => {
  exploreSeats(t, { capacities: THREE, cuts: 0, ends: 1 }, 8, 6000);
});

it('they settle as well when one of them loses the room among the first seven events', (t) => {
  exploreSeats(t, { capacities: THREE, cuts: 1, ends: 0 }, 7, 5000);
});

/* `d` is the page that is loaded in place of `a` or `b`, who have seats and are connected, while `c` waits. */
const RELOADED = {
  capacities: [2, 2, 2, 2],
  ...NOTHING_FAILS,
  reloads: 1,
  begun: [0, 1, 2],
};

it('a full call settles when the page of its first member is loaded anew, in every order of seven events', (t) => {
  exploreSeats(t, { ...RELOADED, predecessors: [null, null, null, 0] }, 7, 1500);
});

it('a full call settles when the page of its second member is loaded anew, in every order of seven events', (t) => {
  exploreSeats(t, { ...RELOADED, predecessors: [null, null, null, 1] }, 7, 1500);
});

/** @param least States that there are at least: a search that finds fewer doesn't search. */
function exploreSeats(t: TestContext, bounds: SeatsBounds, depth: number, least: number): void {
  const { states, moves, quiet } = explore(new SeatsWorld(bounds), depth);
  t.diagnostic(`${states} states, ${moves} moves, ${quiet} quiet states`);
  assert.ok(states >= least, `only ${states} states`);
  assert.ok(quiet > 0, 'no quiet state');
}
