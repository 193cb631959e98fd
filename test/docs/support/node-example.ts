import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'node:test';
import { createInterface } from 'node:readline';

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
  t.after(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  });
  child.stdin.end(`${code}\n${ending}`);
  for await (const line of createInterface({ input: child.stdout })) {
    if (/^[[{]/.test(line)) return JSON.parse(line);
  }
  throw new Error('The example has printed nothing.');
}
