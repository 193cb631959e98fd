import assert from 'node:assert/strict';
import { parentPort, workerData } from 'node:worker_threads';

import { LinkWorld } from './link-world.ts';

/*
 * Runs in a worker, because the test runner follows each promise of its own thread, which takes most of the time when
 * there are millions of them.
 */

/** What a search has found. */
export interface LinkSearch {
  /** Different states, each of which was followed until it was connected. */
  readonly states: number;
}

/** Follows every order of the first events, so many of them. */
async function search(depth: number): Promise<LinkSearch> {
  const known = new Set<string>();
  let frontier: string[][] = [[]];
  for (let length = 0; length <= depth; length++) {
    const next: string[][] = [];
    for (const way of frontier) {
      const world = await follow(way);
      const { key, moves } = world;
      if (known.has(key)) continue;
      known.add(key);
      if (length < depth) for (const move of moves) next.push([...way, move]);
      const settled = await world.settle();
      const faults = [...world.faults, ...(settled ? [] : ['it is not connected'])];
      assert.deepEqual(faults, [], way.join(', '));
    }
    frontier = next;
  }
  return { states: known.size };
}

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

parentPort?.postMessage(await search(Number(workerData)));
