/**
 * Tests that take long, part of no check: `npm run test:soak`. Takes files, as `npm test` does, and parts of the names of
 * tests. How often each fault of a network happens comes from MESH_CALL_RUNS (default 10); each writes its figures into
 * docs/reliability.md, also while another one of these runs with other names.
 */

import { boxed } from './lib/box.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { projectNode, run } from './lib/run.mjs';
import { testFiles } from './lib/test-files.mjs';
import { installTestPrograms } from './lib/test-programs.mjs';

const asked = process.argv.slice(2);
const files = asked.filter((word) => word.endsWith('.ts'));
const patterns = asked.filter((word) => !files.includes(word)).map((part) => `--test-name-pattern=${part}`);
const chosen = files.length > 0 ? files : testFiles('soak');
await installDependencies();
await installTestPrograms(['chromium', 'coturn', 'iptables', 'ip', 'python']);
process.exitCode = await run(
  ...boxed(projectNode, ['--test', '--test-concurrency=1', ...patterns, ...chosen]),
);
