import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { launchBrowser } from '../support/browser.ts';
import type { Name } from '../support/cast.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import { fakeDevicesOf } from '../support/fake-devices.ts';
import { RoomServer } from '../support/hocuspocus.ts';
import { startPageServer } from '../support/page-server.ts';
import { Person } from '../support/person.ts';

const MEDIA_WITHIN = 20_000;

test('two people in two browsers see and hear what their cameras and microphones capture', async (t) => {
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
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
});
