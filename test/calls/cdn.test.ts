import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { launchBrowser } from '../support/browser.ts';
import { RoomServer } from '../support/hocuspocus.ts';
import { startPageServer } from '../support/page-server.ts';
import { expectMovingPictures } from '../support/videos.ts';

const MEDIA_WITHIN = 20_000;
const CDN_FOLDER = '/dist/cdn/';

const isBuilt = existsSync(new URL(`../..${CDN_FOLDER}mesh-call.js`, import.meta.url));

test(
  'a page with nothing but the CDN file and a few lines of HTML makes a call of two',
  { skip: isBuilt ? false : `There is no ${CDN_FOLDER}mesh-call.js: run npm run build first.` },
  async (t) => {
    const pages = await startPageServer();
    t.after(() => pages.close());
    const roomServer = await RoomServer.start();
    t.after(() => roomServer.stop());
    const browser = await launchBrowser();
    t.after(() => browser.close());

    const loaded: string[] = [];
    const windows = await Promise.all(
      ['alice', 'bob'].map(async (name) => {
        const page = await (await browser.newContext()).newPage();
        page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
        const query = new URLSearchParams({
          'display-name': name,
          room: 'cdn',
          url: roomServer.urlFor(name),
        });
        await page.goto(`${pages.url}/test/calls/pages/cdn.html?${query.toString()}`);
        return { name, frame: page.mainFrame() };
      }),
    );
    await expectMovingPictures(windows, 1, { within: MEDIA_WITHIN });

    const foreign = loaded.filter((path) => !path.startsWith(CDN_FOLDER) && !path.endsWith('/cdn.html'));
    assert.deepEqual(
      foreign.filter((path) => path !== '/favicon.ico'),
      [],
      'nothing else was loaded',
    );
    // The page names the first one with a query, so loading it by its name would be a second copy of the kit.
    for (const name of ['mesh-call.js', 'mesh-call.stage.js', 'mesh-call.room.js']) {
      assert.equal(loaded.filter((path) => path === `${CDN_FOLDER}${name}`).length, windows.length, name);
    }
  },
);
