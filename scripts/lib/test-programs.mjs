/** The programs of the system that tests run, and installing those that are missing. */

import { findChromium, howToInstall } from './chromium.mjs';
import { findCoturn } from './coturn.mjs';
import { findFirefox } from './firefox.mjs';
import { canInstallPackages, installDebianPackages } from './debian-packages.mjs';
import { findProgram } from './programs.mjs';

/**
 * @typedef {object} TestProgram
 * @property {string} debianPackage
 * @property {() => string | undefined} find
 * @property {string} [service] what the package would run in the background
 * @property {string} [without] what is skipped without it; without this text it is indispensable
 */

/** @typedef {'chromium' | 'firefox' | 'pulseaudio' | 'coturn' | 'redis' | 'iptables' | 'ip' | 'python'} TestProgramName */

/** @type {Readonly<Record<TestProgramName, TestProgram>>} */
const PROGRAMS = {
  chromium: { debianPackage: 'chromium', find: findChromium },
  firefox: { debianPackage: 'firefox-esr', find: findFirefox, without: 'calls with Firefox' },
  // Firefox needs a loudspeaker, and machines that run tests mostly have none.
  pulseaudio: {
    debianPackage: 'pulseaudio',
    find: () => findProgram('pulseaudio'),
    without: 'calls with Firefox',
  },
  coturn: {
    debianPackage: 'coturn',
    service: 'coturn',
    find: findCoturn,
    without: 'calls through relays',
  },
  redis: {
    debianPackage: 'redis-server',
    service: 'redis-server',
    find: () => findProgram('redis-server'),
    without: 'rooms on several servers',
  },
  iptables: {
    debianPackage: 'iptables',
    find: () => findProgram('iptables'),
    without: 'calls through NATs',
  },
  ip: { debianPackage: 'iproute2', find: () => findProgram('ip'), without: 'calls through NATs' },
  python: { debianPackage: 'python3', find: () => findProgram('python3'), without: 'faults of networks' },
};

/** @type {readonly TestProgramName[]} */
export const allTestPrograms = /** @type {TestProgramName[]} */ (Object.keys(PROGRAMS));

/**
 * Installs those of the programs that are missing, where that can be done without asking. Elsewhere it says how, and
 * which tests are skipped.
 *
 * @param {readonly TestProgramName[]} names
 * @throws {Error} without a browser
 */
export async function installTestPrograms(names) {
  const missing = missingOf(names);
  if (missing.length > 0 && canInstallPackages()) {
    const packages = missing.map(({ debianPackage }) => debianPackage);
    console.log(`Installing what the tests need: ${packages.join(', ')}.`);
    await installDebianPackages(
      packages,
      missing.flatMap(({ service }) => service ?? []),
    );
  }
  tellMissing(missingOf(names));
}

/** @param {readonly TestProgramName[]} names */
function missingOf(names) {
  return [...new Set(names)].map((name) => PROGRAMS[name]).filter(({ find }) => find() === undefined);
}

/** @param {readonly TestProgram[]} missing */
function tellMissing(missing) {
  if (missing.length === 0) return;
  if (missing.includes(PROGRAMS.chromium)) throw new Error(howToInstall());
  const skipped = [...new Set(missing.map(({ without }) => without))];
  const packages = missing.map(({ debianPackage }) => debianPackage);
  console.log(
    `Skipping the tests of ${skipped.join(', ')}: ${packages.join(', ')} can't be found. ` +
      `On Debian and Ubuntu: sudo apt-get install ${packages.join(' ')}`,
  );
}
