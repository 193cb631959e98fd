/** Finding the Chromium of this machine. */

import { isDebian } from './debian-packages.mjs';
import { findProgram } from './programs.mjs';

/**
 * Path of Chromium: the one that CHROME_PATH names, otherwise the first on PATH.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  return (
    process.env.CHROME_PATH ||
    findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable')
  );
}

/** What a person has to do when there is no Chromium. */
export function howToInstall() {
  return `No Chromium or Chrome was found. Install one${isDebian() ? ' (sudo apt-get install chromium)' : ''}, or set CHROME_PATH to its program file.`;
}
