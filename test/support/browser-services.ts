import { readdir, readFile } from 'node:fs/promises';

/** A part of Chromium that captures, in a process of its own. */
export type CaptureService = 'audio.mojom.AudioService' | 'video_capture.mojom.VideoCaptureService';

/**
 * Ends the processes of a service in all browsers that Playwright has started, as when a driver crashes: tracks that are
 * captured with it end. Browsers start the service again when it is needed. Linux only. Returns how many were ended.
 */
export async function endCaptureService(service: CaptureService): Promise<number> {
  let ended = 0;
  for (const id of await readdir('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    // A process may be gone by the time that it is looked at.
    const command = await readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '');
    // Nobody's own browser, should the tests not be in a box.
    if (!command.includes(`--utility-sub-type=${service}`) || !command.includes('playwright_')) continue;
    process.kill(Number(id), 'SIGKILL');
    ended += 1;
  }
  return ended;
}
