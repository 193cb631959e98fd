/** A reporter of `node --test` that counts and notes what failed (see count.mjs). */

import { relative } from 'node:path';
import { root } from './run.mjs';
import { writeCount } from './count.mjs';

/** @param {AsyncIterable<import('node:test/reporters').TestEvent>} events */
export default async function* countNodeTests(events) {
  /** @type {string[]} */
  const failures = [];
  for await (const { type, data } of events) {
    if (type === 'test:fail') failures.push(...describeFailure(data));
    // Each file has a summary too; the one without a file is that of the whole run.
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { tests, passed, skipped, todo } = data.counts;
    writeCount({ passed, failed: tests - passed - skipped - todo, skipped: skipped + todo, failures });
  }
  // Reporters are generators of text, and this one has none to print.
  yield '';
}

/** @param {import('node:test').EventData.TestFail} failure */
function describeFailure({ name, file, details }) {
  // A suite fails because a test in it has, which is told already.
  if (Reflect.get(details.error, 'failureType') === 'subtestsFailed') return [];
  // The types say that it is an error, but a test that takes too long has a text.
  const cause = /** @type {unknown} */ (details.error.cause);
  const message = cause instanceof Error ? cause.message : String(cause);
  return [`${file ? relative(root, file) : '?'}: ${name}\n${message}`];
}
