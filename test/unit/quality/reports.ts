import { readFileSync } from 'node:fs';
import type { StatsReport } from '../../../src/quality/stats-report.ts';

/** The recordings of `record-reports.ts`. */
export type RecordingName = 'direct' | 'relay-udp' | 'relay-tcp' | 'other-muted' | 'other-sends-nothing';

/** Two reports of each side of a connection, 2 s apart; those of the other side where it does something special. */
export interface Recording {
  readonly ours: readonly [StatsReport, StatsReport];
  readonly theirs?: readonly [StatsReport, StatsReport];
}

type RecordedEntry = Readonly<Record<string, unknown>>;

export function recording(name: RecordingName): Recording {
  const text = readFileSync(new URL(`reports/${name}.json`, import.meta.url), 'utf8');
  const { ours, theirs } = JSON.parse(text) as Record<'ours' | 'theirs', RecordedEntry[][] | undefined>;
  return {
    ours: pairOf(ours ?? []),
    ...(theirs ? { theirs: pairOf(theirs) } : {}),
  };
}

function pairOf([before = [], after = []]: readonly RecordedEntry[][]): [StatsReport, StatsReport] {
  return [reportOf(before), reportOf(after)];
}

/** A report with these entries. */
export function reportOf(entries: readonly RecordedEntry[]): StatsReport {
  return new Map(entries.map((entry) => [String(entry['id']), entry]));
}

/** The same report with some of its entries changed. */
export function changed(
  report: StatsReport,
  type: string,
  change: (entry: RecordedEntry) => RecordedEntry,
): StatsReport {
  return new Map(
    [...report].map(([id, value]) => {
      const entry = value as RecordedEntry;
      return [id, entry['type'] === type ? change(entry) : entry];
    }),
  );
}
