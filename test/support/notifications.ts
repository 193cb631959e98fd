import type { Browser, Page } from 'playwright-core';

/**
 * Lets the pages of this page's context notify, for as long as the browser runs. Playwright's `grantPermissions()` would
 * take all other permissions away.
 */
export async function allowNotifications(browser: Browser, page: Page): Promise<void> {
  const ofPage = await page.context().newCDPSession(page);
  const { targetInfo } = await ofPage.send('Target.getTargetInfo');
  await ofPage.detach();
  // What a session sets ends with it, so it stays.
  const ofBrowser = await browser.newBrowserCDPSession();
  const { browserContextId } = targetInfo;
  await ofBrowser.send('Browser.setPermission', {
    permission: { name: 'notifications' },
    setting: 'granted',
    ...(browserContextId !== undefined && { browserContextId }),
  });
}
