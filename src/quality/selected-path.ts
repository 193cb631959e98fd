import { entriesOf, entryWithId, figure, type StatsEntry, type StatsReport, word } from './stats-report.ts';

/** The two ends of the path in use (W3C WebRTC statistics, RTCIceCandidateStats). */
export interface SelectedPath {
  readonly pair: StatsEntry | undefined;
  readonly local: StatsEntry | undefined;
  readonly remote: StatsEntry | undefined;
}

/** Where both ends of a path are, `address:port`; undefined where the browser keeps it to itself. */
export interface PathAddresses {
  readonly local: string | undefined;
  readonly remote: string | undefined;
}

/** The path in use. Browsers that have no transport entry mark the pair itself. */
export function selectedPath(report: StatsReport): SelectedPath {
  const pair = selectedPair(report);
  return {
    pair,
    local: entryWithId(report, word(pair, 'localCandidateId')),
    remote: entryWithId(report, word(pair, 'remoteCandidateId')),
  };
}

/** The addresses of the path in use. They say where somebody is, so show them only to who has asked for them. */
export function addressesOf(report: StatsReport): PathAddresses {
  const { local, remote } = selectedPath(report);
  return { local: addressOf(local), remote: addressOf(remote) };
}

function addressOf(candidate: StatsEntry | undefined): string | undefined {
  const address = word(candidate, 'address') ?? word(candidate, 'ip');
  const port = figure(candidate, 'port');
  if (!address) return undefined;
  return `${address.includes(':') ? `[${address}]` : address}${port === undefined ? '' : `:${port}`}`;
}

function selectedPair(report: StatsReport): StatsEntry | undefined {
  for (const transport of entriesOf(report, 'transport')) {
    const pair = entryWithId(report, word(transport, 'selectedCandidatePairId'));
    if (pair) return pair;
  }
  const pairs = entriesOf(report, 'candidate-pair');
  return (
    pairs.find((pair) => pair['selected'] === true) ??
    pairs.find((pair) => pair['nominated'] === true && pair['state'] === 'succeeded')
  );
}
