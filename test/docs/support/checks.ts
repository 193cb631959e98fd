import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { TestContext } from 'node:test';
import type { Page } from 'playwright-core';
import { eventually, missing } from '../../support/eventually.ts';
import { expectMovingPictures } from '../../support/videos.ts';
import { elementEntries } from './elements-page.ts';
import type { Example } from './examples.ts';
import type { ExampleWorld, Files, OpenedPage } from './example-world.ts';

export const MEDIA_WITHIN = 20_000;
const NAMES = ['Ada', 'Grace'] as const;

/** Runs an example and fails unless it does what the document says. */
export type Check = (world: ExampleWorld, example: Example, test: TestContext) => Promise<void>;

/** The tag that goes with a script that only deals with an existing one. */
export const TAG = '<mesh-call url="wss://rooms.example.com" room="standup" token="TOKEN"></mesh-call>';

/** The files of an example that is a script only, with the page around it that its document describes. */
export function withPage({ files }: Example, body: string): Files {
  const script = [...files.keys()].find((name) => /\.(ts|js)$/.test(name)) ?? '';
  const page = `<!doctype html><body>${body}<script type="module" src="${script}"></script></body>`;
  return new Map([...files, ['index.html', page]]);
}

/** Two people open the page, join from the lobby where there is one, and see each other. */
export async function expectCallOfTwo(
  world: ExampleWorld,
  files: Files,
  test: TestContext,
): Promise<OpenedPage[]> {
  const windows = await world.openWindows(test, files, NAMES.length);
  await Promise.all(windows.map(({ page }, index) => joinFromLobby(page, NAMES[index] ?? '')));
  await expectMovingPictures(
    windows.map(({ page }, index) => ({ name: NAMES[index] ?? '', frame: page.mainFrame() })),
    NAMES.length - 1,
    { within: MEDIA_WITHIN },
  );
  expectNoErrors(windows);
  return windows;
}

/** One person opens the page and sees the room's lobby and the own picture in it. */
export async function expectLobby(world: ExampleWorld, files: Files, test: TestContext): Promise<void> {
  const windows = await world.openWindows(test, files, 1);
  for (const { page } of windows) {
    await page.getByRole('button', { name: 'Join' }).waitFor({ timeout: MEDIA_WITHIN });
    await page.locator('camera-toggle:state(on)').waitFor({ timeout: MEDIA_WITHIN });
    assert.equal(await page.evaluate(() => document.querySelector('mesh-call')?.snapshot.state), 'lobby');
  }
  expectNoErrors(windows);
}

/** Elements that show nothing to somebody who is alone. */
const NEED_COMPANY: ReadonlySet<string> = new Set(['person-menu']);

/** The page of an element shows it, drawn, beside the call that it belongs to. */
export const expectElement: Check = async (world, { files, name }, test) => {
  const tag = name.replace('element-', '');
  const page = `<!doctype html><body>
    ${files.get('index.html') ?? ''}
    <script type="module" src="/vendor/mesh-call.js"></script>
  </body>`;
  const people = NEED_COMPANY.has(tag) ? 2 : 1;
  const [window] = await world.openWindows(test, new Map([['index.html', page]]), people);
  assert.ok(window);
  await window.page.locator(`${tag}:defined`).first().waitFor({ state: 'attached', timeout: MEDIA_WITHIN });
  await window.page.waitForFunction(
    (element) => {
      const isDrawn = (document.querySelector(element)?.shadowRoot?.childElementCount ?? 0) > 0;
      const call = document.querySelector('mesh-call');
      return isDrawn && (!call || ['lobby', 'joined'].includes(call.snapshot.state));
    },
    tag,
    { timeout: MEDIA_WITHIN },
  );
  expectNoErrors([window]);
};

/** The page of an example gives what the selector finds this style. */
export async function expectStyle(
  world: ExampleWorld,
  files: Files,
  test: TestContext,
  selector: string,
  property: 'color' | 'backgroundColor' | 'textTransform',
  expected: string,
): Promise<void> {
  const [window] = await world.openWindows(test, files, 1);
  assert.ok(window);
  const found = window.page.locator(selector);
  await found.waitFor({ timeout: MEDIA_WITHIN });
  await eventually(
    `${selector} has the ${property} ${expected}`,
    async () => {
      const actual = await found.evaluate((element, name) => getComputedStyle(element)[name], property);
      return missing(actual === expected ? [] : [`it is ${actual}`]);
    },
    { within: MEDIA_WITHIN },
  );
  expectNoErrors([window]);
}

