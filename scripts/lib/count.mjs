/**
 * How the test runners tell `npm test` what they counted: their reporters write it to the file that this
 * variable names. Reading it off what is printed for people would break with every new version of a runner.
 */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './run.mjs';

export const COUNT_FILE = 'MESH_CALL_COUNT_FILE';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} [failures] names of the failed tests and what they said, where they could be told
 */

/**
 * The side of the reporter.
 *
 * @param {Count} count
 */
export function writeCount(count) {
  const file = process.env[COUNT_FILE];
  if (file) writeFileSync(file, JSON.stringify(count));
}

/**
 * Runs a test runner that has one of our reporters. A runner that fails without a failed test, or ends before it
 * has counted, counts as one failure.
 *
 * @param {readonly [command: string, args: readonly string[]]} runner
 * @param {import('./run.mjs').Show} [show]
 * @returns {Promise<Count>}
 */
export async function runAndCount([command, args], show) {
  const folder = mkdtempSync(join(tmpdir(), 'mesh-call-count-'));
  const file = join(folder, 'count.json');
  try {
    const code = await run(command, args, { env: { [COUNT_FILE]: file }, show });
    const count = readCount(file);
    if (count === undefined) return { passed: 0, failed: 1, skipped: 0 };
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function sumOf(counts) {
  const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ field) =>
    counts.reduce((total, count) => total + count[field], 0);
  const failures = counts.flatMap((count) => count.failures ?? []);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), failures };
}

/**
 * @param {string} file
 * @returns {Count | undefined}
 */
function readCount(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
