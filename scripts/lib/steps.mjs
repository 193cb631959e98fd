/** The steps of `npm test`, in their order. */

import { join } from 'node:path';
import { boxed, canBox } from './box.mjs';
import { runAndCount, sumOf } from './count.mjs';
import { projectNode, run, tool } from './run.mjs';
import { sideBySide } from './side-by-side.mjs';
import { testFiles } from './test-files.mjs';

/** @typedef {import('./count.mjs').Count} Count */
/** @typedef {import('./run.mjs').Show} Show */
/** @typedef {readonly [command: string, args: readonly string[]]} Command */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string} [needs] name of the step before it without which this one has nothing to work on
 * @property {boolean} [isLight] whether another one of these may run at the same time, because it needs hardly more than
 *   one core and tells no figures that depend on the machine
 * @property {readonly import('./test-programs.mjs').TestProgramName[]} [programs] what it runs that npm doesn't bring
 * @property {(files: readonly string[], show?: Show) => Promise<Count>} run `files` narrows it down to these test files
 */

/** @type {readonly Step[]} */
export const steps = [
  // The longest first, so that nothing is left to wait for at the end of those that run side by side.
  { name: 'lint', isLight: true, run: (_, show) => check(tool('eslint'), ['.', '--max-warnings=0'], show) },
  { name: 'build', isLight: true, run: (_, show) => check(projectNode, ['scripts/build.mjs'], show) },
  { name: 'types', isLight: true, run: (_, show) => check('npm', ['run', '--silent', 'types'], show) },
  {
    name: 'format',
    isLight: true,
    run: (_, show) => check(tool('prettier'), ['--check', '--log-level=warn', '.'], show),
  },
  {
    name: 'manifest',
    isLight: true,
    run: (_, show) => check(projectNode, ['scripts/manifest.mjs', '--check'], show),
  },
  {
    name: 'package',
    isLight: true,
    needs: 'build',
    run: (_, show) => check(projectNode, ['scripts/check-package.mjs'], show),
  },
  { name: 'unit', programs: ['redis'], run: unitTests },
  { name: 'browser', programs: ['chromium'], run: browserTests },
  {
    name: 'pictures',
    programs: ['chromium'],
    run: (files, show) => boxedTests('pictures', files, show),
  },
  {
    name: 'docs',
    needs: 'build',
    programs: ['chromium'],
    run: (files, show) => boxedTests('docs', files, show),
  },
  {
    name: 'calls',
    needs: 'build',
    programs: ['chromium', 'firefox', 'pulseaudio', 'coturn', 'iptables'],
    run: (files) => boxedTests('calls', files),
  },
  {
    name: 'lab',
    programs: ['chromium', 'coturn', 'iptables', 'ip', 'python'],
    run: (files) => boxedTests('lab', files),
  },
];

/**
 * Test files of which two may run at a time, the longest of each folder first, each in a network of its own: their calls
 * mostly wait, for servers that never answer and for networks that come back. All others run alone, because a machine of
 * two cores can't give several calls the frame rates and times that they expect.
 */
const BESIDE_OTHERS = ['calls/relays', 'calls/muzzled', 'calls/check-call', 'lab/faults', 'lab/nats'].map(
  (name) => join('test', `${name}.test.ts`),
);
const AT_A_TIME = 2;

/**
 * A step that passes or fails as a whole.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Show} [show]
 * @returns {Promise<Count>}
 */
async function check(command, args, show) {
  const failed = (await run(command, args, { show })) === 0 ? 0 : 1;
  return { passed: 1 - failed, failed, skipped: 0 };
}

/** @param {readonly string[]} files */
async function unitTests(files) {
  // They mostly wait for servers, so three files fill two cores.
  return await runTests('unit', files, async (chosen) => await runAndCount(nodeTests(chosen, 3)));
}

/**
 * @param {'pictures' | 'docs' | 'calls' | 'lab'} folder
 * @param {readonly string[]} files
 * @param {Show} [show]
 */
async function boxedTests(folder, files, show) {
  return await runTests(folder, files, async (chosen) => {
    const beside = canBox() ? BESIDE_OTHERS.filter((file) => chosen.includes(file)) : [];
    const alone = chosen.filter((file) => !beside.includes(file));
    const jobs = beside.map(
      (file) => (/** @type {Show} */ show) => runAndCount(boxed(...nodeTests([file], 1)), show),
    );
    const counts = await sideBySide(jobs, AT_A_TIME);
    if (alone.length > 0) counts.push(await runAndCount(boxed(...nodeTests(alone, 1)), show));
    return sumOf(counts);
  });
}

/**
 * @param {readonly string[]} files
 * @param {number} atATime
 * @returns {Command}
 */
function nodeTests(files, atATime) {
  const args = [
    '--test',
    `--test-concurrency=${atATime}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    '--test-reporter=./scripts/lib/count-node-tests.mjs',
    // The reporter writes to a file of its own and prints nothing.
    '--test-reporter-destination=stderr',
    ...files,
  ];
  return [projectNode, args];
}

/** @param {readonly string[]} files */
async function browserTests(files) {
  return await runTests(
    'browser',
    files,
    async (chosen) =>
      await runAndCount(
        boxed(tool('wtr'), ['--config', 'test/web-test-runner.config.mjs', '--files', ...chosen]),
      ),
  );
}

/**
 * @param {string} folder
 * @param {readonly string[]} files
 * @param {(chosen: readonly string[]) => Promise<Count>} runFiles
 * @returns {Promise<Count>}
 */
async function runTests(folder, files, runFiles) {
  const chosen = files.length > 0 ? files : testFiles(folder);
  if (chosen.length === 0) {
    console.log(`There is not one test file in test/${folder}.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return await runFiles(chosen);
}
