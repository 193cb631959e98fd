import type { Voice } from './speaking.ts';

/** Somebody new who speaks into silence has to do so for this long, ms. A cough counts 0.7 s longer than it lasts. */
export const TAKE_THE_WORD_MS = 1500;

/** Somebody who speaks over the active speaker has to be the louder one for this long, ms. */
export const TALK_OVER_MS = 3000;

/** And by this much, on the scale of loudness: 5 dB. */
export const LOUDER_BY = 0.1;

/** Whom the call looks at, and who is about to take their place. */
export interface ActiveSpeaker<Id> {
  /** Who speaks, or spoke last; undefined where nobody has spoken yet, or who did has left. */
  readonly active: Id | undefined;
  /** Who is louder than the active speaker, and since when on the clock. */
  readonly challenger: Id | undefined;
  readonly since: number;
}

/** Nobody has spoken. */
export const NOBODY: ActiveSpeaker<never> = Object.freeze({
  active: undefined,
  challenger: undefined,
  since: 0,
});

/**
 * Decides whom the call looks at. It stays with the last speaker while all are silent, goes to whoever then speaks
 * and keeps on, and doesn't go to whoever coughs, laughs or agrees in between.
 *
 * @param voices Everybody who can be the active speaker.
 */
export function followSpeaker<Id>(
  before: ActiveSpeaker<Id>,
  voices: ReadonlyMap<Id, Voice>,
  now: number,
): ActiveSpeaker<Id> {
  const present = before.active === undefined ? undefined : voices.get(before.active);
  const active = present ? before.active : undefined;
  const others = [...voices].filter(([id, { speaking }]) => speaking && id !== active);
  if (!present?.speaking) {
    const patience = present ? TAKE_THE_WORD_MS : 0;
    const next = longest(others.filter(([, { since }]) => now - since >= patience));
    return { active: next ?? active, challenger: undefined, since: now };
  }
  const challenger = loudest(others.filter(([, { loudness }]) => loudness >= present.loudness + LOUDER_BY));
  const since = challenger !== undefined && challenger === before.challenger ? before.since : now;
  if (challenger !== undefined && now - since >= TALK_OVER_MS)
    return { active: challenger, challenger: undefined, since: now };
  return { active, challenger, since };
}

type Entry<Id> = readonly [Id, Voice];

function longest<Id>(voices: readonly Entry<Id>[]): Id | undefined {
  return best(voices, ({ since }) => -since);
}

function loudest<Id>(voices: readonly Entry<Id>[]): Id | undefined {
  return best(voices, ({ loudness }) => loudness);
}

function best<Id>(voices: readonly Entry<Id>[], worth: (voice: Voice) => number): Id | undefined {
  let found: Entry<Id> | undefined;
  for (const entry of voices) if (!found || worth(entry[1]) > worth(found[1])) found = entry;
  return found?.[0];
}
