import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type Demo } from '../../demo/serve.ts';
import { launchBrowser } from '../support/browser.ts';
import { expectMovingPictures } from '../support/videos.ts';

const MEDIA_WITHIN = 20_000;

let demo: Demo;
let browser: Browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo({ port: 0 }), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await demo.close();
});

test('two windows of the demo page with the same link see each other', async () => {
  const first = await open('/demo/');
  // The link for a second window is all that the second one is told.
  const invitation = await first.locator('#second').getAttribute('href');
  const second = await open(new URL(invitation ?? '').pathname + new URL(invitation ?? '').search);
  for (const [page, name] of [
    [first, 'alice'],
    [second, 'bob'],
  ] as const) {
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', { name: 'Join' }).click();
  }
  await expectMovingPictures(
    [
      { name: 'the first window', frame: first.mainFrame() },
      { name: 'the second window', frame: second.mainFrame() },
    ],
    1,
    { within: MEDIA_WITHIN },
  );
});

test('the wall shows a whole mesh of three', async () => {
  const wall = await open('/demo/wall/?n=3');
  const people = wall.frames().filter((frame) => frame !== wall.mainFrame());
  await expectMovingPictures(
    people.map((frame, index) => ({ name: `frame ${index + 1}`, frame })),
    2,
    { within: MEDIA_WITHIN },
  );
});

async function open(path: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${demo.url}${path}`);
  return page;
}
