import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { createInterface } from 'node:readline';
import { turnCredentials, type TurnCredentials } from '../../src/server/turn-credentials.ts';

const SECRET = 'only for tests';
const PORT = 3478;

/** Whether coturn is installed. */
export function hasTurnServer(): boolean {
  return spawnSync('turnserver', ['--version']).error === undefined;
}

/** How a client reaches the server. */
export type ClientTransport = 'udp' | 'tcp';

/** Where the server runs. */
export interface TurnServerPlace {
  /** Default: an address that browsers of this machine can reach. */
  readonly address?: string;
  /** What starts programs there, put before the command. Default: nothing. */
  readonly launcher?: readonly string[];
}

/** A real coturn in its shared-secret mode. */
export class TurnServer {
  readonly address: string;
  readonly #process: ChildProcess;
  readonly #log: string[] = [];

  private constructor(process: ChildProcess, address: string) {
    this.#process = process;
    this.address = address;
  }

  /** Resolves when the server listens. */
  static async start({ address = ownAddress(), launcher = [] }: TurnServerPlace = {}): Promise<TurnServer> {
    const [command = '', ...args] = [...launcher, 'turnserver', ...coturnOptions(address)];
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const server = new TurnServer(child, address);
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => {
        reject(new Error(`turnserver ended with ${code}:\n${server.#log.join('\n')}`));
      });
      createInterface({ input: child.stdout }).on('line', (line) => {
        server.#log.push(line);
        if (/UDP listener opened/i.test(line)) resolve();
      });
    });
    return server;
  }

  /** Credentials for somebody that end after `ttl` seconds. */
  credentialsFor(user: string, ttl: number, transport: ClientTransport = 'udp'): TurnCredentials {
    const urls = [`turn:${this.address}:${PORT}?transport=${transport}`];
    return turnCredentials({ secret: SECRET, user, ttl, urls });
  }

  /** User names of somebody under which relays were granted, in the order of their first use. */
  grantedTo(name: string): readonly string[] {
    const users = this.#log.flatMap((line) => {
      const user = /user <(\d+:[^>]+)>: incoming packet ALLOCATE processed, success/.exec(line)?.[1];
      return user?.endsWith(`:${name}`) ? [user] : [];
    });
    return [...new Set(users)];
  }

  /** What the server has printed. */
  get log(): readonly string[] {
    return this.#log;
  }

  async stop(): Promise<void> {
    this.#process.removeAllListeners('exit');
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await ended;
  }
}

function coturnOptions(address: string): string[] {
  return [
    '-n',
    `--listening-ip=${address}`,
    `--relay-ip=${address}`,
    `--listening-port=${PORT}`,
    '--realm=lab',
    '--use-auth-secret',
    `--static-auth-secret=${SECRET}`,
    '--fingerprint',
    '--no-cli',
    '--no-tls',
    '--no-dtls',
    '--verbose',
    '--allow-loopback-peers',
    '--log-file=stdout',
    '--simple-log',
    '--pidfile=/dev/null',
  ];
}

/** An address of this machine that is not the loopback one, where there is one: browsers offer it first. */
function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}
