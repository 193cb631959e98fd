/** Installing Debian packages where that can be done without asking: on Debian, as root. */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { findProgram } from './programs.mjs';
import { run } from './run.mjs';

/** Whether this is Debian itself. Not its relatives: Ubuntu's package of Chromium only installs a snap. */
export function isDebian() {
  try {
    return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

/** Whether packages can be installed without asking anybody. */
export function canInstallPackages() {
  return isDebian() && process.getuid?.() === 0;
}

/**
 * Installs packages. Servers among them are neither started now nor when the machine starts: the tests run their own.
 *
 * @param {readonly string[]} names
 * @param {readonly string[]} services of these packages
 * @returns {Promise<boolean>} whether all went well
 */
export async function installDebianPackages(names, services) {
  if ((await run('apt-get', ['update'])) !== 0) return false;
  const allowServices = forbidServices();
  try {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    if ((await run('apt-get', ['install', '-y', ...names], { env })) !== 0) return false;
  } finally {
    allowServices();
  }
  if (services.length > 0 && findProgram('systemctl')) await run('systemctl', ['disable', ...services]);
  return true;
}

/** What the scripts of packages ask before they start a service (invoke-rc.d(8)); 101 means that it is forbidden. */
const POLICY_FILE = '/usr/sbin/policy-rc.d';
const FORBID = '#!/bin/sh\nexit 101\n';

/**
 * Lets packages start no services.
 *
 * @returns {() => void} takes that back
 */
function forbidServices() {
  // The administrator's own rules stand.
  if (existsSync(POLICY_FILE)) return () => undefined;
  writeFileSync(POLICY_FILE, FORBID, { mode: 0o755 });
  return () => {
    rmSync(POLICY_FILE, { force: true });
  };
}
