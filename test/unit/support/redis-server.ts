import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import type { TestContext } from 'node:test';

/** Whether redis-server is installed. */
export function hasRedisServer(): boolean {
  return spawnSync('redis-server', ['--version']).error === undefined;
}

/** Starts a Redis that remembers nothing and ends with the test. Resolves to its port when it answers. */
export async function startRedis(t: TestContext): Promise<number> {
  const port = await freePort();
  const redis = spawn(
    'redis-server',
    ['--bind', '127.0.0.1', '--port', `${port}`, '--save', '', '--appendonly', 'no'],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  t.after(() => end(redis));
  for await (const line of createInterface({ input: redis.stdout })) {
    if (line.includes('Ready to accept connections')) {
      redis.stdout.resume();
      return port;
    }
  }
  throw new Error('redis-server has ended before it was ready.');
}

async function end(redis: ChildProcess): Promise<void> {
  if (redis.exitCode !== null) return;
  const ended = once(redis, 'exit');
  redis.kill();
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const closed = once(server, 'close');
  server.close();
  await closed;
  return typeof address === 'object' && address ? address.port : 0;
}
