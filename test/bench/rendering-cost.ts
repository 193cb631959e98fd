import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { CallLab } from '../support/call-lab.ts';
import type { Name } from '../support/cast.ts';
import { eventually, missing } from '../support/eventually.ts';
import { fakeDevicesOf } from '../support/fake-devices.ts';
import type { Figures } from './figures.ts';
import { type MainThread, measureMainThread } from './main-thread.ts';

/** How long each measurement lasts, s. */
const SECONDS = 4;
/** Until all six pictures are there, on a busy machine. */
const WITHIN = 60_000;
const VIEWPORT = { width: 1280, height: 720 };

/** Who sends; the measured page is the sixth. */
const SENDERS = ['alice', 'carol', 'dave', 'erin', 'frank'] as const;
const PICTURES = SENDERS.length + 1;

/** What is measured in each run, one right after the other, so that all have the same machine. */
const CASES = ['six bare videos', 'engine', 'kit, meters still', 'kit, meters moving'] as const;
type Case = (typeof CASES)[number];

const KINDS = ['scripts', 'styles', 'layout', 'paint', 'all tasks'] as const;

/** How often the elements of each tag were rendered in a second, all of them together. */
type Renders = ReadonlyMap<string, number>;

/**
 * What drawing costs a page in a call of six, beside what six videos cost that nobody has to do anything for.
 *
 * The pictures and voices are films that Chromium plays as devices, and the five who send them are in another browser, so
 * the measured page does nothing but take part.
 */
export async function renderingCost(runs: number): Promise<Figures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mesh-call-bench-'));
  const flags = await fakeDevicesOf('alice', folder);
  const [lab, browser, senders] = await Promise.all([
    CallLab.open(),
    launchBrowser({ extraFlags: flags }),
    launchBrowser({ extraFlags: flags }),
  ]);
  try {
    const room = lab.newRoom();
    const bench = new Bench(browser, (as, name) => {
      const { pagesUrl, roomUrl } = lab.entranceFor(name, room);
      const query = new URLSearchParams({ as, name, room, url: roomUrl });
      return `${pagesUrl}/test/bench/pages/measured.html?${query.toString()}`;
    });
    await bench.gather(senders);
    for (let run = 0; run < runs; run += 1) await bench.measure();
    return bench.figures;
  } finally {
    await Promise.all([browser.close(), senders.close(), lab.close()]);
    await rm(folder, { recursive: true });
  }
}

type Kind = 'bare' | 'engine' | 'kit' | 'sender';
type AddressOf = (as: Kind, name: Name) => string;

class Bench {
  readonly #browser: Browser;
  readonly #address: AddressOf;
  #senders: readonly Page[] = [];
  readonly #costs = new Map<Case, MainThread[]>(CASES.map((each) => [each, []]));
  readonly #renders: Renders[] = [];

  constructor(browser: Browser, address: AddressOf) {
    this.#browser = browser;
    this.#address = address;
  }

  /** Brings those into the call who send. */
  async gather(browser: Browser): Promise<void> {
    this.#senders = await Promise.all(
      SENDERS.map(async (name) => {
        const page = await browser.newPage();
        await page.goto(this.#address('sender', name));
        return page;
      }),
    );
    await Promise.all(
      this.#senders.map((page) => page.waitForFunction(() => window.measured, null, { timeout: WITHIN })),
    );
  }

  /** Measures each case once. */
  async measure(): Promise<void> {
    await speak(this.#senders, true);
    await this.#withPage('bare', (page) => this.#note('six bare videos', page));
    await this.#withPage('engine', (page) => this.#note('engine', page));
    await this.#withPage('kit', async (page) => {
      await rendersOf(page);
      await this.#note('kit, meters moving', page);
      this.#renders.push(await rendersOf(page));
      // Its own ring moves too.
      await speak([page, ...this.#senders], false);
      await this.#note('kit, meters still', page);
    });
  }

  get figures(): Figures[] {
    const bare = this.#costs.get('six bare videos') ?? [];
    const costs = KINDS.flatMap((kind) =>
      CASES.map((each) => ({
        what: `${each}: ${kind}, per second`,
        unit: 'ms',
        values: (this.#costs.get(each) ?? []).map((cost) => cost[kind]),
      })),
    );
    const ratios = CASES.slice(1).map((each) => ({
      what: `${each}: all tasks, beside six bare videos`,
      unit: 'times',
      values: (this.#costs.get(each) ?? []).map(
        (cost, run) => cost['all tasks'] / (bare[run]?.['all tasks'] ?? Number.NaN),
      ),
    }));
    const tags = [...new Set(this.#renders.flatMap((renders) => [...renders.keys()]))].sort();
    const renders = tags.map((tag) => ({
      what: `renders of <${tag}> while meters move, per second`,
      unit: 'times',
      values: this.#renders.map((each) => each.get(tag) ?? 0),
    }));
    return [...costs, ...ratios, ...renders];
  }

  async #note(which: Case, page: Page): Promise<void> {
    this.#costs.get(which)?.push(await measureMainThread(page, SECONDS));
  }

  /** Opens a page, and waits until all pictures are there. */
  async #withPage(as: Kind, use: (page: Page) => Promise<void>): Promise<void> {
    const context = await this.#browser.newContext({ viewport: VIEWPORT });
    const page = await context.newPage();
    await page.goto(this.#address(as, 'bob'));
    await eventually(
      `all pictures are in the page (${as})`,
      async () => {
        const count = await page.evaluate(() => window.measured?.pictures() ?? 0);
        return missing(count === PICTURES ? [] : [`${count} are`]);
      },
      { within: WITHIN },
    );
    await use(page);
    // Otherwise the seat is kept for a page that may come back.
    await page.evaluate(() => window.measured?.leave());
    await context.close();
  }
}

async function speak(pages: readonly Page[], on: boolean): Promise<void> {
  await Promise.all(pages.map((page) => page.evaluate((wanted) => window.measured?.speak(wanted), on)));
}

/** What was rendered since the last question, by tag. */
async function rendersOf(page: Page): Promise<Renders> {
  const told = await page.evaluate(() => window.measured?.renders() ?? []);
  const sums = new Map<string, number>();
  for (const [tag, times] of told) sums.set(tag, (sums.get(tag) ?? 0) + times / SECONDS);
  return sums;
}
