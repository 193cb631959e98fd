import type { Browser, Page } from 'puppeteer-core';
import type { Playing } from '../calls/pages/person.ts';
import type { View } from '../calls/pages/sightings.ts';
import type { Name } from './cast.ts';
import { addressOf, type Entrance } from './person.ts';
import { Viewer } from './viewer.ts';

const PAGE_READY_WITHIN = 30_000;

/** One person of a test whose browser is Firefox. */
export class FirefoxPerson extends Viewer {
  readonly page: Page;

  private constructor(name: Name, page: Page) {
    super(name);
    this.page = page;
  }

  /** Opens the page in a context of its own; the person is in the room's lobby or on the way there. */
  static async enter(name: Name, browser: Browser, entrance: Entrance): Promise<FirefoxPerson> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    page.on('pageerror', (error) => {
      console.error(`Error in ${name}'s page: ${error instanceof Error ? error.message : String(error)}`);
    });
    await page.goto(addressOf(name, entrance));
    await page.waitForFunction(() => window.person !== undefined, { timeout: PAGE_READY_WITHIN });
    return new FirefoxPerson(name, page);
  }

  /** Clicks the button of this name with the mouse. */
  async click(name: string): Promise<void> {
    const button = await this.page.evaluateHandle((wanted) => {
      const all = (root: ParentNode): Element[] =>
        [...root.querySelectorAll('*')].flatMap((element) => [
          element,
          ...(element.shadowRoot ? all(element.shadowRoot) : []),
        ]);
      return all(document).find(
        (element) =>
          element.localName === 'button' &&
          [element.textContent.trim(), element.getAttribute('aria-label')].includes(wanted),
      );
    }, name);
    const element = button.asElement() as Awaited<ReturnType<Page['$']>>;
    if (element === null) throw new Error(`${this.name} has no button «${name}».`);
    await element.click();
  }

  /** The person plays `name` like this from now on. */
  async playAs(name: Name, choice: Playing): Promise<void> {
    await this.page.evaluate((peer, chosen) => window.person?.playAs(peer, chosen), name, choice);
  }

  /** Closes the page. */
  async close(): Promise<void> {
    await this.page.close();
  }

  protected override async askView(): Promise<View | undefined> {
    return await this.page.evaluate(() => window.person?.view());
  }

  protected override async askStatisticsOf(name: Name): Promise<string[] | undefined> {
    return await this.page.evaluate((asked) => window.person?.statisticsOf(asked), name);
  }

  protected override async askHistory(): Promise<string[] | undefined> {
    return await this.page.evaluate(() => window.person?.connectionHistory());
  }
}
