/** The steps of `npm test`, in their order. */

import { boxed } from './box.mjs';
import { runAndCount } from './count.mjs';
import { projectNode, run, tool } from './run.mjs';
import { testFiles } from './test-files.mjs';

/** @typedef {import('./count.mjs').Count} Count */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} [needs] name of the step without which this one has nothing to work on
 * @property {readonly import('./test-programs.mjs').TestProgramName[]} [programs] what it runs that npm doesn't bring
 * @property {(files: readonly string[]) => Promise<Count>} run `files` narrows it down to these test files
 */

/** @type {readonly Step[]} */
export const steps = [
  { name: 'format', run: () => check(tool('prettier'), ['--check', '--log-level=warn', '.']) },
  { name: 'lint', run: () => check(tool('eslint'), ['.', '--max-warnings=0']) },
  { name: 'types', run: () => check('npm', ['run', '--silent', 'types']) },
  { name: 'unit', programs: ['redis'], run: (files) => nodeTests('unit', files) },
  { name: 'browser', programs: ['chromium'], run: browserTests },
  { name: 'pictures', programs: ['chromium'], run: (files) => nodeTests('pictures', files) },
  { name: 'build', run: () => check(projectNode, ['scripts/build.mjs']) },
  { name: 'manifest', run: () => check(projectNode, ['scripts/manifest.mjs', '--check']) },
  { name: 'package', needs: 'build', run: () => check(projectNode, ['scripts/check-package.mjs']) },
  { name: 'docs', needs: 'build', programs: ['chromium'], run: (files) => nodeTests('docs', files) },
  {
    name: 'calls',
    needs: 'build',
    programs: ['chromium', 'firefox', 'pulseaudio', 'coturn', 'iptables'],
    run: (files) => nodeTests('calls', files),
  },
  {
    name: 'lab',
    programs: ['chromium', 'coturn', 'iptables', 'ip', 'python'],
    run: (files) => nodeTests('lab', files),
  },
];

/**
 * A step that passes or fails as a whole.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<Count>}
 */
async function check(command, args) {
  const failed = (await run(command, args)) === 0 ? 0 : 1;
  return { passed: 1 - failed, failed, skipped: 0 };
}

/**
 * @param {'unit' | 'pictures' | 'docs' | 'calls' | 'lab'} folder
 * @param {readonly string[]} files
 */
async function nodeTests(folder, files) {
  return await runTests(folder, files, (chosen) => {
    const args = [
      '--test',
      // One call at a time: a machine of two cores can't give several the frame rates that their tests expect. Unit
      // tests mostly wait for servers, so three files fill two cores.
      `--test-concurrency=${folder === 'unit' ? 3 : 1}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      '--test-reporter=./scripts/lib/count-node-tests.mjs',
      // The reporter writes to a file of its own and prints nothing.
      '--test-reporter-destination=stderr',
      ...chosen,
    ];
    return folder !== 'unit' ? boxed(projectNode, args) : [projectNode, args];
  });
}

/** @param {readonly string[]} files */
async function browserTests(files) {
  return await runTests('browser', files, (chosen) =>
    boxed(tool('wtr'), ['--config', 'test/web-test-runner.config.mjs', '--files', ...chosen]),
  );
}

/**
 * @param {string} folder
 * @param {readonly string[]} files
 * @param {(chosen: readonly string[]) => [command: string, args: readonly string[]]} runner
 * @returns {Promise<Count>}
 */
async function runTests(folder, files, runner) {
  const chosen = files.length > 0 ? files : testFiles(folder);
  if (chosen.length === 0) {
    console.log(`There is not one test file in test/${folder}.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return await runAndCount(runner(chosen));
}
