import assert from 'node:assert/strict';
import { it } from 'node:test';

import { LinkWorld } from './link-world.ts';

const DEPTH = 8;

/*
 * At any time, no side has two connections, none makes more and more of them, and no description comes to a connection
 * that it isn't meant for. Left alone, both sides end with one connection, to each other.
 */
it('a link settles, in every order of the first events with any two faults among them', async (t) => {
  let ways = 0;
  let states = 0;
  const known = new Set<string>();
  let frontier: string[][] = [[]];
  for (let depth = 0; depth <= DEPTH; depth++) {
    const next: string[][] = [];
    for (const way of frontier) {
      const world = await follow(way);
      const { key, moves } = world;
      if (known.has(key)) continue;
      known.add(key);
      states++;
      if (depth < DEPTH) for (const move of moves) next.push([...way, move]);
      const settled = await world.settle();
      const faults = [...world.faults, ...(settled ? [] : ['it is not connected'])];
      assert.deepEqual(faults, [], way.join(', '));
      ways++;
    }
    frontier = next;
  }
  t.diagnostic(`${states} states, each followed until it was connected`);
  assert.ok(ways >= 1000, `only ${ways} states`);
});

/** A world in which this has happened. */
async function follow(way: readonly string[]): Promise<LinkWorld> {
  const world = new LinkWorld();
  for (let turn = 0; turn < 6; turn++) await Promise.resolve();
  for (const move of way) {
    await world.do(move);
    assert.deepEqual(world.faults, [], way.join(', '));
  }
  return world;
}
