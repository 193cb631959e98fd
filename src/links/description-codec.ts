import { deflateSync, Inflate } from 'fflate';

import { fromBase64Url, toBase64Url } from '../protocol/base64url.ts';
import { MAX_COMPRESSED_DESCRIPTION_LENGTH, MAX_DESCRIPTION_BYTES } from '../protocol/constants.ts';
import { CallError } from '../protocol/errors.ts';
import { DESCRIPTION_DICTIONARY } from './description-dictionary.ts';

const dictionary = new TextEncoder().encode(DESCRIPTION_DICTIONARY);

/** Bytes that are inflated between two looks at the limit. */
const INFLATE_STEP = 256;

/**
 * Makes a session description small enough for awareness: deflate (RFC 1951) with a dictionary, as base64url.
 *
 * @throws {CallError} `signaling-too-large` when the result is over the limit of the wire.
 */
export function compressDescription(sdp: string): string {
  const bytes = new TextEncoder().encode(sdp);
  const compressed = toBase64Url(deflateSync(bytes, { level: 9, dictionary }));
  if (bytes.length > MAX_DESCRIPTION_BYTES || compressed.length > MAX_COMPRESSED_DESCRIPTION_LENGTH) {
    throw new CallError(
      'signaling-too-large',
      `The browser's session description has ${bytes.length} bytes, more than the ${MAX_DESCRIPTION_BYTES} that peers accept. Offer fewer codecs or transceivers.`,
    );
  }
  return compressed;
}

/** The description again; undefined when the text isn't one of ours or inflates beyond the limit. */
export function decompressDescription(compressed: string): string | undefined {
  const bytes = fromBase64Url(compressed);
  if (!bytes) return undefined;
  const parts: Uint8Array[] = [];
  let size = 0;
  const end = { reached: false };
  const inflate = new Inflate({ dictionary }, (part, final) => {
    size += part.length;
    parts.push(part);
    end.reached ||= final;
  });
  try {
    for (let from = 0; from < bytes.length; from += INFLATE_STEP) {
      inflate.push(bytes.subarray(from, from + INFLATE_STEP), from + INFLATE_STEP >= bytes.length);
      if (size > MAX_DESCRIPTION_BYTES) return undefined;
    }
    if (!end.reached) return undefined;
    return new TextDecoder('utf-8', { fatal: true }).decode(concatenate(parts, size));
  } catch {
    // Whatever was sent is not deflate or not UTF-8; the caller counts it as invalid.
    return undefined;
  }
}

function concatenate(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
