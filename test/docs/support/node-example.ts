import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';
import { createInterface } from 'node:readline';
import { eventually, missing } from '../../support/eventually.ts';

const TOP = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Runs the script of an example in Node, as a module of a project that has the package, until the test ends. `ending`
 * are lines that the test adds. Resolves to the first line it prints that is JSON.
 */
export async function runInNode(
  t: TestContext,
  files: ReadonlyMap<string, string>,
  ending: string,
): Promise<unknown> {
  const [code = ''] = files.values();
  // From standard input, because then names are looked up from here, where the package is known by its own.
  const child = spawn(process.execPath, ['--input-type=module'], {
    cwd: TOP,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  t.after(() => end(child));
  child.stdin.end(`${code}\n${ending}`);
  for await (const line of createInterface({ input: child.stdout })) {
    if (/^[[{]/.test(line)) return JSON.parse(line);
  }
  throw new Error('The example has printed nothing.');
}

/**
 * Runs a server of several files, as they lie in a folder of a project that has the package, until the test ends.
 * Resolves when it answers on the port.
 */
export async function runServer(
  t: TestContext,
  files: ReadonlyMap<string, string>,
  script: string,
  port: number,
): Promise<void> {
  const folder = await mkdtemp(join(TOP, 'dist', 'example-'));
  t.after(() => rm(folder, { recursive: true }));
  await Promise.all([...files].map(([name, text]) => writeFile(join(folder, name), text)));
  const child = spawn(process.execPath, [script], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PORT: String(port) },
  });
  t.after(() => end(child));
  await eventually(
    `${script} answers`,
    async () => {
      const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
      return missing(answer?.ok ? [] : [`it doesn’t; its exit code is ${child.exitCode}`]);
    },
    { within: 10_000 },
  );
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
