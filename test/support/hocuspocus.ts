import { once } from 'node:events';
import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Server as Server4 } from '@hocuspocus/server';
import { Server as Server3 } from 'hocuspocus-server-3';
import { roomGuard } from '../../src/server/index.ts';

/** Which room server to start. The third differs most: before 4.1 it relays removals, before 4.5 every state. */
export type RoomServerKind = '4.7' | '4.7, flushDelay 100' | '4.7, guarded' | '3.4';

/** What one person has sent to the room server, counted before compression and without frame headers. */
export interface Traffic {
  readonly messages: number;
  readonly bytes: number;
  readonly largestMessage: number;
}

const NOTHING_SENT: Traffic = { messages: 0, bytes: 0, largestMessage: 0 };

/** The part of both server generations that the tests use. */
interface Hocuspocus {
  readonly httpServer: HttpServer;
  readonly hocuspocus: {
    readonly documents: ReadonlyMap<string, RoomDocument>;
    closeConnections(room: string): void;
  };
  listen(): Promise<unknown>;
  destroy(): Promise<unknown>;
}

interface RoomDocument {
  readonly awareness: { getStates(): ReadonlyMap<number, object> };
  getConnections(): readonly { requestToken(): void }[];
}

/** What a server tells about each message; the names are the same in both generations. */
interface ReceivedMessage {
  readonly update: Uint8Array;
  readonly requestParameters: URLSearchParams;
}

/** What a server from 4.1 on tells about awareness that arrives; what is taken out of the map is not passed on. */
interface ReceivedStates {
  readonly states: Map<number, unknown>;
  readonly requestParameters: URLSearchParams;
}

/** A real Hocuspocus server on a port of its own that can be watched, cut off, stopped and started again. */
export class RoomServer {
  readonly #kind: RoomServerKind;
  #token: string | undefined;
  readonly #host: string;
  readonly #sockets = new Set<Duplex>();
  readonly #traffic = new Map<string, Traffic>();
  #server: Hocuspocus | undefined;
  #port = 0;
  #tokensChecked = 0;
  /** People whose awareness is silently dropped, as a portal's filter does it. Servers before 4.1 have no such hook. */
  readonly muzzled = new Set<string>();
  /** People whose connections are cut as soon as they come. */
  readonly keptOut = new Set<string>();
  /** Is shown each message that arrives. */
  onMessage: ((update: Uint8Array) => void) | undefined;

  private constructor(kind: RoomServerKind, token: string | undefined, host: string) {
    this.#kind = kind;
    this.#token = token;
    this.#host = host;
  }

  /**
   * @param token The only one that opens a room; without it every one does.
   * @param host Address to listen on; default only this machine's own.
   */
  static async start(kind: RoomServerKind = '4.7', token?: string, host = '127.0.0.1'): Promise<RoomServer> {
    const roomServer = new RoomServer(kind, token, host);
    await roomServer.restart();
    return roomServer;
  }

  /** The address for one person; the parameter is how the server knows whose messages it counts. */
  urlFor(person: string): string {
    return `ws://${this.#host}:${this.#port}/?person=${encodeURIComponent(person)}`;
  }

  /** What this person has sent since the start or the last `forgetTraffic()`. */
  trafficOf(person: string): Traffic {
    return this.#traffic.get(person) ?? NOTHING_SENT;
  }

  forgetTraffic(): void {
    this.#traffic.clear();
  }

  /** The awareness states that the server holds for a room, each as JSON. */
  statesIn(room: string): string[] {
    const states = this.#server?.hocuspocus.documents.get(room)?.awareness.getStates();
    return [...(states?.values() ?? [])].map((state) => JSON.stringify(state));
  }

  /** The client ids that the server knows in a room, with the session that each speaks for. */
  clientsIn(room: string): ReadonlyMap<number, string> {
    const states =
      this.#server?.hocuspocus.documents.get(room)?.awareness.getStates() ?? new Map<number, object>();
    const sessions = [...states].flatMap(([id, state]) => {
      const presence = Reflect.get(state, 'webrtc.mesh') as { readonly e?: string } | undefined;
      return presence?.e === undefined ? [] : [[id, presence.e] as const];
    });
    return new Map(sessions);
  }

  /** From now on another token is the only one that opens a room. Who is in stays in until `requestTokens()`. */
  accept(token: string): void {
    this.#token = token;
  }

  /** Asks all in a room for a token, and closes the room for those whose token isn't accepted any more. */
  requestTokens(room: string): void {
    const connections = this.#server?.hocuspocus.documents.get(room)?.getConnections() ?? [];
    for (const connection of connections) connection.requestToken();
  }

  /** Closes a room for all who are in it; their connections to the server stay open. */
  closeRoom(room: string): void {
    this.#server?.hocuspocus.closeConnections(room);
  }

  /** How many tokens were looked at since the start. */
  get tokensChecked(): number {
    return this.#tokensChecked;
  }

  /** How many connections to the server are open. */
  get openSockets(): number {
    return this.#sockets.size;
  }

  /** Cuts everyone's connection without a goodbye; clients connect again by themselves. */
  closeSockets(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Ends the server. Clients find nobody until `restart()`. Idempotent. */
  async stop(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    const closed = once(server.httpServer, 'close');
    server.httpServer.close();
    this.closeSockets();
    await closed;
    await server.destroy();
  }

  /** Starts the server (again, on the same port, with nothing remembered). */
  async restart(): Promise<void> {
    const server = this.#makeServer();
    server.httpServer.on('upgrade', ({ url }: IncomingMessage, socket: Duplex) => {
      const person = new URL(url ?? '', 'ws://server').searchParams.get('person') ?? '';
      if (this.keptOut.has(person)) socket.destroy();
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    await server.listen();
    this.#port = (server.httpServer.address() as AddressInfo).port;
    this.#server = server;
  }

  #makeServer(): Hocuspocus {
    const configuration = {
      address: this.#host,
      port: this.#port,
      quiet: true,
      stopOnSignals: false,
      beforeHandleMessage: (message: ReceivedMessage): Promise<void> => {
        this.#receive(message);
        return Promise.resolve();
      },
      beforeHandleAwareness: ({ states, requestParameters }: ReceivedStates): Promise<void> => {
        if (this.muzzled.has(requestParameters.get('person') ?? '')) states.clear();
        return Promise.resolve();
      },
      onAuthenticate: ({ token }: { readonly token: string }): Promise<void> => this.#check(token),
      onTokenSync: ({ token }: { readonly token: string }): Promise<void> => this.#check(token),
    };
    switch (this.#kind) {
      case '4.7':
        return new Server4(configuration);
      case '4.7, flushDelay 100':
        return new Server4({ ...configuration, flushDelay: 100 });
      case '4.7, guarded':
        return new Server4({ ...configuration, extensions: [roomGuard()] });
      case '3.4':
        return new Server3(configuration);
    }
  }

  #check(token: string): Promise<void> {
    this.#tokensChecked += 1;
    if (this.#token === undefined || token === this.#token) return Promise.resolve();
    // The server prints whatever has a message.
    return Promise.reject(new Error());
  }

  #receive({ update, requestParameters }: ReceivedMessage): void {
    this.onMessage?.(update);
    const person = requestParameters.get('person') ?? '';
    const before = this.trafficOf(person);
    this.#traffic.set(person, {
      messages: before.messages + 1,
      bytes: before.bytes + update.byteLength,
      largestMessage: Math.max(before.largestMessage, update.byteLength),
    });
  }
}
