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

/** @param least States that there are at least: a search that finds fewer doesn't search. */
function exploreSeats(t: TestContext, bounds: SeatsBounds, depth: number, least: number): void {
  const { states, moves, quiet } = explore(new SeatsWorld(bounds), depth);
  t.diagnostic(`${states} states, ${moves} moves, ${quiet} quiet states`);
  assert.ok(states >= least, `only ${states} states`);
}
