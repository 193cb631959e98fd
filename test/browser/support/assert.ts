/** Fails unless both are the same value. */
export function assertEqual<Value>(actual: Value, expected: Value, what = 'value'): void {
  if (!Object.is(actual, expected))
    throw new Error(`${what} is ${String(actual)} instead of ${String(expected)}`);
}

/** Fails unless the condition holds. */
export function assertTrue(condition: boolean | undefined, what: string): asserts condition is true {
  if (condition !== true) throw new Error(`It is not true that ${what}`);
}
