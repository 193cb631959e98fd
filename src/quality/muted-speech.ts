/** Whoever mutes may finish the sentence, ms. */
export const AFTER_MUTING_MS = 2000;

/** Speech has to go on for this long, ms, to be meant for the others; a cough counts 0.7 s longer than it lasts. */
export const MEANT_AFTER_MS = 1500;

/** The hint goes after this, ms. */
export const HINT_MS = 6000;

/** And comes again after this at the earliest, ms: people who talk to somebody in the room know that they are muted. */
export const HINT_AGAIN_MS = 60_000;

/** What is known of somebody who may talk without being heard. */
export interface MutedSpeech {
  /** Whether they should be told now. */
  readonly hint: boolean;
  /** When the last hint began, on the clock. */
  readonly hintedAt: number;
  /** Since when they have been muted; undefined while they are not. */
  readonly mutedSince: number | undefined;
}

/** Nobody was muted yet. */
export const NOT_MUTED: MutedSpeech = Object.freeze({
  hint: false,
  hintedAt: -Infinity,
  mutedSince: undefined,
});

/** What our own microphone tells. */
export interface OwnSpeech {
  readonly muted: boolean;
  readonly speaking: boolean;
  /** Since when, on the clock, we have been speaking or silent. */
  readonly since: number;
}

/** Decides whether to say that nobody hears us. */
export function watchMutedSpeech(
  before: MutedSpeech,
  { muted, speaking, since }: OwnSpeech,
  now: number,
): MutedSpeech {
  if (!muted) return { hint: false, hintedAt: before.hintedAt, mutedSince: undefined };
  const mutedSince = before.mutedSince ?? now;
  if (before.hint) return { ...before, mutedSince, hint: now - before.hintedAt < HINT_MS };
  const begun = Math.max(since, mutedSince + AFTER_MUTING_MS);
  const isMeant = speaking && now - begun >= MEANT_AFTER_MS;
  const hint = isMeant && now - before.hintedAt >= HINT_AGAIN_MS;
  return { hint, hintedAt: hint ? now : before.hintedAt, mutedSince };
}
