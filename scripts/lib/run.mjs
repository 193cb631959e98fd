/** Running programs of this project with the right Node and the right PATH. */

import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Top folder of the project, without a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** @type {readonly NodeJS.Signals[]} */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** How long a program may take to end in an orderly way. */
const PATIENCE_MS = 2000;

const binFolder = join(root, 'node_modules', '.bin');

/** The Node 24 that is installed as a dependency; tests and demo need it to run TypeScript. */
export const projectNode = join(binFolder, 'node');

/**
 * Path of a program that a dependency brings along.
 *
 * @param {string} name
 */
export function tool(name) {
  return join(binFolder, name);
}

/** @typedef {(text: string) => void} Show is given what a program prints, when it must not be shown at once */

/**
 * Runs a program in the top folder with its output shown, and tells its exit code.
 *
 * Programs that start `node` by name get the project's.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ readonly env?: Readonly<Record<string, string>>, readonly path?: string, readonly show?: Show | undefined }} [options]
 *   additions to the environment; `path` replaces PATH
 * @returns {Promise<number>} 128 and more when a signal ended it, 127 when it could not be started
 */
export function run(command, args, { env = {}, path = pathWithProjectNode(), show } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: show ? ['inherit', 'pipe', 'pipe'] : 'inherit',
      env: { ...process.env, ...env, PATH: path },
    });
    if (show) for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', show);
    endWithUs(child);
    child.on('error', (error) => {
      console.error(`${command} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code) => {
      resolve(code ?? 128);
    });
  });
}

/** What runs now. @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Who ends us ends what we run: the signal is passed on, and we end when all of it has ended. `unshare` and others don't
 * listen to it, so after a while it is not asked any more.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
function endWithUs(child) {
  if (running.size === 0) for (const signal of SIGNALS) process.on(signal, endAll);
  running.add(child);
  const forget = () => {
    running.delete(child);
    if (running.size === 0) for (const signal of SIGNALS) process.off(signal, endAll);
  };
  child.on('error', forget);
  child.on('close', forget);
}

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
  for (const child of running) {
    // Before anybody hears of the end and runs the next program.
    child.removeAllListeners('close');
    // Its own children may hold what it printed to open for longer.
    child.on('exit', () => {
      running.delete(child);
      if (running.size === 0) process.exit(128 + constants.signals[signal]);
    });
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS).unref();
  }
}

/**
 * Runs a program and throws when it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
export async function runOrThrow(command, args) {
  const code = await run(command, args);
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${code}`);
}

/** PATH as it is outside of npm scripts, where `node` is the Node of the system. */
export function systemPath() {
  return pathEntries()
    .filter((entry) => !/node_modules[\\/]\.bin$/.test(entry))
    .join(delimiter);
}

function pathWithProjectNode() {
  return [binFolder, ...pathEntries()].join(delimiter);
}

function pathEntries() {
  return (process.env.PATH ?? '').split(delimiter);
}
