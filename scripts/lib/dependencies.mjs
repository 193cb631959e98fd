/** Installing the npm dependencies, when they are not there as the lock file wants them. */

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectNode, root, run, systemPath } from './run.mjs';

/** Major version of the Node that tests and demo run on: the first that strips types by default and for good. */
const NODE_MAJOR = 24;

/** Installs the dependencies if they are missing or not those of the lock file. */
export async function installDependencies() {
  const reason = whyStale();
  if (reason === undefined) return;
  console.log(`Installing dependencies: ${reason}.`);
  // The Node that ships with the project is about to be replaced, so npm must not run on it.
  const code = await run('npm', ['ci', '--no-fund', '--no-audit'], { path: systemPath() });
  const stillWrong = code === 0 ? whyStale() : `npm ci ended with ${code}`;
  if (stillWrong !== undefined) throw new Error(`The dependencies could not be installed: ${stillWrong}.`);
}

/** @returns {string | undefined} */
function whyStale() {
  const installed = readPackages(join('node_modules', '.package-lock.json'));
  if (installed === undefined) return 'there is no node_modules folder';
  const wanted = readPackages('package-lock.json');
  for (const [path, { version, optional }] of Object.entries(wanted ?? {})) {
    // The project itself has no path; what is optional may be meant for another platform.
    if (path === '' || optional) continue;
    const found = installed[path]?.version;
    if (found !== version) return `${path} is ${found ?? 'missing'}, the lock file says ${version}`;
  }
  const { error, stdout } = spawnSync(projectNode, ['--version'], { encoding: 'utf8' });
  if (error !== undefined || !stdout.startsWith(`v${NODE_MAJOR}.`))
    return `node_modules/.bin/node is not Node ${NODE_MAJOR}`;
  return undefined;
}

/**
 * The packages that a lock file lists, by their folder.
 *
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined} undefined without that file
 */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
