/**
 * Remembers each RTCPeerConnection that the page makes and what became of it, so that a test that misses a
 * picture can say why. Must be imported before anything that makes connections.
 */

import { RestartLog, type Restart } from './restart-log.ts';

/** Weakly held: a log that kept what is over would hide whether anything else does. */
const connections: WeakRef<RTCPeerConnection>[] = [];
const numbers = new WeakMap<RTCPeerConnection, number>();
const restartLogs = new WeakMap<RTCPeerConnection, RestartLog>();
const history: string[] = [];
let made = 0;

/** How much of the past is told: the connections of one joining of six, with all their states. */
const LINES_TOLD = 60;

const Platform = globalThis.RTCPeerConnection;

globalThis.RTCPeerConnection = class extends Platform {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    const number = (made += 1);
    numbers.set(this, number);
    connections.push(new WeakRef(this));
    const note = (what: string): void => {
      history.push(`${Math.round(performance.now())} ms: connection ${number} ${what}`);
      if (history.length > LINES_TOLD) history.shift();
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
  return [`now: ${Math.round(performance.now())} ms`, ...history];
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
  const number = numbers.get(connection) ?? 0;
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

/** How many connections the page has made so far. */
export function connectionsMade(): number {
  return made;
}

/** What has arrived over one connection since it was made. */
export interface Arrived {
  readonly connection: number;
  readonly state: RTCPeerConnectionState;
  readonly framesDecoded: number;
  readonly audioPackets: number;
}

/** What has arrived over each connection that isn't closed. */
export async function arrivals(): Promise<Arrived[]> {
  const open = remembered().filter(({ connectionState }) => connectionState !== 'closed');
  return await Promise.all(
    open.map(async (connection) => {
      const entries = [...((await connection.getStats()).values() as Iterable<Record<string, unknown>>)];
      const sum = (kind: string, key: string): number =>
        entries
          .filter((entry) => entry['type'] === 'inbound-rtp' && entry['kind'] === kind)
          .reduce((total, entry) => total + Number(entry[key] ?? 0), 0);
      return {
        connection: numbers.get(connection) ?? 0,
        state: connection.connectionState,
        framesDecoded: sum('video', 'framesDecoded'),
        audioPackets: sum('audio', 'packetsReceived'),
      };
    }),
  );
}

/** The UDP ports of this machine that the connection with this track uses. */
export async function portsOf(track: MediaStreamTrack | undefined): Promise<number[]> {
  const report = await connectionOf(track)?.getStats();
  const entries = [...((report?.values() ?? []) as Iterable<Record<string, unknown>>)];
  const own = entries.filter(({ type, protocol }) => type === 'local-candidate' && protocol === 'udp');
  return [...new Set(own.map(({ port }) => Number(port)))];
}

function connectionOf(track: MediaStreamTrack | undefined): RTCPeerConnection | undefined {
  return remembered().find((one) => one.getReceivers().some((receiver) => receiver.track === track));
}

/** All connections that are still held by somebody. */
function remembered(): RTCPeerConnection[] {
  return connections.flatMap((reference) => reference.deref() ?? []);
}
