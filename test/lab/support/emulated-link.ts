import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { environment, type Namespace } from './namespace.ts';

/** How late a link delivers, in each direction; the order is kept. */
export interface Lateness {
  /** ms. */
  readonly delay: number;
  /** How far the delay varies around that, ms. */
  readonly jitter: number;
}

const PROGRAM = fileURLToPath(new URL('link-emulator.py', import.meta.url));

let links = 0;

/** What lies between one host and the internet in place of a wire: it can deliver late, which wires here can't. */
export class EmulatedLink {
  readonly #program: ChildProcessByStdio<Writable, Readable, null>;

  private constructor(program: ChildProcessByStdio<Writable, Readable, null>) {
    this.#program = program;
  }

  /**
   * Puts such a link in between, without lateness at first.
   *
   * @param internet Where the bridge is that all hosts are plugged into.
   * @param plug The host's end there, which goes into a bridge of its own.
   */
  static async insert(internet: Namespace, plug: string): Promise<EmulatedLink> {
    links += 1;
    const [near, far, bridge] = [`near${links}`, `far${links}`, `bridge${links}`];
    const [command = '', ...args]: readonly string[] = [
      ...internet.launcher,
      ...['python3', PROGRAM, near, far],
    ];
    const program = spawn(command, args, { env: environment, stdio: ['pipe', 'pipe', 'inherit'] });
    await once(program.stdout, 'data');
    internet.run(`ip link add ${bridge} type bridge`);
    internet.run(`ip link set ${bridge} up`);
    internet.run(`ip link set ${near} master ${bridge} up`);
    internet.run(`ip link set ${far} master bridge up`);
    internet.run(`ip link set ${plug} master ${bridge}`);
    return new EmulatedLink(program);
  }

  /** Whatever is on its way already keeps its time. */
  setLateness({ delay, jitter }: Lateness): void {
    this.#program.stdin.write(`${delay} ${jitter}\n`);
  }

  /** Takes the program away, and with it the connection. */
  async close(): Promise<void> {
    const ended = once(this.#program, 'exit');
    this.#program.stdin.end();
    await ended;
  }
}
