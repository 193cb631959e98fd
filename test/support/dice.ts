const MODULUS = 2 ** 31 - 1;

/** Random numbers that a seed brings back: the generator of Park and Miller is enough to choose steps with. */
export class Dice {
  #state: number;

  /** @param seed A whole number. */
  constructor(seed: number) {
    this.#state = 1 + (Math.abs(seed) % (MODULUS - 1));
    // The first numbers of small seeds are much alike.
    for (let count = 0; count < 4; count++) this.below(1);
  }

  /** A whole number from 0 up to, and without, `limit`. */
  below(limit: number): number {
    this.#state = (this.#state * 48_271) % MODULUS;
    return Math.floor((this.#state / MODULUS) * limit);
  }

  /** One of these. */
  choose<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[this.below(values.length)] ?? values[0];
  }
}

/** The seed that the environment asks for, or any. */
export function seedOfRun(): number {
  const asked = process.env['MESH_CALL_SEED'];
  const seed = asked === undefined ? Math.floor(Math.random() * 1_000_000) : Number(asked);
  if (!Number.isSafeInteger(seed))
    throw new RangeError(`MESH_CALL_SEED must be a whole number, not ${asked}.`);
  return seed;
}
