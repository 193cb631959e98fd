import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';
import { startPageServer, type PageServer } from '../../support/page-server.ts';
import { SHEET, type Shot } from './shots.ts';

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

/** Takes pictures of the states in demo/sizes that are the same each time and on each machine. */
export class Studio {
  /** What takes the pictures. */
  readonly browser: Browser;
  readonly #pages: PageServer;
  readonly #page: Page;

  private constructor(browser: Browser, pages: PageServer, page: Page) {
    this.browser = browser;
    this.#pages = pages;
    this.#page = page;
  }

  static async open(): Promise<Studio> {
    const [browser, pages] = await Promise.all([launchBrowser({ extraFlags: FLAGS }), startPageServer()]);
    const context = await browser.newContext({
      viewport: SHEET,
      locale: 'en-GB',
      timezoneId: 'UTC',
      colorScheme: 'light',
      reducedMotion: 'reduce',
      // The letters come into the page as a style that its policy would refuse.
      bypassCSP: true,
    });
    const page = await context.newPage();
    await page.clock.setFixedTime(NOW);
    await page.addInitScript(paintWallsPlain);
    await page.goto(`${pages.url}/demo/sizes/?bare`);
    await page.addStyleTag({ content: STYLE });
    return new Studio(browser, pages, page);
  }

  /** A picture of the state at all sizes, as a PNG file: see `FRAMES` for what is where. */
  async take({ state, look }: Shot): Promise<Buffer> {
    await this.#page.evaluate(choose, { state, look });
    return await this.takeAgain();
  }

  /** Another picture of the same: a machine at its limit paints videos later than it says that they are there. */
  async takeAgain(): Promise<Buffer> {
    await untilAtRest(this.#page);
    return await this.#page.screenshot({ animations: 'disabled', caret: 'hide' });
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.#pages.close();
  }
}

/** Runs in the page: chooses from its lists, as a person would. */
function choose(choice: Readonly<Record<string, string>>): void {
  for (const [id, value] of Object.entries(choice)) {
    const list = document.getElementById(id);
    if (!(list instanceof HTMLSelectElement)) throw new Error(`The page has no list ${id}.`);
    list.value = value;
    if (list.value !== value) throw new Error(`The list ${id} has no ${value}.`);
    list.dispatchEvent(new Event('change'));
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
      const { lang } = document.querySelector<HTMLElement>('#sizes') ?? document.documentElement;
      const calls = [...document.querySelectorAll('states-call')];
      const isShown = (video: HTMLVideoElement): boolean => video.srcObject === null || video.videoWidth > 0;
      return (
        calls.length > 0 &&
        // A language is loaded when it is shown for the first time.
        calls.every(({ shadowRoot }) => shadowRoot?.querySelector('[lang]')?.getAttribute('lang') === lang) &&
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
