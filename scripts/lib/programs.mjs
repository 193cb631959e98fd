/** Finding programs of this machine. */

import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where programs of the system's administration are; not everybody's PATH has these folders. */
const ADMINISTRATION = ['/usr/sbin', '/sbin'];

/**
 * Path of the first of these programs that is there, in the order of PATH.
 *
 * @param {...string} names
 * @returns {string | undefined}
 */
export function findProgram(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...ADMINISTRATION];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
