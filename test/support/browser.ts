import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, chromiumPath, GIVES_DEVICES } from './chromium.ts';

/** What a test can ask of its browser. */
export interface BrowserOptions {
  readonly extraFlags?: readonly string[];
  /** Asks the person for devices, who says no at first: nobody is there to click. Default false. */
  readonly asksForDevices?: boolean;
  /** Keeps pages that are left, as a person's browser does; playwright alone switches that off. Default false. */
  readonly keepsLeftPages?: boolean;
}

/** A headless Chromium in which media plays without a gesture and devices are granted. */
export async function launchBrowser({
  extraFlags = [],
  asksForDevices = false,
  keepsLeftPages = false,
}: BrowserOptions = {}): Promise<Browser> {
  return await chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumFlags.filter((flag) => !asksForDevices || flag !== GIVES_DEVICES), ...extraFlags],
    ignoreDefaultArgs: keepsLeftPages ? ['--disable-back-forward-cache'] : [],
  });
}
