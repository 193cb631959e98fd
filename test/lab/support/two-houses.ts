import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, chromiumPath } from '../../support/chromium.ts';
import { RoomServer } from '../../support/hocuspocus.ts';
import { startPageServer, type PageServer } from '../../support/page-server.ts';
import { Person } from '../../support/person.ts';
import { TurnServer } from '../../support/turn-server.ts';
import type { Scope } from '../../support/call-lab.ts';
import type { Namespace } from './namespace.ts';
import { Network } from './network.ts';
import type { Nat } from './router.ts';

const VIEWPORT = { width: 480, height: 360 };

let rooms = 0;

/** Alice in one house and Bob in the other, each with a browser of their own, and all the servers they need. */
export class TwoHouses {
  readonly network: Network;
  readonly turn: TurnServer;
  readonly #browsers: readonly [Browser, Browser];
  readonly #pages: PageServer;
  readonly #roomServer: RoomServer;

  private constructor(
    network: Network,
    turn: TurnServer,
    browsers: readonly [Browser, Browser],
    pages: PageServer,
    roomServer: RoomServer,
  ) {
    this.network = network;
    this.turn = turn;
    this.#browsers = browsers;
    this.#pages = pages;
    this.#roomServer = roomServer;
  }

  static async open(): Promise<TwoHouses> {
    const network = new Network();
    const { servicesAddress, relayAddress, relay, houses } = network;
    const [pages, roomServer, turn] = await Promise.all([
      startPageServer(servicesAddress),
      RoomServer.start('4.7', undefined, servicesAddress),
      TurnServer.start({ address: relayAddress, launcher: relay.launcher }),
    ]);
    const [one, two] = houses;
    const browsers = await Promise.all([
      launchBrowserIn(one.machine, pages.url),
      launchBrowserIn(two.machine, pages.url),
    ]);
    return new TwoHouses(network, turn, browsers, pages, roomServer);
  }

  /** Makes both routers this kind of NAT. */
  become(nat: Nat): void {
    for (const { router } of this.network.houses) router.become(nat);
  }

  /** Opens a page in each house, in a room that nobody has been in; nobody joins yet. */
  async gather(scope: Scope): Promise<[alice: Person, bob: Person]> {
    rooms += 1;
    const room = `room-${rooms}`;
    const [atAlices, atBobs] = this.#browsers;
    const enter = async (browser: Browser, name: 'alice' | 'bob'): Promise<Person> => {
      const context = await browser.newContext({ viewport: VIEWPORT });
      scope.after(() => context.close());
      const roomUrl = this.#roomServer.urlFor(name);
      return await Person.enter(name, context, { pagesUrl: this.#pages.url, roomUrl, room });
    };
    return await Promise.all([enter(atAlices, 'alice'), enter(atBobs, 'bob')]);
  }

  async close(): Promise<void> {
    await Promise.all(this.#browsers.map((browser) => browser.close()));
    await Promise.all([this.#pages.close(), this.#roomServer.stop(), this.turn.stop()]);
    this.network.close();
  }
}

async function launchBrowserIn(machine: Namespace, pagesUrl: string): Promise<Browser> {
  return await chromium.launch({
    executablePath: machine.programFile(chromiumPath()),
    // Cameras are for secure origins, and this one has no certificate.
    args: [...chromiumFlags, `--unsafely-treat-insecure-origin-as-secure=${pagesUrl}`],
  });
}
