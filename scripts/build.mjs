/** Builds the package into dist/: `npm run build`. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, tool } from './lib/run.mjs';

// Otherwise a file whose source is gone would still be published.
rmSync(join(root, 'dist'), { recursive: true, force: true });
process.exitCode =
  (await run(tool('tsc'), ['-p', 'tsconfig.build.json'])) ||
  (await run(tool('tsc'), ['-p', 'tsconfig.server.json'])) ||
  (await run(tool('rollup'), ['--config', 'rollup.config.mjs', '--silent']));
