import { chromium, type Browser } from 'playwright-core';
import { chromiumFlags, chromiumPath, FAKE_DEVICES, GIVES_DEVICES } from './chromium.ts';
import type { SoundServer } from './sound-server.ts';

/** What a test can ask of its browser. */
export interface BrowserOptions {
  readonly extraFlags?: readonly string[];
  /** Asks the person for devices, who says no at first: nobody is there to click. Default false. */
  readonly asksForDevices?: boolean;
  /** Keeps pages that are left, as a person's browser does; playwright alone switches that off. Default false. */
  readonly keepsLeftPages?: boolean;
  /** Where it plays what pages play; such a browser has no fake devices. Default: nowhere. */
  readonly sound?: SoundServer;
}

/** A headless Chromium in which media plays without a gesture and devices are granted. */
export async function launchBrowser({
  extraFlags = [],
  asksForDevices = false,
  keepsLeftPages = false,
  sound,
}: BrowserOptions = {}): Promise<Browser> {
  const without = [asksForDevices && GIVES_DEVICES, sound && FAKE_DEVICES];
  return await chromium.launch({
    executablePath: chromiumPath(),
    args: [...chromiumFlags.filter((flag) => !without.includes(flag)), ...extraFlags],
    ignoreDefaultArgs: [
      ...(keepsLeftPages ? ['--disable-back-forward-cache'] : []),
      ...(sound ? ['--mute-audio'] : []),
    ],
    ...(sound && { env: { ...process.env, ...sound.environment } }),
  });
}