/** Fills in the name where the lobby asks for it, and joins. */
export async function joinFromLobby(page: Page, name: string): Promise<void> {
  const join = page.getByRole('button', { name: 'Join' });
  await join.waitFor({ timeout: MEDIA_WITHIN });
  // Only in the room it shows whether a name is needed.
  await page.waitForFunction(() => document.querySelector('mesh-call')?.snapshot.state === 'lobby');
  const nameField = page.getByLabel('Your name');
  if (await nameField.isVisible()) await nameField.fill(name);
  await join.click();
}

/** Waits until the text of the part is as expected. */
export async function expectText(page: Page, selector: string, expected: RegExp): Promise<void> {
  await eventually(
    `${selector} says ${String(expected)}`,
    async () => {
      const text = await page.evaluate((part) => {
        const element = document.querySelector(part);
        return (element?.shadowRoot ?? element)?.textContent?.trim() ?? '';
      }, selector);
      return missing(expected.test(text) ? [] : [`it says ${JSON.stringify(text)}`]);
    },
    { within: MEDIA_WITHIN },
  );
}

/** Waits until so many videos below the selector have presented a few frames. */
export async function expectVideos(page: Page, selector: string, count: number): Promise<void> {
  await page.waitForFunction(
    ({ selector, count }) => {
      const videos = [...document.querySelectorAll<HTMLVideoElement>(selector)];
      const moving = videos.filter((video) => video.getVideoPlaybackQuality().totalVideoFrames >= 3);
      return moving.length === count;
    },
    { selector, count },
    { timeout: MEDIA_WITHIN, polling: 250 },
  );
}

/** Nothing was thrown in the pages, and nothing was refused by a policy of theirs. */
export function expectNoErrors(windows: readonly OpenedPage[]): void {
  assert.deepEqual(
    windows.flatMap(({ errors, logged }) => [
      ...errors,
      ...logged.filter((message) => message.includes('Content Security Policy')),
    ]),
    [],
  );
}

/** Whether each command of a shell example is one that package.json knows. */
export function expectCommands({ files }: Example): void {
  const { name, scripts } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as { readonly name: string; readonly scripts: Readonly<Record<string, string | undefined>> };
  const lines = [...files.values()].flatMap((code) => code.split('\n')).filter((line) => line.trim() !== '');
  for (const line of lines) {
    const [command = '', verb = '', ...rest] = (line.split('#')[0] ?? '').trim().split(/\s+/);
    assert.equal(command, 'npm', line);
    if (verb === 'install') {
      assert.deepEqual(rest, [name], line);
      continue;
    }
    const script = verb === 'run' ? rest[0] : verb;
    assert.ok(scripts[script ?? ''], `package.json has no such script: ${line}`);
  }
}

/**
 * Whether what a template of a framework sets on `<mesh-call>` exists. The frameworks are no dependencies of this
 * project, so their examples are read and not run.
 */
export function expectKnownNames({ files, name }: Example): void {
  const { members = [], events = [] } = elementEntries().find(({ tagName }) => tagName === 'mesh-call') ?? {};
  const known = new Set([
    ...members.flatMap((member) => [member.name, member.attribute ?? '']),
    ...events.map((event) => event.name),
  ]);
  const used = [...files.values()]
    .flatMap((code) => [...code.matchAll(/<mesh-call([^]*?)(?:\/>|<\/)/g)])
    .flatMap(([, inside = '']) => [...inside.matchAll(/(?<=\s)\{?([@:]?[\w.-]+)(?=\}|=)/g)])
    .map(([, attribute = '']) => attribute.replace(/^([@:]|on(?=mesh-))/, '').replace(/\.prop$/, ''));
  assert.ok(used.length >= 3, `${name} uses ${used.join(', ')}`);
  assert.deepEqual(
    used.filter((each) => !known.has(each)),
    [],
  );
}
