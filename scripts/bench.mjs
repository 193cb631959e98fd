/** How fast calls begin and how much they send: `npm run bench`. Its figures depend on the machine, so nothing fails. */

import { boxed } from './lib/box.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { projectNode, run } from './lib/run.mjs';
import { installTestPrograms } from './lib/test-programs.mjs';

await installDependencies();
await installTestPrograms(['chromium']);
process.exitCode = await run(...boxed(projectNode, ['test/bench/bench.ts']));
