/**
 * How fast calls begin, how much they send and what drawing costs: `npm run bench`; `npm run bench rendering` is the last
 * part alone, and a number behind it says how often it is measured. The figures depend on the machine, so nothing fails.
 */

import { boxed } from './lib/box.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { projectNode, run } from './lib/run.mjs';
import { installTestPrograms } from './lib/test-programs.mjs';

await installDependencies();
await installTestPrograms(['chromium']);
process.exitCode = await run(...boxed(projectNode, ['test/bench/bench.ts', ...process.argv.slice(2)]));
