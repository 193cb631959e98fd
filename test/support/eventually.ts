import { setTimeout as pause } from 'node:timers/promises';

/** What a look at the world gave: it holds, or this is what is still missing. */
export type Finding = { readonly holds: true } | { readonly holds: false; readonly missing: string };

export const holds: Finding = { holds: true };

/** The finding that something is missing, or that it holds when nothing is named. */
export function missing(things: readonly string[]): Finding {
  return things.length === 0 ? holds : { holds: false, missing: things.join('\n') };
}

/** How often a condition is looked at unless told: rarely enough to leave the cores to the calls. */
const LOOK_EVERY_MILLISECONDS = 100;

export interface Patience {
  /** Milliseconds until the condition must hold. */
  readonly within: number;
  /** Milliseconds from one look to the next. */
  readonly every?: number;
}

/**
 * Looks again and again until the condition holds, and returns how many milliseconds that took. When time is up
 * it fails with what the last look still missed.
 */
export async function eventually(
  expectation: string,
  look: () => Finding | Promise<Finding>,
  { within, every = LOOK_EVERY_MILLISECONDS }: Patience,
): Promise<number> {
  const start = performance.now();
  for (;;) {
    const finding = await look();
    const elapsed = performance.now() - start;
    if (finding.holds) return elapsed;
    if (elapsed > within) throw new Error(`Not within ${within} ms: ${expectation}\n${finding.missing}`);
    await pause(every);
  }
}
