import type { Browser, Page } from 'playwright-core';
import { type BrowserOptions, launchBrowser } from './browser.ts';
import type { Name } from './cast.ts';
import { RoomServer, type RoomServerKind } from './hocuspocus.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { Person, type Entrance } from './person.ts';

/** What can differ from one gathering to the next. */
export type Gathering = Pick<
  Entrance,
  'source' | 'provider' | 'place' | 'allow' | 'token' | 'tokenAs' | 'seats'
>;

/** What people are gathered for: a test, or something else that ends. */
export interface Scope {
  /** Remembers what is to be done at the end. */
  after(end: () => Promise<void>): void;
}

/** Pages are painted in software: the usual window of 1280 × 720 would cost half a core for six people. */
const VIEWPORT = { width: 480, height: 360 };

let rooms = 0;

/**
 * What a test file shares: one browser, one page server, one room server. Each test gathers its own people in a
 * room of its own, and their contexts close with the test.
 */
export class CallLab {
  readonly roomServer: RoomServer;
  readonly #browser: Browser;
  readonly #pages: PageServer;
  /** The lab that the browser and the pages belong to, if it isn't this one. */
  readonly #owner: CallLab | undefined;

  private constructor(browser: Browser, pages: PageServer, roomServer: RoomServer, owner?: CallLab) {
    this.#browser = browser;
    this.#pages = pages;
    this.roomServer = roomServer;
    this.#owner = owner;
  }

  static async open(kind: RoomServerKind = '4.7', browser: BrowserOptions = {}): Promise<CallLab> {
    const [launched, pages, roomServer] = await Promise.all([
      launchBrowser(browser),
      startPageServer(),
      RoomServer.start(kind),
    ]);
    return new CallLab(launched, pages, roomServer);
  }

  /** Another room server with the same browser and pages; closing this lab leaves those open. */
  async beside(kind: RoomServerKind): Promise<CallLab> {
    return new CallLab(this.#browser, this.#pages, await RoomServer.start(kind), this);
  }

  /** A room that nobody has been in. */
  newRoom(): string {
    rooms += 1;
    return `room-${rooms}`;
  }

  /** Opens a page for each of these people, in one room; nobody joins yet. */
  async gather(
    scope: Scope,
    names: readonly Name[],
    { room = this.newRoom(), ...gathering }: Gathering & { readonly room?: string } = {},
  ): Promise<Person[]> {
    return await Promise.all(
      names.map(async (name) => {
        const context = await this.#browser.newContext({ viewport: VIEWPORT });
        scope.after(() => context.close());
        return await Person.enter(name, context, this.entranceFor(name, room, gathering));
      }),
    );
  }

  /** Where somebody finds this room who comes with a browser of their own. */
  entranceFor(name: Name, room: string, gathering: Gathering = {}): Entrance {
    return { pagesUrl: this.#pages.url, roomUrl: this.roomServer.urlFor(name), room, ...gathering };
  }

  /** Opens another page of the repository, in a context of its own. */
  async openPage(scope: Scope, path: string, query: Readonly<Record<string, string>>): Promise<Page> {
    const context = await this.#browser.newContext({ viewport: VIEWPORT });
    scope.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${this.#pages.url}${path}?${new URLSearchParams(query).toString()}`);
    return page;
  }

  /** Address of a page of another site that holds one of the test pages in an iframe and allows it nothing. */
  foreignPage(name: string, query: Readonly<Record<string, string>>): string {
    const folder = `${this.#pages.url}/test/calls/pages`;
    // The same server by another name is another site.
    const foreign = new URL(`${folder}/foreign.html`);
    foreign.hostname = 'localhost';
    foreign.searchParams.set('address', `${folder}/${name}?${new URLSearchParams(query).toString()}`);
    return foreign.href;
  }

  async close(): Promise<void> {
    if (this.#owner) return this.roomServer.stop();
    await this.#browser.close();
    await Promise.all([this.#pages.close(), this.roomServer.stop()]);
  }
}
