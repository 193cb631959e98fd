import { entriesOf, figure, growth, type StatsEntry, type StatsReport, sum, word } from './stats-report.ts';

/** Whether something has passed since the report before; undefined when that is not known. */
export type Flow = boolean | undefined;

/** What passes over a link, in both directions, and what our own devices give. */
export interface MediaFlow {
  /** Packets with the peer's voice come in. */
  readonly voiceIn: Flow;
  /** Frames of the peer's picture come in. */
  readonly pictureIn: Flow;
  /** There has been a frame of the peer's picture on this connection, at any time. */
  readonly pictureEver: boolean;
  /** Our microphone gives more than digital silence. */
  readonly sound: Flow;
  /** Our camera gives frames. */
  readonly frames: Flow;
}

/** Nothing is known. */
export const UNKNOWN_FLOW: MediaFlow = Object.freeze({
  voiceIn: undefined,
  pictureIn: undefined,
  pictureEver: false,
  sound: undefined,
  frames: undefined,
});

/**
 * What has passed between two reports. Never throws, whatever the reports contain.
 *
 * @param others Ids of tracks that are neither voice nor picture of a person.
 */
export function measureFlow(
  report: StatsReport,
  before: StatsReport | undefined,
  others: ReadonlySet<string> = new Set(),
): MediaFlow {
  if (!before) return UNKNOWN_FLOW;
  const ofPeople = (type: string, kind: 'audio' | 'video'): readonly StatsEntry[] =>
    entriesOf(report, type, kind).filter((entry) => !others.has(word(entry, 'trackIdentifier') ?? ''));
  const grown = (type: string, kind: 'audio' | 'video', names: readonly string[]): Flow => {
    const entries = ofPeople(type, kind);
    for (const name of names) {
      const total = sum(entries.map((entry) => growth(entry, before, name)));
      if (total !== undefined) return total > 0;
    }
    return undefined;
  };
  return {
    voiceIn:
      grown('inbound-rtp', 'audio', ['packetsReceived']) ??
      hasBegun(report, ofPeople('inbound-rtp', 'audio')),
    pictureIn:
      grown('inbound-rtp', 'video', ['framesReceived', 'framesDecoded', 'packetsReceived']) ??
      hasBegun(report, ofPeople('inbound-rtp', 'video')),
    pictureEver: ofPeople('inbound-rtp', 'video').some(
      (entry) => (figure(entry, 'framesReceived') ?? figure(entry, 'framesDecoded') ?? 0) > 0,
    ),
    sound: grown('media-source', 'audio', ['totalAudioEnergy']),
    frames: grown('media-source', 'video', ['frames']),
  };
}

/** A stream is in the report from its first packet on, so where there is none, nothing has ever come. */
function hasBegun(report: StatsReport, streams: readonly StatsEntry[]): Flow {
  if (entriesOf(report, 'transport').length === 0) return undefined;
  if (streams.length === 0) return false;
  return streams.some((entry) => (figure(entry, 'packetsReceived') ?? 0) > 0) ? true : undefined;
}
