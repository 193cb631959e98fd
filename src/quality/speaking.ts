/** Whoever is louder than this may be speaking: -42 dBov, well above what noise suppression leaves of a room. */
export const SPEAKING_FROM = 0.36;

/** Whoever is not even as loud as this has stopped: 5 dB less, so that the end of a sentence is not cut off. */
export const SPEAKING_UNTIL = 0.26;

/** It has to last this long to be speech, ms: two looks in a row, so no click of a mouse. */
export const SPEAKING_AFTER_MS = 100;

/** Pauses shorter than this, ms, belong to the speech. */
export const PAUSE_MS = 700;

/** What has been heard of one voice. */
export interface Voice {
  readonly speaking: boolean;
  /** Since when, on the clock, it has been so. */
  readonly since: number;
  /** How loud it was over the last second or so, 0 to 1. */
  readonly loudness: number;
  /** Since when it has been loud without a break. */
  readonly loudSince: number | undefined;
  /** When it was last loud enough to go on. */
  readonly heardAt: number;
}

/** Nothing was heard yet. */
export function silentVoice(now: number): Voice {
  return { speaking: false, since: now, loudness: 0, loudSince: undefined, heardAt: -Infinity };
}

/** How much of the mean comes from before, at eight looks a second. */
const INERTIA = 0.85;

/** Takes one more loudness, 0 to 1, into account. */
export function hearVoice(before: Voice, loudness: number, now: number): Voice {
  const loudSince = loudness >= SPEAKING_FROM ? (before.loudSince ?? now) : undefined;
  const heardAt = loudness >= SPEAKING_UNTIL ? now : before.heardAt;
  const speaking = before.speaking
    ? now - heardAt < PAUSE_MS
    : loudSince !== undefined && now - loudSince >= SPEAKING_AFTER_MS;
  return {
    speaking,
    since: speaking === before.speaking ? before.since : now,
    loudness: before.loudness * INERTIA + loudness * (1 - INERTIA),
    loudSince,
    heardAt,
  };
}
