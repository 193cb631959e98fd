/**
 * All checks: `npm test`. A part of them: `node scripts/test.mjs [step...] [file...]`, for instance
 * `npm run test:unit -- test/unit/roster/seats.test.ts`.
 *
 * A failed step does not stop the ones after it, except those that work on what it makes. Steps without a browser run two
 * at a time, and what they print stays together.
 */

import { sumOf } from './lib/count.mjs';
import { installDependencies } from './lib/dependencies.mjs';
import { sideBySide } from './lib/side-by-side.mjs';
import { steps } from './lib/steps.mjs';
import { installTestPrograms } from './lib/test-programs.mjs';

/** @typedef {import('./lib/count.mjs').Count} Count */
/** @typedef {import('./lib/run.mjs').Show} Show */
/** @typedef {import('./lib/steps.mjs').Step} Step */
/** @typedef {Count & { name: string, seconds: number }} Result */

/** Steps that need one core each. */
const LIGHT_STEPS_AT_A_TIME = 2;
const LINES_OF_A_FAILURE = 8;
const CHARACTERS_OF_A_FAILURE = 1000;

const args = process.argv.slice(2);
const known = steps.map(({ name }) => name);
const files = args.filter((arg) => /[./]/.test(arg));
const names = args.filter((arg) => !files.includes(arg));
const unknown = names.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}. The steps are: ${known.join(', ')}.`);
  process.exit(2);
}

const chosen = steps.filter(({ name }) => names.length === 0 || names.includes(name));
await installDependencies();
await installTestPrograms(chosen.flatMap(({ programs }) => programs ?? []));

/** @type {Map<string, Promise<Count>>} */
const counts = new Map();
/** @type {Result[]} */
const results = [];
for (const group of grouped(chosen)) {
  results.push(...(await sideBySide(group.map(jobOf), LIGHT_STEPS_AT_A_TIME)));
}
report();

/**
 * Those that may run beside each other, and each of the others alone.
 *
 * @param {readonly Step[]} all
 */
function grouped(all) {
  /** @type {Step[][]} */
  const groups = [];
  for (const step of all) {
    const last = groups.at(-1);
    if (step.isLight && last?.every(({ isLight }) => isLight)) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

/** @param {Step} step */
function jobOf(step) {
  return async (/** @type {Show} */ show) => {
    show(`\n── ${step.name} ${'─'.repeat(60 - step.name.length)}\n`);
    const start = performance.now();
    const counting = runStep(step, show);
    counts.set(step.name, counting);
    const count = await counting;
    const seconds = (performance.now() - start) / 1000;
    show(`${step.name}: ${count.failed === 0 ? 'passed' : 'FAILED'} after ${seconds.toFixed(1)} s\n`);
    return { name: step.name, seconds, ...count };
  };
}

/**
 * @param {Step} step
 * @param {Show} show
 * @returns {Promise<Count>}
 */
async function runStep(step, show) {
  // What it needs has begun before it, if at all.
  const needed = await counts.get(step.needs ?? '');
  if (needed && needed.failed > 0) {
    show(`Not run, because ${String(step.needs)} failed.\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return await step.run(files, show);
}

function report() {
  console.log(`\n${row('step', 'passed', 'failed', 'skipped', 'seconds')}`);
  for (const { name, passed, failed, skipped, seconds } of results) {
    console.log(row(name, passed, failed, skipped, seconds.toFixed(1)));
  }
  for (const { name, failures = [] } of results) {
    for (const failure of failures) console.log(`\n✖ ${name}: ${firstLines(failure)}`);
  }
  const { passed, failed } = sumOf(results);
  // Who calls us reads this line, so it stands alone and last.
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

/** The whole of it was printed where it happened. @param {string} text */
function firstLines(text) {
  return text.split('\n').slice(0, LINES_OF_A_FAILURE).join('\n  ').slice(0, CHARACTERS_OF_A_FAILURE);
}

/**
 * @param {string} name
 * @param {readonly (string | number)[]} columns
 */
function row(name, ...columns) {
  return name.padEnd(12) + columns.map((column) => String(column).padStart(9)).join('');
}
