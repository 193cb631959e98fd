/** Finding the Firefox of this machine. */

import { findProgram } from './programs.mjs';

/**
 * Path of Firefox: the one that FIREFOX_PATH names, otherwise the first on PATH.
 *
 * @returns {string | undefined}
 */
export function findFirefox() {
  return process.env.FIREFOX_PATH || findProgram('firefox-esr', 'firefox');
}
