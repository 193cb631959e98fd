/** Finding the Chromium of this machine, and installing it where that can be done without asking. */

import { accessSync, constants, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './run.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Path of Chromium: the one that CHROME_PATH names, otherwise the first on PATH.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const { CHROME_PATH, PATH = '' } = process.env;
  if (CHROME_PATH) return CHROME_PATH;
  const folders = PATH.split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** Installs Chromium if there is none: on Debian as root; others are told what to do. */
export async function installChromium() {
  if (findChromium() !== undefined) return;
  if (!isDebian() || process.getuid?.() !== 0) throw new Error(howToInstall());
  console.log('Installing Chromium for the browser tests.');
  const code =
    (await run('apt-get', ['update'])) ||
    (await run('apt-get', ['install', '-y', 'chromium'], { env: { DEBIAN_FRONTEND: 'noninteractive' } }));
  if (code !== 0 || findChromium() === undefined) throw new Error(howToInstall());
}

/** What a person has to do when there is no Chromium. */
export function howToInstall() {
  return `No Chromium or Chrome was found. Install one${isDebian() ? ' (sudo apt-get install chromium)' : ''}, or set CHROME_PATH to its program file.`;
}

/** Not on its relatives: Ubuntu's package of that name only installs a snap. */
function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
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
