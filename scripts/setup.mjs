/** Brings a fresh clone to where everything runs: `npm run setup`. Needs only Node 20 and npm. */

import { installDependencies } from './lib/dependencies.mjs';
import { allTestPrograms, installTestPrograms } from './lib/test-programs.mjs';

await installDependencies();
await installTestPrograms(allTestPrograms);
