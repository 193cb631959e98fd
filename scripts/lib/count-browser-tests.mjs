/** A reporter of @web/test-runner that only counts (see count.mjs). */

import { writeCount } from './count.mjs';

/** @returns {import('@web/test-runner').Reporter} */
export function countBrowserTests() {
  return {
    onTestRunFinished({ sessions }) {
      const count = { passed: 0, failed: 0, skipped: 0 };
      for (const { passed, testResults } of sessions) {
        const failedBefore = count.failed;
        if (testResults !== undefined) addSuite(count, testResults);
        // A file that does not load, or a failing hook, leaves no failed test behind.
        if (!passed && count.failed === failedBefore) count.failed += 1;
      }
      writeCount(count);
    },
  };
}

/**
 * @param {import('./count.mjs').Count} count
 * @param {Pick<import('@web/test-runner').TestSuiteResult, 'suites' | 'tests'>} suite
 */
function addSuite(count, suite) {
  for (const { skipped, passed } of suite.tests) {
    count[skipped ? 'skipped' : passed ? 'passed' : 'failed'] += 1;
  }
  for (const inner of suite.suites) addSuite(count, inner);
}
