/** Tests that take long, part of no check: `npm run test:soak`. Takes files, as `npm test` does. */

import { boxed } from './lib/box.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { projectNode, run } from './lib/run.mjs';
import { testFiles } from './lib/test-files.mjs';
import { installTestPrograms } from './lib/test-programs.mjs';

const asked = process.argv.slice(2);
const files = asked.length > 0 ? asked : testFiles('soak');
await installDependencies();
await installTestPrograms(['chromium']);
process.exitCode = await run(...boxed(projectNode, ['--test', '--test-concurrency=1', ...files]));
