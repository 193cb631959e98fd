/** The demo, from a fresh clone on: `npm start`. Its settings are described in demo/serve.ts. */

import { installDependencies } from './lib/dependencies.mjs';
import { projectNode, run, tool } from './lib/run.mjs';

await installDependencies();
// Pages get the sources; the demo's own server loads `mesh-call/server` as everybody's does.
await run(tool('tsc'), ['-p', 'tsconfig.server.json']);
process.exitCode = await run(projectNode, ['demo/serve.ts', ...process.argv.slice(2)]);
