import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, chromiumPath } from './chromium.ts';

/** What a test can ask of its browser. */
export interface BrowserOptions {
  readonly extraFlags?: readonly string[];
  /** Keeps pages that are left, as a person's browser does; playwright alone switches that off. Default false. */
  readonly keepsLeftPages?: boolean;
}

/** A headless Chromium in which media plays without a gesture and devices are granted. */
export async function launchBrowser({
  extraFlags = [],
  keepsLeftPages = false,
}: BrowserOptions = {}): Promise<Browser> {
  return await chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumFlags, ...extraFlags],
    ignoreDefaultArgs: keepsLeftPages ? ['--disable-back-forward-cache'] : [],
  });
}
