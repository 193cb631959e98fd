import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A way to a server on which connections can die as they do when a network goes: nothing arrives, nothing is told. */
export class FreezableProxy {
  readonly #server: Server;
  readonly #pairs: (readonly [Socket, Socket])[] = [];

  #stopped = false;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async start({ hostname, port }: URL): Promise<FreezableProxy> {
    const server = createServer();
    const proxy = new FreezableProxy(server);
    server.on('connection', (near) => {
      const far = connect(Number(port), hostname);
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) socket.on('error', () => undefined);
      proxy.#pairs.push([near, far]);
      if (proxy.#stopped) proxy.#end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** How many connections have been made. */
  get connections(): number {
    return this.#pairs.length;
  }

  /** Lets nothing more through the connections that exist; later ones are not concerned. */
  freeze(): void {
    for (const [near, far] of this.#pairs) {
      near.unpipe(far);
      far.unpipe(near);
      near.pause();
      far.pause();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#end();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #end(): void {
    for (const socket of this.#pairs.flat()) socket.destroy();
  }
}
