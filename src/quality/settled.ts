/** A status that changes only when its successor has held for long enough. */
export interface Settled<Status> {
  /** What counts now. */
  readonly status: Status;
  /** What was last observed. */
  readonly observed: Status;
  /** Since when it has been observed without a break, on the clock. */
  readonly since: number;
}

/** Nothing was observed but this. */
export function settledAt<Status>(status: Status, now: number): Settled<Status> {
  return { status, observed: status, since: now };
}

/** Takes one more observation; `patience` says how long, ms, the second status has to hold to follow the first. */
export function settle<Status>(
  before: Settled<Status>,
  observed: Status,
  now: number,
  patience: (from: Status, to: Status) => number,
): Settled<Status> {
  const since = observed === before.observed ? before.since : now;
  const holds = now - since >= patience(before.status, observed);
  return { status: holds ? observed : before.status, observed, since };
}
