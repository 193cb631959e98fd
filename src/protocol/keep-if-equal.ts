/** The old object when each of its properties is the same, so that `===` tells what changed; else the new one, frozen. */
export function keepIfEqual<Value extends object>(before: Value | undefined, after: Value): Value {
  const keys = Object.keys(after) as (keyof Value)[];
  if (before && keys.every((key) => before[key] === after[key])) return before;
  return Object.freeze(after);
}

/** The old list when it has the same entries in the same order; else the new one, frozen. */
export function keepListIfEqual<Entry>(before: readonly Entry[], after: readonly Entry[]): readonly Entry[] {
  const same = before.length === after.length && after.every((entry, index) => entry === before[index]);
  return same ? before : Object.freeze(after);
}
