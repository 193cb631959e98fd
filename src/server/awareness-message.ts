import { VarReader } from './var-reader.ts';

/** One entry of an awareness update as it came over the wire; its state is not parsed. */
export interface AwarenessEntry {
  readonly clientID: number;
  readonly clock: number;
  /** Length of the state as JSON, in UTF-8 bytes. */
  readonly bytes: number;
  /** The whole entry when its state is `null`, which asks to remove the client; otherwise undefined. */
  readonly removal: Uint8Array | undefined;
}

/** Number of the awareness messages in the protocol of Hocuspocus. */
const AWARENESS_MESSAGE = 1;

/** What `JSON.stringify(null)` gives, as ASCII. */
const NULL = [0x6e, 0x75, 0x6c, 0x6c] as const;

/**
 * Finds the awareness update in a message of a client: document name, message type, length and update. Undefined for
 * messages of other types and for those that end too early.
 */
export function awarenessUpdateIn(message: Uint8Array): Uint8Array | undefined {
  const reader = new VarReader(message);
  const name = reader.bytes();
  if (name === undefined || reader.number() !== AWARENESS_MESSAGE) return undefined;
  return reader.bytes();
}

/**
 * Reads the entries of an awareness update (y-protocols, `encodeAwarenessUpdate`) without parsing their states, so
 * that the cost of an entry doesn't depend on what is in it. Undefined when the update ends too early or has more
 * than `most` entries.
 */
export function readEntries(update: Uint8Array, most: number): AwarenessEntry[] | undefined {
  const reader = new VarReader(update);
  const count = reader.number();
  if (count === undefined || count > most) return undefined;
  const entries: AwarenessEntry[] = [];
  while (entries.length < count) {
    const start = reader.position;
    const clientID = reader.number();
    const clock = reader.number();
    const state = reader.bytes();
    if (clientID === undefined || clock === undefined || state === undefined) return undefined;
    const removal = isNull(state) ? update.subarray(start, reader.position) : undefined;
    entries.push({ clientID, clock, bytes: state.length, removal });
  }
  return entries;
}

/** The awareness update that consists of this one entry. */
export function updateOf(entry: Uint8Array): Uint8Array {
  return Uint8Array.of(1, ...entry);
}

function isNull(state: Uint8Array): boolean {
  return state.length === NULL.length && NULL.every((byte, index) => state[index] === byte);
}
