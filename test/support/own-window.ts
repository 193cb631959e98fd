import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Scope } from './call-lab.ts';
import { chromiumFlags, chromiumPath } from './chromium.ts';

/** A hidden page's timers become rare after this, s; five minutes are Chromium's own choice. */
const THROTTLED_AFTER = 10;

/**
 * Opens a browser window whose tabs are hidden and frozen as those of a person are: playwright makes every page of the
 * browsers that it launches believe that it is looked at.
 */
export async function openWindow(scope: Scope): Promise<BrowserContext> {
  const profile = mkdtempSync(join(tmpdir(), 'mesh-call-window-'));
  const browser = spawn(
    chromiumPath(),
    [
      ...chromiumFlags,
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `--enable-features=IntensiveWakeUpThrottling:grace_period_seconds/${THROTTLED_AFTER}`,
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(browser, 'exit');
  scope.after(async () => {
    browser.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  });
  const address = await addressIn(createInterface(browser.stderr));
  const connection = await chromium.connectOverCDP(address, { noDefaults: true });
  const [context] = connection.contexts();
  if (!context) throw new Error('The browser has no window.');
  return context;
}

/** Another tab comes to the front, so that this one is hidden. */
export async function hide(page: Page): Promise<void> {
  const other = await page.context().newPage();
  await other.bringToFront();
  await page.waitForFunction(() => document.visibilityState === 'hidden', undefined, { polling: 100 });
}

/** The browser freezes the hidden page, and lets it go on. */
export async function setFrozen(page: Page, frozen: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: frozen ? 'frozen' : 'active' });
  await session.detach();
}

async function addressIn(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const [, address] = /DevTools listening on (\S+)/.exec(line) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error('The browser ended before it could be connected to.');
}
