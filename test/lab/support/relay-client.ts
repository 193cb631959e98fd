import { execFile } from 'node:child_process';
import type { TurnCredentials } from '../../../src/server/turn-credentials.ts';
import type { Namespace } from './namespace.ts';

/** How coturn's own client uses a relay. */
export interface RelayClientOptions {
  /** `tls`: over TCP, encrypted. */
  readonly transport: 'udp' | 'tls';
  /** To whom the relay shall lead. Default: from one allocation to another. */
  readonly peer?: string;
}

/** What coturn's own client says when it uses the relay at this address from this machine. */
export async function askRelay(
  machine: Namespace,
  address: string,
  { username, credential }: TurnCredentials,
  { transport, peer }: RelayClientOptions,
): Promise<string> {
  const [command, ...args] = [
    ...machine.launcher,
    'turnutils_uclient',
    ...['-u', username, '-w', credential, '-n', '1', '-c'],
    ...(transport === 'tls' ? ['-S', '-t'] : []),
    ...(peer === undefined ? ['-y'] : ['-e', peer]),
    address,
  ];
  // It has no exit code for a refusal, and may never end after one.
  return await new Promise((resolve) => {
    execFile(command, args, { timeout: ENDS_WITHIN }, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
}

const ENDS_WITHIN = 15_000;
