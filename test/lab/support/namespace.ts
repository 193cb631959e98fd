import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** With the folders that iptables and ip are in, which not everybody has on PATH. */
export const environment = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin` };

/** Runs a command to its end. Throws with what it said when it fails. */
export function command(line: string): void {
  const [program = '', ...args] = line.split(' ');
  try {
    execFileSync(program, args, { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : '';
    throw new Error(`${line}: ${said}`, { cause: error });
  }
}

/** A machine of the lab: a network namespace in which commands run. */
export class Namespace {
  readonly name: string;
  #programs: string | undefined;

  constructor(name: string) {
    this.name = name;
    command(`ip netns add ${name}`);
    this.run('ip link set lo up');
    // Its addresses become valid late, and Chromium then breaks off what a page is loading.
    for (const interfaces of ['all', 'default']) this.set(`net/ipv6/conf/${interfaces}/disable_ipv6`, '1');
  }

  /** What starts a program in here, to be put before the command. */
  get launcher(): readonly string[] {
    return ['ip', 'netns', 'exec', this.name];
  }

  /** Runs a command in here to its end. Throws when it fails. */
  run(line: string): void {
    command([...this.launcher, line].join(' '));
  }

  /** Sets a parameter of the network, by its path below /proc/sys. */
  set(parameter: string, value: string): void {
    execFileSync('ip', ['netns', 'exec', this.name, 'sh', '-c', `echo ${value} > /proc/sys/${parameter}`], {
      env: environment,
    });
  }

  /** A program file that runs `program` in here, for those who take no command with arguments. */
  programFile(program: string): string {
    this.#programs ??= mkdtempSync(join(tmpdir(), 'mesh-call-lab-'));
    const file = join(this.#programs, this.name);
    writeFileSync(
      file,
      `#!/bin/sh\nPATH="$PATH:/usr/sbin:/sbin"\nexec ${this.launcher.join(' ')} '${program}' "$@"\n`,
    );
    chmodSync(file, 0o755);
    return file;
  }

  /** Lets all programs in here stand still. */
  stopPrograms(): void {
    // A program can have started another one between being listed and being stopped.
    for (let pass = 1; pass <= 2; pass += 1) this.#signalPrograms('SIGSTOP');
  }

  /** Lets them go on; they are told nothing. */
  continuePrograms(): void {
    this.#signalPrograms('SIGCONT');
  }

  #signalPrograms(signal: 'SIGSTOP' | 'SIGCONT'): void {
    const listed = execFileSync('ip', ['netns', 'pids', this.name], { env: environment, encoding: 'utf8' });
    for (const pid of listed.split('\n').filter(Boolean).map(Number)) {
      try {
        process.kill(pid, signal);
      } catch {
        // It has ended by itself since.
      }
    }
  }

  /** Takes the machine away. What still runs in it has no network any more. */
  remove(): void {
    if (this.#programs !== undefined) rmSync(this.#programs, { recursive: true });
    command(`ip netns del ${this.name}`);
  }
}
