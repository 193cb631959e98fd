/**
 * All checks: `npm test`. A part of them: `node scripts/test.mjs [step...] [file...]`, for instance
 * `npm run test:unit -- test/unit/roster/seats.test.ts`.
 *
 * A failed step does not stop the ones after it, except those that work on what it makes.
 */

import { installDependencies } from './lib/dependencies.mjs';
import { steps } from './lib/steps.mjs';
import { installTestPrograms } from './lib/test-programs.mjs';

/** @typedef {import('./lib/count.mjs').Count & { name: string, seconds: number }} Result */

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

/** @type {Result[]} */
const results = [];
for (const step of chosen) {
  console.log(`\n── ${step.name} ${'─'.repeat(60 - step.name.length)}`);
  const start = performance.now();
  const count = await runStep(step);
  const seconds = (performance.now() - start) / 1000;
  results.push({ name: step.name, seconds, ...count });
  console.log(`${step.name}: ${count.failed === 0 ? 'passed' : 'FAILED'} after ${seconds.toFixed(1)} s`);
}
report();

/** @param {import('./lib/steps.mjs').Step} step */
async function runStep(step) {
  if (results.some(({ name, failed }) => name === step.needs && failed > 0)) {
    console.log(`Not run, because ${String(step.needs)} failed.`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return await step.run(files);
}

function report() {
  console.log(`\n${row('step', 'passed', 'failed', 'skipped', 'seconds')}`);
  for (const { name, passed, failed, skipped, seconds } of results) {
    console.log(row(name, passed, failed, skipped, seconds.toFixed(1)));
  }
  for (const { name, failures = [] } of results) {
    for (const failure of failures) console.log(`\n✖ ${name}: ${firstLines(failure)}`);
  }
  const passed = sum('passed');
  const failed = sum('failed');
  // Who calls us reads this line, so it stands alone and last.
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
}

/** The whole of it was printed where it happened. @param {string} text */
function firstLines(text) {
  return text.split('\n').slice(0, LINES_OF_A_FAILURE).join('\n  ').slice(0, CHARACTERS_OF_A_FAILURE);
}

/** @param {'passed' | 'failed'} field */
function sum(field) {
  return results.reduce((total, result) => total + result[field], 0);
}

/**
 * @param {string} name
 * @param {readonly (string | number)[]} columns
 */
function row(name, ...columns) {
  return name.padEnd(12) + columns.map((column) => String(column).padStart(9)).join('');
}
