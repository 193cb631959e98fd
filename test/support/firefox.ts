import puppeteer, { type Browser } from 'puppeteer-core';
import { findFirefox } from '../../scripts/lib/firefox.mjs';
import { findProgram } from '../../scripts/lib/programs.mjs';
import type { SoundServer } from './sound-server.ts';

/** Why there can be no test with Firefox on this machine; false when there can. */
export function whyNoFirefox(): string | false {
  if (findFirefox() === undefined)
    return 'firefox-esr is not installed (Debian: apt-get install firefox-esr)';
  // The second one listens to the first; Debian installs both together.
  if (findProgram('pulseaudio') === undefined || findProgram('parec') === undefined)
    return 'pulseaudio is not installed (Debian: apt-get install pulseaudio)';
  return false;
}

/** A headless Firefox as people install it, in which media plays without a gesture and fake devices are granted. */
export async function launchFirefox(sound: SoundServer): Promise<Browser> {
  return await puppeteer.launch({
    browser: 'firefox',
    executablePath: findFirefox() ?? 'firefox-esr',
    headless: true,
    env: { ...process.env, ...sound.environment },
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      // Names of hosts need multicast, which this network doesn't have.
      'media.peerconnection.ice.obfuscate_host_addresses': false,
      'media.autoplay.default': 0,
      'media.autoplay.blocking_policy': 0,
      'media.autoplay.block-webaudio': false,
    },
  });
}
