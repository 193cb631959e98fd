/** The demo, from a fresh clone on: `npm start`. Its settings are described in demo/serve.ts. */

import { installDependencies } from './lib/dependencies.mjs';
import { projectNode, run } from './lib/run.mjs';

await installDependencies();
process.exitCode = await run(projectNode, ['demo/serve.ts', ...process.argv.slice(2)]);
