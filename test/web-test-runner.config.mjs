/** Browser tests: each file runs in a page of its own in the Chromium of this machine. */

import { summaryReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { countBrowserTests } from '../scripts/lib/count-browser-tests.mjs';
import { root } from '../scripts/lib/run.mjs';
import { bundledTests } from './support/bundled-tests.ts';
import { chromiumFlags, chromiumPath } from './support/chromium.ts';
import { allowNotifications } from './support/notifications.ts';

/** @type {import('@web/test-runner').TestRunnerConfig} */
export default {
  rootDir: root,
  files: 'test/browser/**/*.test.ts',
  hostname: '127.0.0.1',
  // The tests mostly wait; more pages with cameras at a time would slow each other down.
  concurrency: 2,
  plugins: [bundledTests(root)],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: chromiumPath(), args: chromiumFlags },
      createPage: async ({ browser, context }) => {
        const page = await context.newPage();
        await allowNotifications(browser, page);
        return page;
      },
    }),
  ],
  testFramework: { config: { timeout: '20000' } },
  filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [summaryReporter({}), countBrowserTests()],
};
