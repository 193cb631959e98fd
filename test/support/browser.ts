import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, chromiumPath } from './chromium.ts';

/** A headless Chromium in which media plays without a gesture and devices are granted. */
export async function launchBrowser(extraFlags: readonly string[] = []): Promise<Browser> {
  return await chromium.launch({ executablePath: chromiumPath(), args: [...chromiumFlags, ...extraFlags] });
}
