import { fromBase64Url, toBase64Url } from '../protocol/base64url.ts';
import { MAX_COUNTER } from '../protocol/constants.ts';
import type { SessionId } from '../protocol/ids.ts';

/*
 * Texts that go through the hands of others: nobody between can read, change, invent or repeat one.
 *
 * Who opens a control channel gives the peer a secret over it, with which the peer may write. So a secret works in one
 * direction, and whoever knows it has had that channel; nobody has to agree on anything.
 */

/** A secret, and which of its maker's for this peer it is, counted from 1. */
export interface WritingSecret {
  readonly number: number;
  /** 256 random bits as base64url. */
  readonly secret: string;
}

/** A text that only the two ends can read. */
export interface SealedText {
  /** Number of the secret. */
  readonly number: number;
  /** Counts the texts under this secret from 1. */
  readonly counter: number;
  /** AES-GCM ciphertext as base64url. */
  readonly sealed: string;
}

/** From whom to whom a text goes. */
export interface SealedWay {
  readonly from: SessionId;
  readonly to: SessionId;
}

const SECRET_BYTES = 32;
const NONCE_BYTES = 12;

/** False in a page without https, where the platform gives no cryptography. */
export function canSeal(): boolean {
  return 'subtle' in globalThis.crypto;
}

/** Seals texts with a secret that the peer has given. */
export class Sealer {
  readonly number: number;
  readonly #way: SealedWay;
  readonly #key: Promise<CryptoKey>;
  #counter = 0;

  /** @param secret Already validated by its length; what is no key makes every `seal` reject. */
  constructor({ number, secret }: WritingSecret, way: SealedWay) {
    this.number = number;
    this.#way = way;
    this.#key = importKey(fromBase64Url(secret) ?? new Uint8Array(), 'encrypt');
    // Whoever seals something is told.
    this.#key.catch(() => undefined);
  }

  async seal(text: string): Promise<SealedText> {
    if (this.#counter === MAX_COUNTER) throw new RangeError('A secret is good for 2^31 texts.');
    const [number, counter] = [this.number, ++this.#counter];
    const bytes = new TextEncoder().encode(text);
    const sealed = await crypto.subtle.encrypt(algorithm(this.#way, number, counter), await this.#key, bytes);
    return { number, counter, sealed: toBase64Url(new Uint8Array(sealed)) };
  }
}

/** Opens texts that were sealed with a secret of ours. */
export class Opener {
  readonly number: number;
  /** What the peer is told, over a way that nobody else reads. */
  readonly secret: string;
  readonly #way: SealedWay;
  readonly #key: Promise<CryptoKey>;
  #last = 0;

  constructor(number: number, way: SealedWay) {
    const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
    this.number = number;
    this.secret = toBase64Url(bytes);
    this.#way = way;
    this.#key = importKey(bytes, 'decrypt');
  }

  /** The text; undefined when it is forged or old. */
  async open({ number, counter, sealed }: SealedText): Promise<string | undefined> {
    if (number !== this.number || counter <= this.#last) return undefined;
    const bytes = fromBase64Url(sealed);
    if (!bytes) return undefined;
    try {
      const text = await crypto.subtle.decrypt(algorithm(this.#way, number, counter), await this.#key, bytes);
      // Somebody else may have passed it on too, and been faster.
      if (counter <= this.#last) return undefined;
      // Only what is genuine counts, or a forged number would shut out all that follow.
      this.#last = counter;
      return new TextDecoder('utf-8', { fatal: true }).decode(text);
    } catch {
      return undefined;
    }
  }
}

function importKey(bytes: Uint8Array<ArrayBuffer>, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, [usage]);
}

/** The counter is the nonce, which must never come twice under one key; the rest is what the seal vouches for. */
function algorithm({ from, to }: SealedWay, number: number, counter: number): AesGcmParams {
  const iv = new Uint8Array(NONCE_BYTES);
  new DataView(iv.buffer).setUint32(NONCE_BYTES - 4, counter);
  const additionalData = new TextEncoder().encode(`mesh-call 1 ${from} ${to} ${number} ${counter}`);
  return { name: 'AES-GCM', iv, additionalData };
}
