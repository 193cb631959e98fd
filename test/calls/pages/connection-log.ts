/**
 * Remembers each RTCPeerConnection that the page makes and what became of it, so that a test that misses a
 * picture can say why. Must be imported before anything that makes connections.
 */

import { RestartLog, type Restart } from './restart-log.ts';

const connections: RTCPeerConnection[] = [];
const history: string[] = [];
const restartLogs = new Map<RTCPeerConnection, RestartLog>();

/** How much of the past is told: the connections of one joining of six, with all their states. */
const LINES_TOLD = 60;

const Platform = globalThis.RTCPeerConnection;

globalThis.RTCPeerConnection = class extends Platform {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    const number = connections.push(this);
    const note = (what: string): void => {
      history.push(`${Math.round(performance.now())} ms: connection ${number} ${what}`);
    };
    note('made');
    restartLogs.set(this, new RestartLog(this));
    this.addEventListener('signalingstatechange', () => note(this.signalingState));
    this.addEventListener('connectionstatechange', () => note(this.connectionState));
    this.#note = note;
  }

  readonly #note: (what: string) => void;

  // Closing by oneself fires no event.
  override close(): void {
    this.#note('closed by the page');
    super.close();
  }
};

/** What happened to the page's connections, the latest last. */
export function connectionHistory(): string[] {
  return [`now: ${Math.round(performance.now())} ms`, ...history.slice(-LINES_TOLD)];
}

/** What matters of a connection when media doesn't flow, by the names of the W3C statistics. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  'inbound-rtp': [
    'packetsReceived',
    'packetsLost',
    'framesReceived',
    'framesDecoded',
    'keyFramesDecoded',
    'pliCount',
  ],
  'outbound-rtp': [
    'active',
    'packetsSent',
    'framesEncoded',
    'keyFramesEncoded',
    'pliCount',
    'targetBitrate',
    'qualityLimitationReason',
  ],
  'candidate-pair': ['state', 'nominated', 'currentRoundTripTime', 'availableOutgoingBitrate'],
};

/** The statistics of the connection that this track is received on, as lines to read. */
export async function statisticsOf(track: MediaStreamTrack | undefined): Promise<string[]> {
  const connection = connectionOf(track);
  if (connection === undefined) return ['no connection has this track'];
  const number = connections.indexOf(connection) + 1;
  const lines = [
    `connection ${number}: ${connection.connectionState}, ${connection.signalingState}, track muted: ${String(track?.muted)}`,
  ];
  for (const entry of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
    const telling = TELLING[String(entry['type'])];
    if (telling === undefined) continue;
    const values = telling.filter((key) => key in entry).map((key) => `${key} ${String(entry[key])}`);
    lines.push(
      `${String(entry['type'])} ${typeof entry['kind'] === 'string' ? entry['kind'] : ''}: ${values.join(', ')}`,
    );
  }
  return lines;
}

/** The ICE restarts of the connection that this track is received on. */
export function restartsOf(track: MediaStreamTrack | undefined): readonly Restart[] {
  const connection = connectionOf(track);
  return (connection && restartLogs.get(connection)?.restarts) ?? [];
}

/** Closes the connection that this track is received on, behind the back of whoever made it. */
export function breakConnection(track: MediaStreamTrack | undefined): void {
  const connection = connectionOf(track);
  if (connection === undefined) throw new Error('No connection has this track.');
  connection.close();
}

function connectionOf(track: MediaStreamTrack | undefined): RTCPeerConnection | undefined {
  return connections.find((one) => one.getReceivers().some((receiver) => receiver.track === track));
}
