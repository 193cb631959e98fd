/** A reporter of @web/test-runner that counts and notes what failed (see count.mjs). */

import { relative } from 'node:path';
import { root } from './run.mjs';
import { writeCount } from './count.mjs';

/** @returns {import('@web/test-runner').Reporter} */
export function countBrowserTests() {
  return {
    onTestRunFinished({ sessions }) {
      const count = { passed: 0, failed: 0, skipped: 0, failures: /** @type {string[]} */ ([]) };
      for (const { passed, testResults, testFile, errors } of sessions) {
        const failedBefore = count.failed;
        const file = relative(root, testFile);
        if (testResults !== undefined) addSuite(count, testResults, file);
        // A file that does not load, or a failing hook, leaves no failed test behind.
        if (!passed && count.failed === failedBefore) {
          count.failed += 1;
          count.failures.push(`${file}\n${errors.map(({ message }) => message).join('\n')}`);
        }
      }
      writeCount(count);
    },
  };
}

/**
 * @param {{ passed: number, failed: number, skipped: number, failures: string[] }} count
 * @param {Pick<import('@web/test-runner').TestSuiteResult, 'suites' | 'tests'>} suite
 * @param {string} path the file and the suites around
 */
function addSuite(count, suite, path) {
  for (const { name, skipped, passed, error } of suite.tests) {
    count[skipped ? 'skipped' : passed ? 'passed' : 'failed'] += 1;
    if (!skipped && !passed) count.failures.push(`${path}: ${name}\n${error?.message ?? ''}`);
  }
  for (const inner of suite.suites) addSuite(count, inner, `${path}: ${inner.name}`);
}
