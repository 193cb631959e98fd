import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TestContext } from 'node:test';
import { HocuspocusProvider } from '@hocuspocus/provider';
import { type Extension, Server } from '@hocuspocus/server';
import type { Awareness } from 'y-protocols/awareness';
import { type RoomGuard, roomGuard, type RoomGuardOptions } from '../../../src/server/index.ts';
import { eventually, type Finding, missing } from '../../support/eventually.ts';
import { RawClient } from '../../support/raw-client.ts';

/** What the server knows of a connection: in these tests a token is the name of whom it is for. */
export interface Context {
  readonly subject: string;
}

/** Time for what takes milliseconds on a machine that does nothing else, ms. */
export const SOON = { within: 5000, every: 5 };

const ROOM = 'room';

/** A real Hocuspocus with the guard, in which people meet. */
export class GuardedServer {
  readonly guard: RoomGuard<Context>;
  readonly #server: Server<Context>;
  readonly #sockets = new Map<string, Set<Duplex>>();
  #port = 0;

  private constructor(guard: RoomGuard<Context>, others: Extension<Context>[]) {
    this.guard = guard;
    this.#server = new Server<Context>({
      address: '127.0.0.1',
      port: 0,
      quiet: true,
      stopOnSignals: false,
      onAuthenticate: ({ token }) => Promise.resolve({ subject: token }),
      extensions: [guard, ...others],
    });
  }

  /** Runs until the test ends. Everybody is known by name unless the options say otherwise. */
  static async start(
    t: TestContext,
    options: RoomGuardOptions<Context> = {},
    others: Extension<Context>[] = [],
  ): Promise<GuardedServer> {
    const guard = roomGuard<Context>({ userOf: ({ subject }) => subject, ...options });
    const server = new GuardedServer(guard, others);
    await server.#listen();
    t.after(() => server.#stop());
    return server;
  }

  /** Somebody with a real provider, when the room has let them in. */
  async enter(t: TestContext, person: string): Promise<Guest> {
    const provider = new HocuspocusProvider({ url: this.#urlFor(person), name: ROOM, token: person });
    t.after(() => provider.destroy());
    const { awareness } = provider;
    if (awareness === null) throw new Error('The provider has no awareness.');
    const guest = new Guest(provider, awareness);
    await eventually(`${person} is in the room`, () => missing(provider.synced ? [] : ['not synced']), SOON);
    return guest;
  }

  /** Somebody who writes bytes. */
  async enterRaw(t: TestContext, person: string): Promise<RawClient> {
    const client = await RawClient.enter(this.#urlFor(person), ROOM, person);
    t.after(() => client.close());
    return client;
  }

  /** What the server shows of a client to those who come; undefined when nothing. */
  stateOf(clientID: number): unknown {
    return this.#server.hocuspocus.documents.get(ROOM)?.awareness.getStates().get(clientID);
  }

  /** How many clients the server shows. */
  get clients(): number {
    return this.#server.hocuspocus.documents.get(ROOM)?.awareness.getStates().size ?? 0;
  }

  /** Takes somebody's cable out: no goodbye. A provider connects again by itself. */
  cut(person: string): void {
    for (const socket of this.#sockets.get(person) ?? []) socket.destroy();
  }

  #urlFor(person: string): string {
    return `ws://127.0.0.1:${this.#port}/?person=${person}`;
  }

  async #listen(): Promise<void> {
    this.#server.httpServer.on('upgrade', ({ url }: IncomingMessage, socket: Duplex) => {
      const person = new URL(url ?? '', 'http://server').searchParams.get('person') ?? '';
      const sockets = this.#sockets.get(person) ?? new Set();
      this.#sockets.set(person, sockets.add(socket));
      socket.once('close', () => sockets.delete(socket));
    });
    await this.#server.listen();
    const address = this.#server.httpServer.address();
    this.#port = typeof address === 'object' && address ? address.port : 0;
  }

  async #stop(): Promise<void> {
    const closed = once(this.#server.httpServer, 'close');
    this.#server.httpServer.close();
    for (const person of this.#sockets.keys()) this.cut(person);
    await closed;
    await this.#server.destroy();
  }
}

/** Somebody in the room with a provider. */
export class Guest {
  readonly provider: HocuspocusProvider;
  readonly awareness: Awareness;

  constructor(provider: HocuspocusProvider, awareness: Awareness) {
    this.provider = provider;
    this.awareness = awareness;
  }

  get id(): number {
    return this.awareness.clientID;
  }

  /** The clock of the last state that was written. */
  get clock(): number {
    return this.awareness.meta.get(this.id)?.clock ?? 0;
  }

  write(state: Record<string, unknown>): void {
    this.awareness.setLocalState(state);
  }

  /** What this guest sees of somebody. */
  sees(clientID: number): unknown {
    return this.awareness.getStates().get(clientID);
  }

  /** Resolves, with the milliseconds it took, when this guest sees this state; `undefined` means nobody. */
  async willSee(clientID: number, state: unknown, patience = SOON): Promise<number> {
    const expected = JSON.stringify(state) ?? 'nobody';
    return await eventually(
      `${clientID} shows ${expected}`,
      () => this.#comparison(clientID, expected),
      patience,
    );
  }

  #comparison(clientID: number, expected: string): Finding {
    const seen = JSON.stringify(this.sees(clientID)) ?? 'nobody';
    return missing(seen === expected ? [] : [seen]);
  }
}
