import type { TestRunnerPlugin } from '@web/test-runner';
import { bundle, type Bundle } from '../../demo/server/bundles.ts';
import { testFiles } from '../../scripts/lib/test-files.mjs';

/** What tests load into frames that they make. */
const FOR_FRAMES = ['src/define.ts'];

/** Gives browsers the tests as few large files: each test file would ask for some 200 otherwise. */
export function bundledTests(rootDir: string): TestRunnerPlugin {
  let bundled: Promise<Bundle> | undefined;
  return {
    name: 'bundled-tests',
    async serve({ path }) {
      bundled ??= bundle(
        rootDir,
        [...testFiles('browser'), ...FOR_FRAMES].map((file) => `/${file}`),
        // The runner's own server has the rest.
        { mode: 'development', elsewhere: ['/__web-*'] },
      );
      const body = (await bundled).files.get(path);
      return body === undefined ? undefined : { body, type: path.endsWith('.map') ? 'json' : 'js' };
    },
  };
}
