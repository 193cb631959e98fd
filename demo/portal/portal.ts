import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hocuspocus } from '@hocuspocus/server';
import { roomGuard } from 'mesh-call/server';
import { WebSocketServer, type WebSocket } from 'ws';
import { TokenMint } from './tokens.ts';

/** Path of the room server on the pages' own port: one origin, one firewall rule, no CORS. */
export const COLLAB_PATH = '/collab';

/**
 * Largest message the room server reads. Awareness states are at most some tens of kilobytes; without a limit
 * `ws` accepts 100 MiB and relays it to everyone.
 */
const MAX_PAYLOAD_BYTES = 256 * 1024;

/**
 * The platform around a call, small enough to live inside the demo's own process: a room server that keeps
 * documents in memory and a mint for the tokens that open them.
 */
export class Portal {
  readonly mint = new TokenMint();
  readonly #hocuspocus: Hocuspocus;
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD_BYTES,
    perMessageDeflate: true,
  });

  constructor() {
    this.#hocuspocus = new Hocuspocus({
      quiet: true,
      onAuthenticate: ({ token, documentName }) => this.mint.check(token, documentName),
      // Without `userOf`: guests have no account, and each token is for somebody new.
      extensions: [roomGuard()],
    });
  }

  /** Takes the WebSocket upgrades below `COLLAB_PATH`; all others are left to other listeners. */
  attachTo(server: Server): void {
    server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (request.url?.split('?')[0] !== COLLAB_PATH) return;
      this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => this.#connect(webSocket, request));
    });
  }

  /** Closes the connections of everyone. */
  close(): void {
    this.#hocuspocus.closeConnections();
    for (const webSocket of this.#webSockets.clients) webSocket.terminate();
    this.#webSockets.close();
  }

  #connect(webSocket: WebSocket, request: IncomingMessage): void {
    const connection = this.#hocuspocus.handleConnection(webSocket, asFetchRequest(request));
    webSocket.on('message', (data: Buffer) => connection.handleMessage(new Uint8Array(data)));
    webSocket.on('close', (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
    // `ws` closes the socket itself after an error (a message over the limit, a broken frame); without a
    // listener the error would end the process.
    webSocket.on('error', (error) => console.warn(`Portal: a connection broke: ${error.message}`));
  }
}

/** Hocuspocus 4 takes the request in the shape of the Fetch standard. */
function asFetchRequest(request: IncomingMessage): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  // Only the query is read; a host that a client made up must not be able to make an invalid address.
  return new Request(new URL(request.url ?? '/', 'http://portal.invalid'), { headers });
}
