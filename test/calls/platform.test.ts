import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startDemo, type Demo } from '../../demo/serve.ts';
import { launchBrowser } from '../support/browser.ts';
import { nameOfColor, nameOfTone, type Name } from '../support/cast.ts';
import type { Scope } from '../support/call-lab.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import { fakeDevicesOf } from '../support/fake-devices.ts';
import { WidgetVisitor, type Visit } from '../support/widget-visitor.ts';

const MEDIA_WITHIN = 20_000;
const STATE_WITHIN = 15_000;
/** As long as the SDK waits for a host, ms. */
const GREETING_WITHIN = 5000;

const WIDGET_FILE = new URL('../../demo/widget/widget.html', import.meta.url);
const META = /<meta name="robutler:widget".*>/;
const CDN = /https:\/\/cdn\.jsdelivr\.net\/npm\/mesh-call@[\d.]+/;

let demo: Demo;
let widgetFile: string;
let devices: string;
/** The fake devices belong to the browser process, so each person needs a browser. */
const browsers = new Map<Name, Browser>();

before(async () => {
  devices = await mkdtemp(join(tmpdir(), 'mesh-call-devices-'));
  [demo, widgetFile] = await Promise.all([startDemo({ port: 0 }), readFile(WIDGET_FILE, 'utf8')]);
  const launch = async (name: Name): Promise<void> => {
    browsers.set(name, await launchBrowser({ extraFlags: await fakeDevicesOf(name, devices) }));
  };
  await Promise.all((['alice', 'bob', 'carol'] as const).map(launch));
});
after(async () => {
  await Promise.all([...browsers.values()].map((browser) => browser.close()));
  await demo.close();
  await rm(devices, { recursive: true });
});

test('three people on the platform page see and hear each other, under its names and its strict policy', async (t) => {
  const people = await Promise.all((['alice', 'bob', 'carol'] as const).map((name) => visit(t, name)));
  for (const person of people)
    assert.deepEqual(await person.frame.evaluate(placeOfCall), await person.frame.evaluate(wholeFrame));
  await Promise.all(people.map((person) => person.join()));
  // A picture counts only under the name of its sender, and nobody but the portal was told a name.
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  for (const person of people) assert.deepEqual(complaintsOf(person), [], person.name);
});

test('an inline script, an inline style and storage would have been noticed', async (t) => {
  const careless = `<style>body { color: red; }</style>
    <script>document.title = 'ran';</script>
    <script type="module" src="/widgets/nothing.js"></script></head>`;
  const alice = await visit(t, 'alice', { file: widgetFile.replace('</head>', careless) });
  assert.notEqual(await alice.frame.title(), 'ran');
  await alice.frame.evaluate(() => sessionStorage);
  const noticed = alice.complaints.join('\n');
  assert.match(noticed, /Policy violation: script-src-elem inline/);
  assert.match(noticed, /Policy violation: style-src-elem inline/);
  assert.match(noticed, /Storage access: sessionStorage/);
});

test('under the newer policy an inline script runs', async (t) => {
  const file = widgetFile.replace('</head>', `<script>document.title = 'ran';</script></head>`);
  const alice = await visit(t, 'alice', { file, query: { policy: 'newer' } });
  assert.equal(await alice.frame.title(), 'ran');
  await alice.untilView('is in the lobby', ({ state }) => state === 'lobby', { within: STATE_WITHIN });
  assert.deepEqual(complaintsOf(alice), []);
});

test('a frame without an origin has no devices: one joins, sees and hears', async (t) => {
  const query = { item: 'design-review' };
  const [alice, bob] = await Promise.all([
    visit(t, 'alice', { query }),
    visit(t, 'bob', { query: { ...query, sandbox: 'opaque' } }),
  ]);
  assert.equal(await bob.frame.evaluate(() => self.origin), 'null');
  await Promise.all([alice.join(), bob.join()]);
  await bob.untilView(
    'sees and hears alice',
    ({ peers: [peer] }) =>
      peer?.color !== undefined &&
      peer.hertz !== undefined &&
      nameOfColor(peer.color) === 'alice' &&
      nameOfTone(peer.hertz) === 'alice',
    { within: MEDIA_WITHIN },
  );
  assert.deepEqual(await deviceErrorsOf(bob), ['capture-denied-by-page', 'capture-denied-by-page']);
  assert.deepEqual(bob.complaints, []);
});

test('a widget without the meta tag gets no devices, is told why, and joins', async (t) => {
  const alice = await visit(t, 'alice', {
    file: widgetFile.replace(META, ''),
    query: { item: 'crew-notes' },
  });
  await alice.untilView(
    'is told',
    ({ text }) => text.includes('This page doesn’t allow camera and microphone'),
    {
      within: STATE_WITHIN,
    },
  );
  assert.deepEqual(await deviceErrorsOf(alice), ['capture-denied-by-page', 'capture-denied-by-page']);
  await alice.join();
  await alice.untilView('is in', ({ state }) => state === 'joined', { within: STATE_WITHIN });
  // The browser's own words for what the lobby says.
  assert.deepEqual(
    new Set(complaintsOf(alice)),
    new Set(
      ['microphone', 'camera'].map(
        (device) => `Permissions policy violation: ${device} is not allowed in this document.`,
      ),
    ),
  );
});

