import { after, before } from 'node:test';
import { CallLab } from './call-lab.ts';
import { makeCertificate, type OwnCertificate } from './own-certificate.ts';
import { hasTurnServer, TurnServer } from './turn-server.ts';

/** What a test file about relays shares: a lab and a relay, open while its tests run. */
export class RelayLab {
  /** For the options of each test: why it can't run here. */
  readonly skip: string | false;
  readonly #hasTls: boolean;
  #lab: CallLab | undefined;
  #turn: TurnServer | undefined;
  #certificate: OwnCertificate | undefined;

  /** Call it where a file has its tests, or a function that makes some. */
  constructor({ tls = false } = {}) {
    this.skip = hasTurnServer() ? false : 'coturn is not installed (Debian: apt-get install coturn)';
    this.#hasTls = tls;
    if (this.skip !== false) return;
    before(() => this.#open());
    after(() => this.#close());
  }

  get lab(): CallLab {
    if (!this.#lab) throw new Error('The lab is not open.');
    return this.#lab;
  }

  get turn(): TurnServer {
    if (!this.#turn) throw new Error('The relay is not there.');
    return this.#turn;
  }

  async #open(): Promise<void> {
    if (this.#hasTls) this.#certificate = makeCertificate('turn.example.com');
    const certificate = this.#certificate;
    [this.#lab, this.#turn] = await Promise.all([
      // Nobody whom a browser trusts has signed the certificate.
      CallLab.open('4.7', certificate ? { extraFlags: ['--ignore-certificate-errors'] } : {}),
      TurnServer.start(certificate ? { certificate } : {}),
    ]);
  }

  async #close(): Promise<void> {
    await this.#turn?.stop();
    this.#certificate?.remove();
    await this.#lab?.close();
  }
}
