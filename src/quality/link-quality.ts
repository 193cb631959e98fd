import {
  counterpart,
  entriesOf,
  figure,
  growth,
  type StatsEntry,
  type StatsReport,
  sum,
  word,
} from './stats-report.ts';
import { selectedPath } from './selected-path.ts';

/** Size and pace of a picture as it is on the wire. */
export interface PictureQuality {
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
  /** Frames per second; undefined where it is not known. */
  readonly frameRate: number | undefined;
}

/** What a peer sends and we receive, in the time between two reports. */
export interface IncomingQuality {
  /** Bits per second. */
  readonly bitrate: number | undefined;
  /** Packets lost, 0 to 100 per cent. */
  readonly packetLoss: number | undefined;
  /** Variation of the packets' delay, ms; the larger one of sound and picture. */
  readonly jitter: number | undefined;
  readonly picture: PictureQuality | undefined;
  /** Times that the picture stood still (W3C WebRTC statistics, `freezeCount`) since the report before. */
  readonly freezes: number | undefined;
  /** Sound that had to be invented because it came too late or not at all, 0 to 100 per cent. */
  readonly concealment: number | undefined;
}

/** What we send, in the time between two reports. */
export interface OutgoingQuality {
  /** Bits per second. */
  readonly bitrate: number | undefined;
  /** Packets lost as the peer's browser tells it (RTCP), 0 to 100 per cent; the larger one of sound and picture. */
  readonly packetLoss: number | undefined;
  readonly picture: PictureQuality | undefined;
  /** What keeps our picture from being better (W3C WebRTC statistics, `qualityLimitationReason`). */
  readonly limitation: 'none' | 'cpu' | 'bandwidth' | 'other' | undefined;
}

/** How good a link is. What the browser doesn't tell is undefined, and all rates are until the second report. */
export interface LinkQuality {
  /** Whether media goes to the peer itself or through a relay on one side or both. */
  readonly path: 'direct' | 'relay' | undefined;
  /** Protocol of the path. */
  readonly protocol: 'udp' | 'tcp' | undefined;
  /** How we reach our own relay; undefined without one of ours. */
  readonly relayProtocol: 'udp' | 'tcp' | 'tls' | undefined;
  /** There and back, ms. */
  readonly roundTripTime: number | undefined;
  readonly incoming: IncomingQuality;
  readonly outgoing: OutgoingQuality;
}

const LIMITATIONS = ['none', 'cpu', 'bandwidth', 'other'] as const;

/** Reduces a report, and the one before it, to what a person can use. Never throws, whatever the report contains. */
export function measureLink(report: StatsReport, before: StatsReport | undefined): LinkQuality {
  const { pair, local, remote } = selectedPath(report);
  const roundTripTime = figure(pair, 'currentRoundTripTime');
  return {
    path: pathOf(local, remote),
    protocol: oneOf(word(local, 'protocol'), ['udp', 'tcp']),
    relayProtocol:
      word(local, 'candidateType') === 'relay'
        ? oneOf(word(local, 'relayProtocol'), ['udp', 'tcp', 'tls'])
        : undefined,
    roundTripTime: roundTripTime === undefined ? undefined : roundTripTime * 1000,
    incoming: measureIncoming(report, before),
    outgoing: measureOutgoing(report, before),
  };
}

function measureIncoming(report: StatsReport, before: StatsReport | undefined): IncomingQuality {
  const streams = entriesOf(report, 'inbound-rtp');
  const video = entriesOf(report, 'inbound-rtp', 'video');
  const audio = entriesOf(report, 'inbound-rtp', 'audio');
  const grown = (entries: readonly StatsEntry[], name: string): number | undefined =>
    sum(entries.map((entry) => growth(entry, before, name)));
  const received = grown(streams, 'packetsReceived');
  const lost = grown(streams, 'packetsLost');
  const jitter = largest(streams.map((entry) => figure(entry, 'jitter')));
  return {
    bitrate: bitrate(streams, before, 'bytesReceived'),
    packetLoss: received === undefined ? undefined : percentage(lost, received + (lost ?? 0)),
    jitter: jitter === undefined ? undefined : jitter * 1000,
    picture: pictureOf(video, before, 'framesDecoded'),
    freezes: grown(video, 'freezeCount'),
    concealment: percentage(grown(audio, 'concealedSamples'), grown(audio, 'totalSamplesReceived')),
  };
}

function measureOutgoing(report: StatsReport, before: StatsReport | undefined): OutgoingQuality {
  const streams = entriesOf(report, 'outbound-rtp');
  const video = sending(entriesOf(report, 'outbound-rtp', 'video'), before);
  const fractionLost = largest(
    entriesOf(report, 'remote-inbound-rtp').map((entry) => figure(entry, 'fractionLost')),
  );
  const limitations = video.map((entry) => oneOf(word(entry, 'qualityLimitationReason'), LIMITATIONS));
  return {
    bitrate: bitrate(streams, before, 'bytesSent'),
    packetLoss: percentage(fractionLost, fractionLost === undefined ? undefined : 1),
    picture: pictureOf(video, before, 'framesEncoded'),
    limitation: limitations.find((reason) => reason !== undefined && reason !== 'none') ?? limitations[0],
  };
}

function pathOf(local: StatsEntry | undefined, remote: StatsEntry | undefined): LinkQuality['path'] {
  const types = [word(local, 'candidateType'), word(remote, 'candidateType')];
  if (types.includes('relay')) return 'relay';
  return types[0] === undefined ? undefined : 'direct';
}

/** Bits per second over all streams; each counts for the time between its own two entries. */
function bitrate(
  streams: readonly StatsEntry[],
  before: StatsReport | undefined,
  name: string,
): number | undefined {
  return sum(
    streams.map((entry) => {
      const bytes = growth(entry, before, name);
      const seconds = secondsSince(entry, before);
      return bytes === undefined || seconds === undefined ? undefined : (bytes * 8) / seconds;
    }),
  );
}

function secondsSince(entry: StatsEntry, before: StatsReport | undefined): number | undefined {
  const now = figure(entry, 'timestamp');
  const then = figure(counterpart(entry, before), 'timestamp');
  return now === undefined || then === undefined || now <= then ? undefined : (now - then) / 1000;
}

/** A sender without a track keeps the size of its last picture; only one that has sent since then counts. */
function sending(video: readonly StatsEntry[], before: StatsReport | undefined): readonly StatsEntry[] {
  return before ? video.filter((entry) => (growth(entry, before, 'framesEncoded') ?? 1) > 0) : video;
}

/** The largest picture. Its pace is counted where there is a report before, and otherwise what the browser says. */
function pictureOf(
  video: readonly StatsEntry[],
  before: StatsReport | undefined,
  frames: string,
): PictureQuality | undefined {
  let found: PictureQuality | undefined;
  for (const entry of video) {
    const width = figure(entry, 'frameWidth');
    const height = figure(entry, 'frameHeight');
    if (!width || !height || (found && found.width >= width)) continue;
    const count = growth(entry, before, frames);
    const seconds = secondsSince(entry, before);
    const counted = count === undefined || seconds === undefined ? undefined : count / seconds;
    found = { width, height, frameRate: counted ?? figure(entry, 'framesPerSecond') };
  }
  return found;
}

function percentage(part: number | undefined, whole: number | undefined): number | undefined {
  if (part === undefined || whole === undefined || whole <= 0) return undefined;
  return Math.min(100, (part / whole) * 100);
}

function largest(values: readonly (number | undefined)[]): number | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

function oneOf<Word extends string>(value: string | undefined, words: readonly Word[]): Word | undefined {
  return words.find((known) => known === value);
}