for (const [answer, code, title] of [
  ['permission', 'host-permission', 'Calls aren’t allowed here'],
  ['service_unavailable', 'host-busy', 'The call can’t be opened now'],
] as const) {
  test(`the host’s ${answer} is told as ${code}`, async (t) => {
    const alice = await visit(t, 'alice', { query: { bridge: answer } });
    await alice.untilView(
      'is told',
      ({ state, text }) => state === 'failed' && text.includes(title) && text.includes(`Reason: ${code}`),
      { within: STATE_WITHIN },
    );
    const asked = `collab.getToken ${answer}`;
    assert.deepEqual(await answersTo(alice), ['hello ok', asked]);
    await alice.frame.getByRole('button', { name: 'Try again' }).click();
    await alice.page.locator('#answers li').nth(2).waitFor();
    assert.deepEqual(await answersTo(alice), ['hello ok', asked, asked], 'another try asks the host again');
  });
}

test('where the host doesn’t say who one is, the lobby asks, and the others see what was typed', async (t) => {
  const query = { item: 'quiet-corner' };
  const [alice, bob] = await Promise.all([
    visit(t, 'alice', { query, nameless: true }),
    visit(t, 'bob', { query }),
  ]);
  await alice.frame.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await Promise.all([alice.join(), bob.join()]);
  await bob.untilView('sees Ada', ({ text }) => text.includes('Ada'), { within: STATE_WITHIN });
});

test('a room code leads into the lobby of that code', async (t) => {
  const file = widgetFile.replace('<mesh-call fill>', '<mesh-call room-code="QUAY77">');
  const alice = await visit(t, 'alice', { file });
  await alice.untilView('is in the lobby', ({ state }) => state === 'lobby', { within: STATE_WITHIN });
  assert.deepEqual(await answersTo(alice), ['hello ok', 'collab.room.join ok']);
});

test('a tag from a classic script, which runs before the host’s, finds its host', async (t) => {
  const file = widgetFile.replace('type="module" ', '').replace('mesh-call.js', 'mesh-call.classic.js');
  const alice = await visit(t, 'alice', { file });
  await alice.untilView('is in the lobby', ({ state }) => state === 'lobby', { within: STATE_WITHIN });
});

test('the file opened alone says that its workspace is missing', async (t) => {
  const page = await openAlone(t, '/alone.html');
  await page.getByRole('heading', { name: 'No call in this preview' }).waitFor({ timeout: STATE_WITHIN });
  await page.getByText('Reason: host-detached').waitFor({ timeout: STATE_WITHIN });
  const refusal = await page.evaluate(async () => {
    const host = Reflect.get(globalThis, 'host') as { user: { current(): Promise<unknown> } };
    return await host.user.current().catch((error: unknown) => Reflect.get(Object(error), 'code') as unknown);
  });
  assert.equal(refusal, 'unknown_op');
});

test('the file in a frame of a page that is no portal says so too', async (t) => {
  const page = await openAlone(t, '/around.html');
  const call = page.frameLocator('iframe').locator('mesh-call');
  await call.getByText('Connecting to the room…').waitFor({ timeout: STATE_WITHIN });
  // Nobody answers the greeting of the SDK.
  await page.clock.runFor(GREETING_WITHIN);
  await call.getByText('Reason: host-detached').waitFor({ timeout: STATE_WITHIN });
});

async function visit(scope: Scope, name: Name, how: Partial<Visit> = {}): Promise<WidgetVisitor> {
  return await WidgetVisitor.enter(name, await contextOf(scope, name), { url: demo.url, ...how });
}

/** Opens the file with the SDK and no portal behind it, or a page with that one in a frame. */
async function openAlone(scope: Scope, path: '/alone.html' | '/around.html'): Promise<Page> {
  const page = await (await contextOf(scope, 'alice')).newPage();
  const alone = widgetFile
    .replace(CDN, '')
    .replace('<head>', '<head><script type="module" src="/widgets/sdk.v2.js"></script>');
  for (const [name, body] of [
    ['alone', alone],
    ['around', '<!doctype html><iframe src="/alone.html" width="600" height="400"></iframe>'],
  ] as const) {
    await page.route(`**/${name}.html`, (route) => route.fulfill({ contentType: 'text/html', body }));
  }
  await page.clock.install();
  await page.goto(`${demo.url}${path}`);
  return page;
}

async function contextOf(scope: Scope, name: Name): Promise<BrowserContext> {
  const context = await browsers.get(name)!.newContext({ viewport: { width: 640, height: 720 } });
  scope.after(() => context.close());
  return context;
}

async function deviceErrorsOf(person: WidgetVisitor): Promise<(string | undefined)[]> {
  return await person.frame.evaluate(() => {
    const { microphone, camera } = document.querySelector('mesh-call')!.snapshot.self;
    return [microphone.error?.code, camera.error?.code];
  });
}

/** What a frame with an origin leaves in its tab's storage for a reload is no offence (docs/security.md). */
function complaintsOf({ complaints }: WidgetVisitor): string[] {
  return complaints.filter((complaint) => complaint !== 'Storage access: sessionStorage');
}

/** What the widget asked its host for, and how that ended. */
async function answersTo(person: WidgetVisitor): Promise<string[]> {
  const lines = await person.page.locator('#answers li').allInnerTexts();
  return lines.map((line) => line.replaceAll(/\s+/g, ' '));
}

/** Runs in the page: where the call is in its frame. */
function placeOfCall(): Record<'left' | 'top' | 'width' | 'height', number> | undefined {
  const box = document.querySelector('mesh-call')?.getBoundingClientRect();
  return box && { left: box.left, top: box.top, width: box.width, height: box.height };
}

/** Runs in the page. */
function wholeFrame(): Record<'left' | 'top' | 'width' | 'height', number> {
  return { left: 0, top: 0, width: innerWidth, height: innerHeight };
}
