/** Writes the pictures of the states anew: `npm run pictures [parts of names...]` (test/pictures/write-pictures.ts). */

import { boxed } from './lib/box.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { projectNode, run } from './lib/run.mjs';
import { installTestPrograms } from './lib/test-programs.mjs';

await installDependencies();
await installTestPrograms(['chromium']);
process.exitCode = await run(
  ...boxed(projectNode, ['test/pictures/write-pictures.ts', ...process.argv.slice(2)]),
);
