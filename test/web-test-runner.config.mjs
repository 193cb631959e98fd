/** Browser tests: each file runs in a page of its own in the Chromium of this machine. */

import { esbuildPlugin } from '@web/dev-server-esbuild';
import { summaryReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { publicNames } from '../demo/server/public-names.ts';
import { countBrowserTests } from '../scripts/lib/count-browser-tests.mjs';
import { root } from '../scripts/lib/run.mjs';
import { chromiumFlags, chromiumPath } from './support/chromium.ts';

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  rootDir: root,
  files: 'test/browser/**/*.test.ts',
  hostname: '127.0.0.1',
  // The tests mostly wait; more pages with cameras at a time would slow each other down.
  concurrency: 2,
  nodeResolve: { exportConditions: ['browser', 'development'] },
  // Some tests show the states that the demo shows.
  plugins: [
    publicNames(root),
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}/tsconfig.json` }),
  ],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: chromiumPath(), args: chromiumFlags },
    }),
  ],
  testFramework: { config: { timeout: '20000' } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [summaryReporter({}), countBrowserTests()],
};
