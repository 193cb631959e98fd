import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { endCaptureService } from '../support/browser-services.ts';
import { launchBrowser } from '../support/browser.ts';
import type { Name } from '../support/cast.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import { fakeDevicesOf } from '../support/fake-devices.ts';
import { RoomServer } from '../support/hocuspocus.ts';
import { startPageServer } from '../support/page-server.ts';
import { Person } from '../support/person.ts';
import { openLoneVoice } from './support/lone-voice.ts';

const MEDIA_WITHIN = 20_000;
const USED_FOR = 2000;
/** Longer than a service takes to begin again. */
const SILENT_FOR = 2000;

test('two people see and hear what their devices capture, and again with the next ones after those have died', async (t) => {
  const people = await callOfTwo(t);
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  // A device that stops sooner counts as broken.
  await pause(USED_FOR);
  for (const service of ['audio.mojom.AudioService', 'video_capture.mojom.VideoCaptureService'] as const) {
    assert.ok((await endCaptureService(service)) > 0, service);
  }
  for (const person of people) {
    await person.untilView('is told', ({ text }) => text.includes('Camera and microphone replaced'), {
      within: MEDIA_WITHIN,
    });
  }
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
});

test('a player of any page claims to go on after the audio service has died, and is silent until it gets its stream anew', async (t) => {
  const browser = await launchBrowser();
  t.after(() => browser.close());
  const page = await browser.newPage();
  await openLoneVoice(page);
  const hears = async (): Promise<boolean> => {
    const before = await page.evaluate(() => window.loneVoice!.played());
    await pause(SILENT_FOR);
    return (await page.evaluate(() => window.loneVoice!.played())) > before;
  };
  assert.ok(await hears());
  assert.equal(await endCaptureService('audio.mojom.AudioService'), 1);
  await pause(SILENT_FOR);
  assert.ok(!(await hears()), 'Chromium goes on by itself now: remote-playback.ts need not help any more');
  assert.ok(await page.evaluate(() => window.loneVoice!.claimsToPlay()));
  await page.evaluate(() => window.loneVoice!.startAnew());
  assert.ok(await hears());
});

/** Two people with devices of their own, who have joined. */
async function callOfTwo(t: TestContext): Promise<Person[]> {
  const pages = await startPageServer();
  t.after(() => pages.close());
  const roomServer = await RoomServer.start();
  t.after(() => roomServer.stop());
  const directory = await mkdtemp(join(tmpdir(), 'mesh-call-devices-'));
  t.after(() => rm(directory, { recursive: true }));

  const enter = async (name: Name): Promise<Person> => {
    // The fake devices belong to the browser process, so each person needs a browser.
    const browser = await launchBrowser({ extraFlags: await fakeDevicesOf(name, directory) });
    t.after(() => browser.close());
    return await Person.enter(name, await browser.newContext(), {
      pagesUrl: pages.url,
      roomUrl: roomServer.urlFor(name),
      room: 'real-capture',
      source: 'devices',
    });
  };
  const people = await Promise.all([enter('alice'), enter('bob')]);
  await Promise.all(people.map((person) => person.join()));
  return people;
}
