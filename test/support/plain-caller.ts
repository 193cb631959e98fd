import type { Page } from 'playwright-core';
import type { CallLab, Scope } from './call-lab.ts';
import { castMember, nameOfTone, type Name } from './cast.ts';
import { eventually, missing, type Patience } from './eventually.ts';

declare global {
  interface Window {
    /** The hand-written page, once it is in the room. */
    voice?: {
      callEverybody(): Promise<void>;
      hangUp(): void;
      heard(): (number | undefined)[];
    };
  }
}

const PAGE_READY_WITHIN = 30_000;

/** Somebody whose page was written by hand after a platform's guide (test/calls/pages/plain.html). */
export class PlainCaller {
  readonly name: Name;
  readonly page: Page;

  private constructor(name: Name, page: Page) {
    this.name = name;
    this.page = page;
  }

  /** @param callable Whether the page shows in the room that it may be called. */
  static async enter(
    scope: Scope,
    lab: CallLab,
    name: Name,
    room: string,
    { callable = false } = {},
  ): Promise<PlainCaller> {
    const page = await lab.openPage(scope, '/test/calls/pages/plain.html', {
      name,
      room,
      url: lab.roomServer.urlFor(name),
      hertz: String(castMember(name).hertz),
      ...(callable && { callable: '' }),
    });
    page.on('pageerror', (error) => {
      console.error(`Error in ${name}'s page: ${error.stack ?? error.message}`);
    });
    await page.waitForFunction(() => window.voice !== undefined, undefined, { timeout: PAGE_READY_WITHIN });
    return new PlainCaller(name, page);
  }

  async callEverybody(): Promise<void> {
    await this.page.evaluate(() => window.voice?.callEverybody());
  }

  async hangUp(): Promise<void> {
    await this.page.evaluate(() => window.voice?.hangUp());
  }

  /** Waits until the tones of exactly these people are heard. */
  async untilHears(names: readonly Name[], patience: Patience): Promise<void> {
    await eventually(
      `${this.name} hears ${names.join(' and ')}`,
      async () => {
        const heard = (await this.page.evaluate(() => window.voice?.heard())) ?? [];
        const heardNames = heard.map((hertz) => (hertz === undefined ? undefined : nameOfTone(hertz)));
        return missing(names.filter((name) => !heardNames.includes(name)));
      },
      patience,
    );
  }
}
