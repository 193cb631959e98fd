import { readFileSync } from 'node:fs';
import type { Scope } from '../../support/call-lab.ts';
import { makeCertificate } from '../../support/own-certificate.ts';
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
  const { key, certificate, remove } = makeCertificate('turn.example.com');
  const settings = documentedSettings()
    .replace(/^cert=.*$/m, `cert=${certificate}`)
    .replace(/^pkey=.*$/m, `pkey=${key}`);
  const turn = await TurnServer.start({ address, launcher: host.launcher, settings });
  scope.after(async () => {
    await turn.stop();
    remove();
  });
  return turn;
}

function documentedSettings(): string {
  const settings = /^```text\n(use-auth-secret\n.*?)^```$/ms.exec(readFileSync(DOCUMENT, 'utf8'))?.[1];
  if (settings === undefined) throw new Error('docs/server.md has no settings for coturn.');
  return settings;
}
