import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { networkInterfaces } from 'node:os';
import { createInterface } from 'node:readline';

const SECRET = 'only for tests';

/** TURN credentials as a portal hands them out. */
export interface TurnCredentials {
  readonly urls: readonly string[];
  readonly username: string;
  readonly credential: string;
  /** Unix time, s. */
  readonly expiresAt: number;
}

/** Whether coturn is installed. */
export function hasTurnServer(): boolean {
  return spawnSync('turnserver', ['--version']).error === undefined;
}

/** A real coturn in its shared-secret mode, on an address that browsers of this machine can reach. */
export class TurnServer {
  readonly #process: ChildProcess;
  readonly #address: string;
  readonly #log: string[] = [];

  private constructor(process: ChildProcess, address: string) {
    this.#process = process;
    this.#address = address;
  }

  /** Resolves when the server listens. */
  static async start(): Promise<TurnServer> {
    const address = ownAddress();
    const child = spawn('turnserver', [
      '-n',
      `--listening-ip=${address}`,
      `--relay-ip=${address}`,
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
    ]);
    const server = new TurnServer(child, address);
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => {
        reject(new Error(`turnserver ended with ${code}:\n${server.#log.join('\n')}`));
      });
      createInterface({ input: child.stdout }).on('line', (line) => {
        server.#log.push(line);
        if (/listener opened on.*udp|Relay ports initialization done|UDP listener opened/i.test(line))
          resolve();
      });
    });
    return server;
  }

  /** Credentials for somebody that end after `ttl` seconds (the TURN REST API that coturn implements). */
  credentialsFor(name: string, ttl: number): TurnCredentials {
    const expiresAt = Math.floor(Date.now() / 1000) + ttl;
    const username = `${expiresAt}:${name}`;
    const credential = createHmac('sha1', SECRET).update(username).digest('base64');
    return { urls: [`turn:${this.#address}:3478?transport=udp`], username, credential, expiresAt };
  }

  /** User names of somebody under which relays were granted, in the order of their first use. */
  grantedTo(name: string): readonly string[] {
    const users = this.#log.flatMap((line) => {
      const user = /user <(\d+:[^>]+)>: incoming packet ALLOCATE processed, success/.exec(line)?.[1];
      return user?.endsWith(`:${name}`) ? [user] : [];
    });
    return [...new Set(users)];
  }

  async stop(): Promise<void> {
    this.#process.removeAllListeners('exit');
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await ended;
  }
}

/** An address of this machine that is not the loopback one, where there is one: browsers offer it first. */
function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}
