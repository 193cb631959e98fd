import type { BrowserContext, Frame, Page } from 'playwright-core';
import type { Playing, Reception } from '../calls/pages/person.ts';
import type { Watched } from '../calls/pages/picture-watch.ts';
import type { SelectedPath } from '../calls/pages/selected-path.ts';
import type { View } from '../calls/pages/sightings.ts';
import type { Name } from './cast.ts';
import { Viewer } from './viewer.ts';

/** Where a person's page is and what it is told. */
export interface Entrance {
  readonly pagesUrl: string;
  readonly roomUrl: string;
  readonly room: string;
  /**
   * A canvas and an oscillator; the same with 15 frames per second that are never late; or what the browser's (fake)
   * devices give. Default `synthetic`.
   */
  readonly source?: 'synthetic' | 'steady' | 'devices';
  /** Seats in the call; default six. */
  readonly seats?: number;
  /** Who connects to the room: the element itself, or the page with a provider of 2025. Default `own`. */
  readonly provider?: 'own' | '3.1.9';
  /** The token that the person has at first. Default: none. */
  readonly token?: string;
  /** Whether the page gives the element a function that gives the token, or the token itself. Default `function`. */
  readonly tokenAs?: 'function' | 'property';
  /** Whether the page is one of its own, or in an iframe of another site. Default `page`. */
  readonly place?: 'page' | 'foreign iframe';
  /** What that other site allows, as in the iframe's `allow`; default nothing. */
  readonly allow?: string;
}

/** Loading the page on a busy machine. */
const PAGE_READY_WITHIN = 30_000;

/** One person of a test: a browser context with one page with one `<mesh-call>`. */
export class Person extends Viewer {
  readonly page: Page;
  /** What holds the `<mesh-call>`: the page's main frame, or that of an iframe in it. */
  readonly frame: Frame;

  private constructor(name: Name, page: Page, frame: Frame) {
    super(name);
    this.page = page;
    this.frame = frame;
  }

