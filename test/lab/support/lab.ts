import { chromium, type Browser } from 'playwright-core';
import type { Scope } from '../../support/call-lab.ts';
import type { Name } from '../../support/cast.ts';
import { chromiumFlags, chromiumPath } from '../../support/chromium.ts';
import { RoomServer } from '../../support/hocuspocus.ts';
import { startPageServer, type PageServer } from '../../support/page-server.ts';
import { Person } from '../../support/person.ts';
import { TurnServer, type TurnServerPlace } from '../../support/turn-server.ts';
import type { Namespace } from './namespace.ts';
import { Network, type House } from './network.ts';
import type { Nat } from './router.ts';

const VIEWPORT = { width: 480, height: 360 };
const RELAY = '198.18.0.50';

let rooms = 0;

/** Somebody with a house of their own. */
export interface Resident {
  readonly person: Person;
  house: House;
}

/** A network with the servers of a call, where people live behind routers. */
export class Lab {
  readonly network: Network;
  #turn: TurnServer;
  readonly #turnPlace: TurnServerPlace;
  readonly #pages: PageServer;
  readonly #roomServer: RoomServer;
  /** The last gathering that was asked for. */
  #gathering: Promise<unknown> = Promise.resolve();

  private constructor(
    network: Network,
    turn: TurnServer,
    turnPlace: TurnServerPlace,
    pages: PageServer,
    roomServer: RoomServer,
  ) {
    this.network = network;
    this.#turn = turn;
    this.#turnPlace = turnPlace;
    this.#pages = pages;
    this.#roomServer = roomServer;
  }

  /** A relay and STUN server that everybody can reach. */
  get turn(): TurnServer {
    return this.#turn;
  }

  static async open(): Promise<Lab> {
    const network = new Network();
    const { launcher } = network.addHost('relay', RELAY);
    const turnPlace = { address: RELAY, launcher };
    const [turn, pages, roomServer] = await Promise.all([
      TurnServer.start(turnPlace),
      startPageServer(network.ownAddress),
      RoomServer.start('4.7', undefined, network.ownAddress),
    ]);
    return new Lab(network, turn, turnPlace, pages, roomServer);
  }

  /**
   * Builds a house for each of these people, behind this kind of NAT, and opens a page there with a browser of its
   * own. All are in one room that nobody has been in; nobody joins yet.
   */
  async gather(scope: Scope, people: readonly (readonly [name: Name, nat: Nat])[]): Promise<Resident[]> {
    rooms += 1;
    const room = `room-${rooms}`;
    // One gathering after the other: two cores start many browsers at once slower than one by one.
    const gathering = this.#gathering.then(() =>
      Promise.all(people.map(([name, nat]) => this.#moveIn(scope, name, nat, room))),
    );
    this.#gathering = gathering.catch(() => undefined);
    return await gathering;
  }

  /** The relay dies and forgets everything; another one takes its place at once. */
  async restartTurn(): Promise<void> {
    await this.#turn.stop();
    this.#turn = await TurnServer.start(this.#turnPlace);
  }

  async close(): Promise<void> {
    await Promise.all([this.#pages.close(), this.#roomServer.stop(), this.#turn.stop()]);
    await this.network.close();
  }

  async #moveIn(scope: Scope, name: Name, nat: Nat, room: string): Promise<Resident> {
    const house = this.network.addHouse(nat);
    const browser = await launchBrowserIn(house.machine, this.#pages.url);
    scope.after(() => browser.close());
    const context = await browser.newContext({ viewport: VIEWPORT });
    const roomUrl = this.#roomServer.urlFor(name);
    const person = await Person.enter(name, context, { pagesUrl: this.#pages.url, roomUrl, room });
    return { person, house };
  }
}

async function launchBrowserIn(machine: Namespace, pagesUrl: string): Promise<Browser> {
  return await chromium.launch({
    executablePath: machine.programFile(chromiumPath()),
    // Cameras are for secure origins, and this one has no certificate.
    args: [...chromiumFlags, `--unsafely-treat-insecure-origin-as-secure=${pagesUrl}`],
  });
}
