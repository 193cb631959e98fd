import { writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import type { Demo } from '../../../demo/serve.ts';
import { expectMovingPictures } from '../../support/videos.ts';

const PEOPLE = ['Ada', 'Grace', 'Katherine', 'Radia', 'Barbara', 'Hedy'] as const;
const VIEWPORT = { width: 1280, height: 640 };
/** Only one window is in the picture; the others need not be painted large. */
const SMALL = { width: 480, height: 360 };
const MEDIA_WITHIN = 120_000;

/** Takes a picture of a call of six, as the first of them sees it. */
export async function takeCall(demo: Demo, browser: Browser, file: URL): Promise<void> {
  const windows = [];
  for (const [index, name] of PEOPLE.entries()) {
    const context = await browser.newContext({
      viewport: index === 0 ? VIEWPORT : SMALL,
      colorScheme: 'light',
    });
    const page = await context.newPage();
    const query = new URLSearchParams({ room: 'screenshot', name, index: String(index) });
    await page.goto(`${demo.url}/demo/wall/person.html?${query.toString()}`);
    windows.push({ name, page, frame: page.mainFrame() });
  }
  await expectMovingPictures(windows, PEOPLE.length - 1, { within: MEDIA_WITHIN });
  const [first, , , muted] = windows;
  // One of them has the microphone off, as somebody always has.
  await muted?.page.getByRole('button', { name: 'Microphone' }).click();
  await first?.page.waitForFunction(() =>
    document.querySelector('mesh-call')?.snapshot.peers.some((peer) => !peer.microphone),
  );
  const picture = await first?.page.screenshot();
  if (picture) await writeFile(file, picture);
  await Promise.all(windows.map(({ page }) => page.context().close()));
}
