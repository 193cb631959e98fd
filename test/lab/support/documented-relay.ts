import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scope } from '../../support/call-lab.ts';
import { TurnServer } from '../../support/turn-server.ts';
import type { Namespace } from './namespace.ts';

/** The secret in docs/server.md. */
export const DOCUMENTED_SECRET = 'SECRET';

const DOCUMENT = new URL('../../../docs/server.md', import.meta.url);

/** Starts coturn with the settings of docs/server.md; only the certificate is one of our own making. */
export async function startDocumentedRelay(
  scope: Scope,
  host: Namespace,
  address: string,
): Promise<TurnServer> {
  const folder = mkdtempSync(join(tmpdir(), 'mesh-call-certificate-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  makeCertificate(key, certificate);
  const settings = documentedSettings()
    .replace(/^cert=.*$/m, `cert=${certificate}`)
    .replace(/^pkey=.*$/m, `pkey=${key}`);
  const turn = await TurnServer.start({ address, launcher: host.launcher, settings });
  scope.after(async () => {
    await turn.stop();
    rmSync(folder, { recursive: true });
  });
  return turn;
}

function documentedSettings(): string {
  const settings = /^```text\n(use-auth-secret\n.*?)^```$/ms.exec(readFileSync(DOCUMENT, 'utf8'))?.[1];
  if (settings === undefined) throw new Error('docs/server.md has no settings for coturn.');
  return settings;
}

function makeCertificate(key: string, certificate: string): void {
  const request = 'req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=turn.example.com';
  execFileSync('openssl', [...request.split(' '), '-keyout', key, '-out', certificate], { stdio: 'ignore' });
}
