/** A reporter of `node --test` that only counts (see count.mjs). */

import { writeCount } from './count.mjs';

/** @param {AsyncIterable<import('node:test/reporters').TestEvent>} events */
export default async function* countNodeTests(events) {
  for await (const { type, data } of events) {
    // Each file has a summary too; the one without a file is that of the whole run.
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { tests, passed, skipped, todo } = data.counts;
    writeCount({ passed, failed: tests - passed - skipped - todo, skipped: skipped + todo });
  }
  // Reporters are generators of text, and this one has none to print.
  yield '';
}
