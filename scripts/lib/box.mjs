/** Running browser tests in a network of their own (test/support/box.sh), where the system allows it. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './run.mjs';

const boxScript = join(root, 'test', 'support', 'box.sh');

/** Who is not root becomes root of the new namespaces only. */
const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
const unshare = [...asRoot, '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', boxScript];

/** Why there can be no box; undefined where there can, or before anybody has asked. @type {string | undefined} */
let reason;
/** @type {boolean | undefined} */
let isPossible;

/** Whether tests can have networks of their own here. */
export function canBox() {
  if (isPossible !== undefined) return isPossible;
  const { status, stderr, error } = spawnSync('unshare', [...unshare, 'true'], { encoding: 'utf8' });
  isPossible = status === 0;
  if (!isPossible) reason = error?.message ?? stderr.trim();
  return isPossible;
}

/**
 * The command that runs this one in a box, or this one itself where there can be no box.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {[command: string, args: readonly string[]]}
 */
export function boxed(command, args) {
  if (canBox()) return ['unshare', [...unshare, command, ...args]];
  if (reason !== undefined)
    console.log(`The tests share the network of this machine, because they can't have their own: ${reason}`);
  reason = undefined;
  return [command, args];
}
