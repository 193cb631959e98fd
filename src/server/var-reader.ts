/**
 * Reads the numbers and byte strings of lib0's encoding from what somebody else has sent: numbers in groups of seven
 * bits, least first; byte strings after their length. Each read gives undefined where the bytes end too early or a
 * number is larger than 2^53 - 1, and nothing is copied.
 */
export class VarReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** How many bytes were read. */
  get position(): number {
    return this.#position;
  }

  number(): number | undefined {
    let value = 0;
    for (let factor = 1; factor <= Number.MAX_SAFE_INTEGER; factor *= 128) {
      const byte = this.#bytes[this.#position++];
      if (byte === undefined) return undefined;
      value += (byte & 127) * factor;
      if (byte < 128) return value <= Number.MAX_SAFE_INTEGER ? value : undefined;
    }
    return undefined;
  }

  bytes(): Uint8Array | undefined {
    const length = this.number();
    if (length === undefined || length > this.#bytes.length - this.#position) return undefined;
    const start = this.#position;
    this.#position += length;
    return this.#bytes.subarray(start, this.#position);
  }
}
