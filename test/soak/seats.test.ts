import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';

import { explore } from '../unit/model/explore.ts';
import { type SeatsBounds, SeatsWorld } from '../unit/model/seats-world.ts';

/* The searches of test/unit/model/seats.test.ts, further. */

const CAPACITIES = [2, 2, 2];

it('three people who compete for two seats settle, in every order of the first 15 events', (t) => {
  exploreSeats(t, { capacities: CAPACITIES, cuts: 0, ends: 0 }, 15, 20_000);
});

it('they settle when one loses the room and one leaves or crashes among the first nine events', (t) => {
  exploreSeats(t, { capacities: CAPACITIES, cuts: 1, ends: 1 }, 9, 60_000);
});

it('a full call settles when a page is loaded anew and another one leaves or crashes among the first eight events', (t) => {
  for (const predecessor of [0, 1]) exploreSeats(t, { ...reloaded(predecessor), ends: 1 }, 8, 10_000);
});

it('it settles as well when one loses the room, and a page is loaded anew, among the first seven events', (t) => {
  for (const predecessor of [0, 1]) exploreSeats(t, { ...reloaded(predecessor), cuts: 1 }, 7, 15_000);
});

/** Two sit and are connected, a third one waits, and the fourth is the page that is loaded in place of one. */
function reloaded(predecessor: number): SeatsBounds {
  const predecessors = [null, null, null, predecessor];
  return { capacities: [2, 2, 2, 2], cuts: 0, ends: 0, reloads: 1, begun: [0, 1, 2], predecessors };
}

/** @param least States that there are at least: a search that finds fewer doesn't search. */
function exploreSeats(t: TestContext, bounds: SeatsBounds, depth: number, least: number): void {
  const { states, moves, quiet } = explore(new SeatsWorld(bounds), depth);
  t.diagnostic(`${states} states, ${moves} moves, ${quiet} quiet states`);
  assert.ok(states >= least, `only ${states} states`);
}
