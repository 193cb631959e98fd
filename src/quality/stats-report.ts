import { asRecord, own, type UntrustedRecord } from '../protocol/untrusted.ts';

/*
 * Readers for statistics (W3C WebRTC statistics). Browsers differ in what they fill in and change it from version to
 * version, so every field can be missing or odd; whatever can't be read counts as not known.
 */

/** One object of a report. */
export type StatsEntry = UntrustedRecord;

/** A report as it is read here: `RTCStatsReport` has this shape. */
export type StatsReport = ReadonlyMap<string, unknown>;

/** A finite number that is not negative, or undefined. */
export function figure(entry: StatsEntry | undefined, name: string): number | undefined {
  const value = entry && own(entry, name);
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** A text, or undefined. */
export function word(entry: StatsEntry | undefined, name: string): string | undefined {
  const value = entry && own(entry, name);
  return typeof value === 'string' ? value : undefined;
}

/** The entry with this id. */
export function entryWithId(report: StatsReport, id: string | undefined): StatsEntry | undefined {
  return id === undefined ? undefined : asRecord(report.get(id));
}

/** All entries of a type; of one kind of media, where a kind is given. */
export function entriesOf(report: StatsReport, type: string, kind?: 'audio' | 'video'): StatsEntry[] {
  const found: StatsEntry[] = [];
  for (const value of report.values()) {
    const entry = asRecord(value);
    if (!entry || own(entry, 'type') !== type) continue;
    if (kind === undefined || own(entry, 'kind') === kind) found.push(entry);
  }
  return found;
}

/** The same counters in the report before; undefined where they belong to something that began since. */
export function counterpart(entry: StatsEntry, before: StatsReport | undefined): StatsEntry | undefined {
  const earlier = before && entryWithId(before, word(entry, 'id'));
  if (!earlier) return undefined;
  const same = (['type', 'ssrc', 'trackIdentifier'] as const).every(
    (name) => own(earlier, name) === own(entry, name),
  );
  return same ? earlier : undefined;
}

/** By how much a counter has grown between two reports; undefined when that is not known. */
export function growth(entry: StatsEntry, before: StatsReport | undefined, name: string): number | undefined {
  const now = figure(entry, name);
  const then = figure(counterpart(entry, before), name);
  if (now === undefined || then === undefined || now < then) return undefined;
  return now - then;
}

/** The sum of what is known; undefined when nothing is. */
export function sum(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : known.reduce((total, value) => total + value, 0);
}
