/** Takes the pictures of the documents: `node test/docs/take-screenshots.ts`. */

import { mkdir, writeFile } from 'node:fs/promises';
import { startDemo } from '../../demo/serve.ts';
import { launchBrowser } from '../support/browser.ts';
import { takeElements } from './support/take-elements.ts';
import { takeThemes } from './support/take-themes.ts';
import { expectMovingPictures } from '../support/videos.ts';

const FOLDER = new URL('../../docs/images/', import.meta.url);
const PEOPLE = ['Ada', 'Grace', 'Katherine', 'Radia', 'Barbara', 'Hedy'] as const;
const VIEWPORT = { width: 1280, height: 640 };
/** Only one window is in the picture; the others need not be painted large. */
const SMALL = { width: 480, height: 360 };
const MEDIA_WITHIN = 120_000;

const demo = await startDemo({ port: 0 });
const browser = await launchBrowser();
try {
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
  await mkdir(FOLDER, { recursive: true });
  const picture = await first?.page.screenshot();
  if (picture) await writeFile(new URL('call-of-six.png', FOLDER), picture);
  await takeElements(demo, browser, new URL('elements/', FOLDER));
  await takeThemes(demo, browser, new URL('themes.png', FOLDER));
} finally {
  await browser.close();
  await demo.close();
}