  /** Opens the page; the person is in the room's lobby or on the way there. */
  static async enter(name: Name, context: BrowserContext, entrance: Entrance): Promise<Person> {
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      console.error(`Error in ${name}'s page: ${error.stack ?? error.message}`);
    });
    const person = new Person(name, page, await openFrame(page, name, entrance));
    await person.#untilReady();
    return person;
  }

  async join(): Promise<void> {
    await this.frame.evaluate(() => window.person?.join());
  }

  /** Joins; how many milliseconds it took until the pictures of so many others were painted. */
  async joinUntilFirstPictures(count = 1): Promise<number> {
    return await this.frame.evaluate(
      (others) => window.person?.joinUntilFirstPictures(others) ?? Number.NaN,
      count,
    );
  }

  async leave(): Promise<void> {
    await this.frame.evaluate(() => window.person?.leave());
  }

  async switchDevice(device: 'microphone' | 'camera', on: boolean): Promise<void> {
    await this.frame.evaluate(([which, wanted]) => window.person?.switchDevice(which, wanted), [
      device,
      on,
    ] as const);
  }

  /** The person has another name from now on. */
  async haveName(name: string): Promise<void> {
    await this.frame.evaluate((next) => window.person?.haveName(next), name);
  }

  /** The person plays `name` like this from now on. */
  async playAs(name: Name, choice: Playing): Promise<void> {
    await this.frame.evaluate(([peer, chosen]) => window.person?.playAs(peer, chosen), [
      name,
      choice,
    ] as const);
  }

  /** The connection to `name` ends, and this person's page is not told. */
  async breakConnectionTo(name: Name): Promise<void> {
    await this.frame.evaluate((peer) => window.person?.breakConnectionTo(peer), name);
  }

  /** The UDP ports of this machine that lead to `name`; none where there is no connection. */
  async portsTo(name: Name): Promise<number[]> {
    return (await this.frame.evaluate((peer) => window.person?.portsTo(peer), name)) ?? [];
  }

  /** Loads the page again, as a person does who presses F5. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.#untilReady();
  }

  /** The renderer process dies on the spot: no `pagehide`, no goodbye of any kind. */
  async crash(): Promise<void> {
    const crashed = new Promise((resolve) => this.page.once('crash', resolve));
    const session = await this.page.context().newCDPSession(this.page);
    // The command is never answered: who would answer it is dead.
    session.send('Page.crash').catch(() => undefined);
    await crashed;
  }

  /** The page has another token from now on. */
  async haveToken(token: string): Promise<void> {
    await this.frame.evaluate((next) => window.person?.haveToken(next), token);
  }

  /** Clicks the button of this name. */
  async click(name: string): Promise<void> {
    await this.frame.getByRole('button', { name }).click();
  }

  /** Goes to a page of another site, as a link does. */
  async goAway(): Promise<void> {
    const elsewhere = new URL('/test/calls/pages/elsewhere.html', this.page.url());
    // The same server by another name is another site.
    elsewhere.hostname = 'localhost';
    await this.page.goto(elsewhere.href);
  }

  /** Comes back with the browser's button; whether the browser had kept the page as it was left. */
  async comeBack(): Promise<boolean> {
    // A page that was kept doesn't load again.
    await this.page.goBack({ waitUntil: 'commit' });
    await this.#untilReady();
    return await this.frame.evaluate(() => window.person?.wasKept() ?? false);
  }

  /** Starts to count the tiles of others in each painted frame. */
  async countTiles(): Promise<void> {
    await this.frame.evaluate(() => window.person?.countTiles());
  }

  /** The largest number of tiles counted since `countTiles()`. */
  async mostTiles(): Promise<number> {
    return await this.frame.evaluate(() => window.person?.mostTiles() ?? Number.NaN);
  }

  /** Starts to note each state of this person's call and each place in the waiting line. */
  async watchStates(): Promise<void> {
    await this.frame.evaluate(() => window.person?.watchStates());
  }

  /** What was noted since `watchStates()`, such as `waiting 1`. */
  async watchedStates(): Promise<string[]> {
    return (await this.frame.evaluate(() => window.person?.watchedStates())) ?? [];
  }

  /** Starts to watch the pictures of the others, frame by frame. */
  async watchPictures(): Promise<void> {
    await this.frame.evaluate(() => window.person?.watchPictures());
  }

  /** What this person saw of the others since `watchPictures()`. */
  async watched(): Promise<Watched> {
    const watched = await this.frame.evaluate(() => window.person?.watched());
    if (watched === undefined) throw new Error(`${this.name} does not watch.`);
    return watched;
  }

  /** Starts to note each decoded frame of the others. */
  async noteFrames(): Promise<void> {
    await this.frame.evaluate(() => window.person?.noteFrames());
  }

  /** What this person's browser received since `noteFrames()`, for each other person. */
  async receptions(): Promise<Reception[]> {
    return (await this.frame.evaluate(() => window.person?.receptions())) ?? [];
  }

  /** The path to `name`; undefined before there is one. */
  async pathTo(name: Name): Promise<SelectedPath | undefined> {
    return await this.frame.evaluate((asked) => window.person?.pathTo(asked), name);
  }

  protected override async askView(): Promise<View | undefined> {
    return await this.frame.evaluate(() => window.person?.view());
  }

  protected override async askStatisticsOf(name: Name): Promise<string[] | undefined> {
    return await this.frame.evaluate((asked) => window.person?.statisticsOf(asked), name);
  }

  protected override async askHistory(): Promise<string[] | undefined> {
    return await this.frame.evaluate(() => window.person?.connectionHistory());
  }

  async #untilReady(): Promise<void> {
    await this.frame.waitForFunction(() => window.person !== undefined, undefined, {
      timeout: PAGE_READY_WITHIN,
    });
  }
}

/** Opens what holds this person's `<mesh-call>`. */
async function openFrame(page: Page, name: Name, entrance: Entrance): Promise<Frame> {
  const { pagesUrl, place = 'page', allow } = entrance;
  const address = addressOf(name, entrance);
  if (place === 'page') {
    await page.goto(address);
    return page.mainFrame();
  }
  // The same server by another name is another site.
  const foreign = new URL('/test/calls/pages/foreign.html', pagesUrl);
  foreign.hostname = 'localhost';
  foreign.searchParams.set('address', address);
  if (allow !== undefined) foreign.searchParams.set('allow', allow);
  await page.goto(foreign.href);
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (frame === null) throw new Error('The iframe has no content.');
  return frame;
}

/** Where the page with this person's `<mesh-call>` is. */
export function addressOf(name: Name, entrance: Entrance): string {
  const { pagesUrl, roomUrl, room, source = 'synthetic', provider = 'own' } = entrance;
  const { token, tokenAs = 'function', seats = 6 } = entrance;
  const query = new URLSearchParams({ name, room, url: roomUrl, source, provider, seats: String(seats) });
  if (token !== undefined) query.set(tokenAs === 'function' ? 'token-function' : 'token', token);
  return `${pagesUrl}/test/calls/pages/person.html?${query.toString()}`;
}
