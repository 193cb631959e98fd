import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import type { CollabTokenResult } from '../../demo/portal/token-endpoint.ts';
import { hasTurnServer } from '../support/turn-server.ts';

const TOP = new URL('../..', import.meta.url);

test(
  'npm run start:turn gives the people of the demo a relay, which ends with it',
  { skip: hasTurnServer() ? false : 'coturn is not installed (Debian: apt-get install coturn)' },
  async (t) => {
    const demo = spawn(process.execPath, ['scripts/start-turn.mjs'], {
      cwd: TOP,
      env: { ...process.env, PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(demo, 'exit');
    t.after(() => demo.kill('SIGKILL'));
    const url = await printedAddress(demo.stdout);

    const answer = await fetch(`${url}/api/token?room=standup&name=Ada`);
    const { turn } = (await answer.json()) as CollabTokenResult;
    const overTcp = turn?.urls.find((address) => address.endsWith('transport=tcp')) ?? '';
    const [, host = '', port = ''] = /^turn:([\d.]+):(\d+)\?/.exec(overTcp) ?? [];
    assert.ok(await isAnybodyAt(host, Number(port)), `nobody is at ${overTcp}`);

    demo.kill('SIGTERM');
    await ended;
    assert.ok(!(await isAnybodyAt(host, Number(port))), `somebody still is at ${overTcp}`);
  },
);

/** The address of the demo, as it tells it to people. */
async function printedAddress(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const url = /A call +(http\S+?)\/demo\//.exec(line)?.[1];
    if (url === undefined) continue;
    output.resume();
    return url;
  }
  throw new Error('The demo has ended before it told its address.');
}

async function isAnybodyAt(host: string, port: number): Promise<boolean> {
  const socket = connect(port, host);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
