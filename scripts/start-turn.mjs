/** The demo with a TURN server of its own: `npm run start:turn`. */

import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  COTURN_LOG,
  coturnSettings,
  findCoturn,
  grantedUser,
  HOW_TO_INSTALL_COTURN,
  ownAddress,
  tellsReady,
} from './lib/coturn.mjs';
import { run } from './lib/run.mjs';

/** Where TURN servers listen (RFC 8656, 6); the next free port is taken when this one is in use. */
const FIRST_PORT = 3478;
const PORTS_TO_TRY = 20;

const program = findCoturn();
if (program === undefined) {
  console.error(HOW_TO_INSTALL_COTURN);
  process.exit(1);
}
const address = ownAddress();
const port = await freePort();
const secret = randomBytes(32).toString('hex');
await startCoturn(program);
console.log(`coturn is listening on ${address}, port ${port}.`);
const code = await run(process.execPath, ['scripts/start.mjs', ...process.argv.slice(2)], {
  env: {
    TURN_SECRET: secret,
    TURN_URLS: ['udp', 'tcp'].map((way) => `turn:${address}:${port}?transport=${way}`).join(),
  },
});
// Otherwise coturn would keep us alive.
process.exit(code);

/**
 * Resolves when it listens; it ends with us.
 *
 * @param {string} command
 */
async function startCoturn(command) {
  // A file for us alone: everybody on this machine sees the arguments of a program, and the secret is one of them.
  const folder = mkdtempSync(join(tmpdir(), 'mesh-call-turn-'));
  const file = join(folder, 'turnserver.conf');
  writeFileSync(file, coturnSettings({ address, port, secret }).join('\n'), { mode: 0o600 });
  // Not in our process group, so that Ctrl+C ends the demo first.
  const coturn = spawn(command, ['-c', file, ...COTURN_LOG], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  process.on('exit', () => {
    coturn.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  coturn.on('error', (error) => console.error(`coturn could not be started: ${error.message}`));
  coturn.on('exit', (status) => console.error(`coturn has ended (${status}).`));
  const lines = createInterface({ input: coturn.stdout });
  lines.on('line', (line) => {
    const user = grantedUser(line);
    if (user !== undefined) console.log(`coturn: a relay for ${user}`);
  });
  if (!(await untilReady(lines))) process.exit(1);
}

/**
 * @param {import('node:readline').Interface} lines
 * @returns {Promise<boolean>} false when coturn has ended before
 */
async function untilReady(lines) {
  return await new Promise((resolve) => {
    lines.on('line', (line) => {
      if (tellsReady(line)) resolve(true);
    });
    lines.once('close', () => resolve(false));
  });
}

async function freePort() {
  for (let candidate = FIRST_PORT; candidate < FIRST_PORT + PORTS_TO_TRY; candidate += 1) {
    if (await isFree(candidate)) return candidate;
  }
  throw new Error(`No port from ${FIRST_PORT} on is free on ${address}.`);
}

/**
 * Whether both TCP and UDP can be had.
 *
 * @param {number} candidate
 */
async function isFree(candidate) {
  const tcp = createServer();
  const udp = createSocket('udp4');
  try {
    await once(tcp.listen(candidate, address), 'listening');
    await once(udp.bind(candidate, address), 'listening');
    return true;
  } catch {
    return false;
  } finally {
    tcp.close();
    udp.close();
  }
}
