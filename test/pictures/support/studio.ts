import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { startPageServer, type PageServer } from '../../support/page-server.ts';
import { type Look, type Shot, type Size, SIZES } from './shots.ts';

const PICTURES_WITHIN = 10_000;
/** Some day, so that all that tells a time tells the same. */
const NOW = '2026-03-14T09:26:00Z';

/** Letters are drawn without regard to the screen and the system's taste. */
const FLAGS = [
  '--font-render-hinting=none',
  '--disable-font-subpixel-positioning',
  '--disable-lcd-text',
  '--force-color-profile=srgb',
];

const resolve = createRequire(import.meta.url).resolve;
const fonts = [
  ['Inter', '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2'],
  ['Arabic', '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2'],
] as const;
const faces = fonts.map(([family, file]) => {
  const data = readFileSync(resolve(file)).toString('base64');
  return `@font-face { font-family: 'Studio ${family}'; font-weight: 100 900; src: url(data:font/woff2;base64,${data}); }`;
});
/** The same letters on every machine, whatever fonts it has. */
const STYLE = `${faces.join('\n')}
:root, body, states-call { --mesh-font: 'Studio Inter', 'Studio Arabic', sans-serif; font-family: var(--mesh-font); }`;

/** Takes pictures of the states in demo/states that are the same each time and on each machine. */
export class Studio {
  /** What takes the pictures. */
  readonly browser: Browser;
  readonly #pages: PageServer;
  #open: { readonly key: string; readonly page: Page } | undefined;

  private constructor(browser: Browser, pages: PageServer) {
    this.browser = browser;
    this.#pages = pages;
  }

  static async open(): Promise<Studio> {
    const [browser, pages] = await Promise.all([launchBrowser({ extraFlags: FLAGS }), startPageServer()]);
    return new Studio(browser, pages);
  }

  /** A picture of the state, as a PNG file. The page of the last state and look is kept for its other sizes. */
  async take({ state, size, look }: Shot): Promise<Buffer> {
    const page = await this.#pageOf(state, look, size);
    await page.setViewportSize(SIZES[size]);
    await untilAtRest(page);
    return await page.screenshot({ animations: 'disabled', caret: 'hide' });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.#pages.close();
  }

  async #pageOf(state: string, look: Look, size: Size): Promise<Page> {
    // What a lobby unfolds depends on the size that it has at first.
    const key = `${state} ${look} ${state.startsWith('lobby') ? size : ''}`;
    if (this.#open?.key === key) return this.#open.page;
    await this.#open?.page.context().close();
    const context = await this.#contextOf(look, size);
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    await page.addInitScript(paintWallsPlain);
    const query = new URLSearchParams({ only: state, theme: look === 'dark' ? 'dark' : 'light' });
    if (look === 'rtl') query.set('lang', 'ar');
    await page.goto(`${this.#pages.url}/demo/states/?${query.toString()}`);
    await page.addStyleTag({ content: STYLE });
    this.#open = { key, page };
    return page;
  }

  async #contextOf(look: Look, size: Size): Promise<BrowserContext> {
    return await this.browser.newContext({
      viewport: SIZES[size],
      locale: look === 'rtl' ? 'ar' : 'en-GB',
      timezoneId: 'UTC',
      colorScheme: look === 'dark' ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
  }
}

/** Runs in the page: a wall of one colour makes the files a third as large. */
function paintWallsPlain(): void {
  const original = Object.getOwnPropertyDescriptor(CanvasGradient.prototype, 'addColorStop')?.value as (
    this: CanvasGradient,
    offset: number,
    color: string,
  ) => void;
  CanvasGradient.prototype.addColorStop = function (offset, color) {
    if (offset === 0) original.call(this, offset, color);
  };
}

/** Waits until each video shows its picture, the fonts are there, and nothing moves any more. */
async function untilAtRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const all = (root: ParentNode): Element[] =>
        [...root.querySelectorAll('*')].flatMap((element) => [
          element,
          ...(element.shadowRoot ? all(element.shadowRoot) : []),
        ]);
      const elements = all(document);
      const isShown = (video: HTMLVideoElement): boolean => video.srcObject === null || video.videoWidth > 0;
      return (
        document.querySelector('main section') !== null &&
        document.fonts.status === 'loaded' &&
        elements.every((element) => !(element instanceof HTMLVideoElement) || isShown(element))
      );
    },
    undefined,
    { timeout: PICTURES_WITHIN },
  );
  await page.evaluate(async () => {
    await document.fonts.ready;
    // Sizes are watched by observers, which call back after a frame, and what they change is in the one after that.
    for (let frame = 0; frame < 4; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
  });
}
