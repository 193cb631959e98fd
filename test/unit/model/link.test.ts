import assert from 'node:assert/strict';
import { once } from 'node:events';
import { it } from 'node:test';
import { Worker } from 'node:worker_threads';

import type { LinkSearch } from './link-search.ts';

const DEPTH = 8;

/*
 * At any time, no side has two connections, none makes more and more of them, and no description comes to a connection
 * that it isn't meant for. Left alone, both sides end with one connection, to each other.
 */
it('a link settles, in every order of the first events with any two faults among them', async (t) => {
  const worker = new Worker(new URL('link-search.ts', import.meta.url), { workerData: DEPTH });
  // What goes wrong there is an `error` of the worker, with which this is rejected.
  const [{ states }] = (await once(worker, 'message')) as [LinkSearch];
  t.diagnostic(`${states} states, each followed until it was connected`);
  assert.ok(states >= 1000, `only ${states} states`);
});
