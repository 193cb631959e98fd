/** Running browser tests in a network of their own (test/support/box.sh), where the system allows it. */

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './run.mjs';

const boxScript = join(root, 'test', 'support', 'box.sh');

/** Who is not root becomes root of the new namespaces only. */
const asRoot = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
const unshare = [...asRoot, '--net', '--mount', '--pid', '--fork', '--kill-child', '--mount-proc', boxScript];

/**
 * The command that runs this one in the box, or this one itself where there can be no box.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {[command: string, args: readonly string[]]}
 */
export function boxed(command, args) {
  const { status, stderr, error } = spawnSync('unshare', [...unshare, 'true'], { encoding: 'utf8' });
  if (status === 0) return ['unshare', [...unshare, command, ...args]];
  const reason = error?.message ?? stderr.trim();
  console.log(`The tests share the network of this machine, because they can't have their own: ${reason}`);
  return [command, args];
}
