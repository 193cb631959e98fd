import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import {
  COTURN_LOG,
  coturnSettings,
  findCoturn,
  grantedUser,
  ownAddress,
  tellsReady,
} from '../../scripts/lib/coturn.mjs';
import type { OwnCertificate } from './own-certificate.ts';
import { turnCredentials, type TurnCredentials } from '../../src/server/turn-credentials.ts';

const SECRET = 'only for tests';
const PORT = 3478;
const TLS_PORT = 5349;

/** Whether coturn is installed. */
export function hasTurnServer(): boolean {
  return findCoturn() !== undefined;
}

/** How a client reaches the server; `tls` needs a certificate. */
export type ClientTransport = 'udp' | 'tcp' | 'tls';

/** Where the server runs. */
export interface TurnServerPlace {
  /** Default: an address that browsers of this machine can reach. */
  readonly address?: string;
  /** What starts programs there, put before the command. Default: nothing. */
  readonly launcher?: readonly string[];
  /** With it the server listens to TLS, too. */
  readonly certificate?: Pick<OwnCertificate, 'key' | 'certificate'>;
  /** Settings instead of those of `coturnSettings()`, as `turnserver.conf` has them. */
  readonly settings?: string;
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
  static async start({
    address = ownAddress(),
    launcher = [],
    certificate,
    settings = ownSettings(address, certificate),
  }: TurnServerPlace = {}): Promise<TurnServer> {
    const folder = mkdtempSync(join(tmpdir(), 'mesh-call-turn-'));
    const file = join(folder, 'turnserver.conf');
    writeFileSync(file, settings);
    const [command = '', ...args] = [...launcher, findCoturn() ?? 'turnserver', '-c', file, ...COTURN_LOG];
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    child.once('exit', () => rmSync(folder, { recursive: true }));
    const server = new TurnServer(child, address);
    await new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code) => {
        reject(new Error(`turnserver ended with ${code}:\n${server.#log.join('\n')}`));
      });
      createInterface({ input: child.stdout }).on('line', (line) => {
        server.#log.push(line);
        if (tellsReady(line)) resolve();
      });
    });
    return server;
  }

  /** Credentials for somebody that end after `ttl` seconds. */
  credentialsFor(user: string, ttl: number, transport: ClientTransport = 'udp'): TurnCredentials {
    return turnCredentials({ secret: SECRET, user, ttl, urls: [this.#urlOver(transport)] });
  }

  /** The secret and the addresses, as a portal needs them. */
  get settings(): { readonly secret: string; readonly urls: readonly string[] } {
    const ways: readonly ClientTransport[] = ['udp', 'tcp'];
    return { secret: SECRET, urls: ways.map((way) => this.#urlOver(way)) };
  }

  /** User names of somebody under which relays were granted, in the order of their first use. */
  grantedTo(name: string): readonly string[] {
    const users = this.#log.flatMap((line) => {
      const user = grantedUser(line);
      return user?.endsWith(`:${name}`) ? [user] : [];
    });
    return [...new Set(users)];
  }

  #urlOver(transport: ClientTransport): string {
    if (transport === 'tls') return `turns:${this.address}:${TLS_PORT}?transport=tcp`;
    return `turn:${this.address}:${PORT}?transport=${transport}`;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await ended;
  }
}

function ownSettings(address: string, files: TurnServerPlace['certificate']): string {
  const settings = coturnSettings({ address, port: PORT, secret: SECRET });
  if (files === undefined) return settings.join('\n');
  const { key, certificate } = files;
  return [
    ...settings.filter((line) => line !== 'no-tls'),
    `tls-listening-port=${TLS_PORT}`,
    `cert=${certificate}`,
    `pkey=${key}`,
  ].join('\n');
}
