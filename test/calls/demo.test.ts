import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type Demo } from '../../demo/serve.ts';
import { launchBrowser } from '../support/browser.ts';
import { hasTurnServer, TurnServer } from '../support/turn-server.ts';
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
  await expectTwoWindowsMeet(demo, '/demo/');
});

test(
  'with a TURN server, two windows with ?relay in their link meet through it',
  { skip: hasTurnServer() ? false : 'coturn is not installed (Debian: apt-get install coturn)' },
  async (t) => {
    const turn = await TurnServer.start();
    t.after(() => turn.stop());
    const relayed = await startDemo({ port: 0, turn: turn.settings });
    t.after(() => relayed.close());
    const windows = await expectTwoWindowsMeet(relayed, '/demo/?relay');
    for (const page of windows) assert.equal(await localEndOf(page), 'relay');
  },
);

test('the wall shows a whole mesh of three', async () => {
  const wall = await open('/demo/wall/?n=3');
  const people = wall.frames().filter((frame) => frame !== wall.mainFrame());
  await expectMovingPictures(
    people.map((frame, index) => ({ name: `frame ${index + 1}`, frame })),
    2,
    { within: MEDIA_WITHIN },
  );
});

/** Opens a window, and a second one by the link that the first one gives; both join. */
async function expectTwoWindowsMeet(site: Demo, path: string): Promise<[first: Page, second: Page]> {
  const first = await open(path, site);
  // The link for a second window is all that the second one is told.
  const invitation = new URL((await first.locator('#second').getAttribute('href')) ?? '');
  const second = await open(invitation.pathname + invitation.search, site);
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
  return [first, second];
}

/** The type of the ICE candidate that the window's only link begins at. */
async function localEndOf(page: Page): Promise<string | undefined> {
  const entries = await page.evaluate(async () => {
    const call = document.querySelector('mesh-call');
    const report = await call?.session?.getStats(call.snapshot.peers[0]?.id ?? '');
    return [...((report?.values() ?? []) as Iterable<Record<string, string>>)];
  });
  const transport = entries.find(({ type }) => type === 'transport');
  const pair = entries.find(({ id }) => id === transport?.['selectedCandidatePairId']);
  return entries.find(({ id }) => id === pair?.['localCandidateId'])?.['candidateType'];
}

async function open(path: string, site = demo): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${site.url}${path}`);
  return page;
}
