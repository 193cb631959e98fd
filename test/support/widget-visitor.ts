import { build } from 'esbuild';
import { fileURLToPath } from 'node:url';
import type { BrowserContext, Frame, Page, Route } from 'playwright-core';
import type { View } from '../calls/pages/sightings.ts';
import type {} from '../calls/pages/widget-watch.ts';
import type { Name } from './cast.ts';
import { eventually, missing } from './eventually.ts';
import { Viewer } from './viewer.ts';

const WATCH = fileURLToPath(new URL('../calls/pages/widget-watch.ts', import.meta.url));

/** Loading three pages of which two wait for the one before, on a busy machine. */
const WIDGET_OPEN_WITHIN = 20_000;

/** How a visitor comes to the platform page. */
export interface Visit {
  /** Address of the demo. */
  readonly url: string;
  /** Parameters of the platform page. */
  readonly query?: Readonly<Record<string, string>>;
  /** The widget's file in place of the demo's own. */
  readonly file?: string;
  /** Whether the portal keeps to itself who the person is. Default false. */
  readonly nameless?: boolean;
}

/** Somebody on the platform page, with a look into the frame of the widget. */
export class WidgetVisitor extends Viewer {
  readonly page: Page;
  /** Errors on the console and uncaught ones, of all frames: what a policy forbids is among them. */
  readonly complaints: readonly string[];
  #frame: Frame | undefined;

  private constructor(name: Name, page: Page, complaints: readonly string[]) {
    super(name);
    this.page = page;
    this.complaints = complaints;
  }

  /** Opens the platform page, and waits for the widget in it. */
  static async enter(name: Name, context: BrowserContext, visit: Visit): Promise<WidgetVisitor> {
    const complaints: string[] = [];
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
    await context.addInitScript(await watchScript());
    if (visit.file !== undefined) {
      const { file } = visit;
      await page.route('**/widget.html', (route) => route.fulfill({ contentType: 'text/html', body: file }));
    }
    if (visit.nameless === true) await page.route('**/api/platform/**', withoutIdentity);
    await page.goto(
      `${visit.url}/demo/platform/?${new URLSearchParams({ name, ...visit.query }).toString()}`,
    );
    const visitor = new WidgetVisitor(name, page, complaints);
    await visitor.#untilWidget();
    return visitor;
  }

  /** The frame with the widget's own page. */
  get frame(): Frame {
    if (!this.#frame) throw new Error('There is no widget yet.');
    return this.#frame;
  }

  /** Joins as people do, with the button of the lobby. */
  async join(): Promise<void> {
    await this.untilView('is in the lobby', ({ state }) => state === 'lobby', { within: WIDGET_OPEN_WITHIN });
    await this.frame.getByRole('button', { name: 'Join' }).click();
  }

  protected override async askView(): Promise<View | undefined> {
    return await this.frame.evaluate(() => window.widget?.view());
  }

  protected override async askStatisticsOf(name: Name): Promise<string[] | undefined> {
    return await this.frame.evaluate((asked) => window.widget?.statisticsOf(asked), name);
  }

  protected override async askHistory(): Promise<string[] | undefined> {
    return await this.frame.evaluate(() => window.widget?.connectionHistory());
  }

  async #untilWidget(): Promise<void> {
    await eventually(
      `${this.name}'s widget is open`,
      async () => {
        this.#frame = this.page.frames().find((frame) => frame.url() === 'about:srcdoc');
        const isOpen = await this.#frame?.evaluate(() =>
          Boolean(document.querySelector('mesh-call')?.shadowRoot?.querySelector('[part=frame]')),
        );
        return missing(isOpen === true ? [] : [await this.page.innerText('body'), ...this.complaints]);
      },
      { within: WIDGET_OPEN_WITHIN },
    );
  }
}

async function withoutIdentity(route: Route): Promise<void> {
  try {
    const response = await route.fetch();
    const answer = (await response.json()) as Record<string, unknown>;
    await route.fulfill({ response, json: { ...answer, identity: undefined } });
  } catch {
    // The page was closed meanwhile.
  }
}

let bundled: Promise<string> | undefined;

/** The script that watches in each frame, as one text. */
async function watchScript(): Promise<string> {
  bundled ??= build({
    entryPoints: [WATCH],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return await bundled;
}
