import { once } from 'node:events';

/** An entry of an awareness update, written as it shall arrive, right or wrong. */
export interface RawEntry {
  readonly clientID: number;
  readonly clock: number;
  /** The state as JSON text; `null` removes the client. */
  readonly json: string;
}

const AWARENESS = 1;
const AUTH = 2;
const TOKEN = 0;
const AUTHENTICATED = 2;

/** Room for all fields of an entry and a message beside their texts. */
const MAX_NUMBER_BYTES = 8;

/**
 * Somebody who speaks to the room server without a provider: a WebSocket and an encoder of awareness messages of its
 * own, so that it can say what no library would.
 */
export class RawClient {
  readonly #socket: WebSocket;
  readonly #room: string;
  /** Why the server has closed the socket; undefined while it is open. */
  closeCode: number | undefined;

  private constructor(socket: WebSocket, room: string) {
    this.#socket = socket;
    this.#room = room;
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('close', ({ code }) => {
      this.closeCode = code;
    });
  }

  /** Resolves when the room has accepted the token. */
  static async enter(url: string, room: string, token: string): Promise<RawClient> {
    const client = new RawClient(new WebSocket(url), room);
    await once(client.#socket, 'open');
    const accepted = new Promise<void>((resolve, reject) => {
      client.#socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
        const [nameLength = 0, ...bytes] = new Uint8Array(data);
        if (bytes[nameLength] === AUTH && bytes[nameLength + 1] === AUTHENTICATED) resolve();
      });
      client.#socket.addEventListener('close', () => reject(new Error('The room has closed.')));
    });
    client.#socket.send(join(text(room), number(AUTH), number(TOKEN), text(token)));
    await accepted;
    return client;
  }

  /** Sends one awareness update; nothing when the socket is closed. */
  write(...entries: readonly RawEntry[]): void {
    this.writeBytes(updateWith(entries));
  }

  /** Sends any bytes as an awareness update. */
  writeBytes(update: Uint8Array): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return;
    this.#socket.send(join(text(this.#room), number(AWARENESS), number(update.length), update));
  }

  /** Bytes that wait to be sent. */
  get waiting(): number {
    return this.#socket.bufferedAmount;
  }

  close(): void {
    this.#socket.close();
  }
}

/** The bytes of an awareness update: the number of entries, then client, clock and state of each. */
export function updateWith(entries: readonly RawEntry[]): Uint8Array<ArrayBuffer> {
  return join(
    number(entries.length),
    ...entries.flatMap(({ clientID, clock, json }) => [number(clientID), number(clock), text(json)]),
  );
}

function text(value: string): Uint8Array {
  const bytes = new TextEncoder().encode(value);
  return join(number(bytes.length), bytes);
}

/** Seven bits in each byte, least first; all but the last byte have the eighth bit set. */
function number(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127 && bytes.length < MAX_NUMBER_BYTES) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return Uint8Array.of(...bytes, rest);
}

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
