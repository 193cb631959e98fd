import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Files of a certificate that nobody trusts who isn't told to. */
export interface OwnCertificate {
  readonly key: string;
  readonly certificate: string;
  /** Deletes both. */
  readonly remove: () => void;
}

/** Makes a certificate of our own for a day. */
export function makeCertificate(name: string): OwnCertificate {
  const folder = mkdtempSync(join(tmpdir(), 'mesh-call-certificate-'));
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const request = `req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=${name}`;
  execFileSync('openssl', [...request.split(' '), '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  return {
    key,
    certificate,
    remove: () => {
      rmSync(folder, { recursive: true });
    },
  };
}
