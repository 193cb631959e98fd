import { entriesOf, figure, type StatsReport, sum } from './stats-report.ts';

/** Packets of every kind that a link has brought so far, those of ICE included; undefined where nothing is told. */
export function packetsArrived(report: StatsReport): number | undefined {
  const counted = (type: string, names: readonly string[]): readonly (number | undefined)[] =>
    entriesOf(report, type).flatMap((entry) => names.map((name) => figure(entry, name)));
  return sum([
    ...counted('transport', ['packetsReceived']),
    ...counted('candidate-pair', ['packetsReceived', 'requestsReceived', 'responsesReceived']),
    ...counted('inbound-rtp', ['packetsReceived']),
  ]);
}
