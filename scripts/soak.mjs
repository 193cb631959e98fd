/**
 * Tests that take long, part of no check: `npm run test:soak`. Takes files, as `npm test` does, and parts of the names of
 * tests. How often each fault of a network happens comes from MESH_CALL_RUNS (default 10).
 */

import { boxed } from './lib/box.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { projectNode, run, tool } from './lib/run.mjs';
import { testFiles } from './lib/test-files.mjs';
import { installTestPrograms } from './lib/test-programs.mjs';

const asked = process.argv.slice(2);
const files = asked.filter((word) => word.endsWith('.ts'));
const patterns = asked.filter((word) => !files.includes(word)).map((part) => `--test-name-pattern=${part}`);
const chosen = files.length > 0 ? files : testFiles('soak');
await installDependencies();
await installTestPrograms(['chromium', 'coturn', 'iptables', 'ip']);
const exitCode = await run(...boxed(projectNode, ['--test', '--test-concurrency=1', ...patterns, ...chosen]));
// Those about faults write their figures into this file.
await run(tool('prettier'), ['--write', '--log-level=warn', 'docs/reliability.md']);
process.exitCode = exitCode;
