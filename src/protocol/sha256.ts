const BLOCK_BYTES = 64;

/**
 * SHA-256 (FIPS 180-4) of a short text, its UTF-16 code units taken as bytes. The platform's own answers later and in
 * secure contexts only; who holds a seat has to be decided at once, and by a guard on a server as well.
 */
export function sha256(text: string): Uint8Array {
  const state = Uint32Array.from(PRIMES.slice(0, 8), (prime) => fractionBits(Math.sqrt(prime)));
  const padded = pad(text);
  for (let offset = 0; offset < padded.byteLength; offset += BLOCK_BYTES) compress(state, padded, offset);
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, index) => {
    digest.setUint32(4 * index, word);
  });
  return new Uint8Array(digest.buffer);
}

/** The first 64 prime numbers, from whose roots the constants come. */
const PRIMES: readonly number[] = Array.from({ length: 312 }, (_, number) => number).filter(isPrime);
const CONSTANTS = Uint32Array.from(PRIMES, (prime) => fractionBits(Math.cbrt(prime)));

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor++) if (number % divisor === 0) return false;
  return number >= 2;
}

/** The first 32 bits behind the point. */
function fractionBits(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32);
}

/** The text, a one bit, zeros, and the length in bits. */
function pad(text: string): DataView {
  const blocks = Math.ceil((text.length + 9) / BLOCK_BYTES);
  const padded = new DataView(new ArrayBuffer(blocks * BLOCK_BYTES));
  for (let index = 0; index < text.length; index++) padded.setUint8(index, text.charCodeAt(index));
  padded.setUint8(text.length, 0x80);
  padded.setUint32(padded.byteLength - 4, 8 * text.length);
  return padded;
}

function compress(state: Uint32Array, data: DataView, offset: number): void {
  const schedule = new Uint32Array(64);
  const at = (index: number): number => schedule[index] ?? 0;
  for (let index = 0; index < 64; index++) {
    schedule[index] =
      index < 16
        ? data.getUint32(offset + 4 * index)
        : at(index - 16) + mix(at(index - 15), 7, 18, 3) + at(index - 7) + mix(at(index - 2), 17, 19, 10);
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as Word8;
  for (let index = 0; index < 64; index++) {
    const sumE = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = h + sumE + choice + (CONSTANTS[index] ?? 0) + at(index);
    const sumA = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + sumA + majority) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

type Word8 = [number, number, number, number, number, number, number, number];

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function mix(word: number, first: number, second: number, shift: number): number {
  return rotate(word, first) ^ rotate(word, second) ^ (word >>> shift);
}
