/** The page on which each element can be tried. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type Demo } from '../../demo/serve.ts';
import { launchBrowser } from '../support/browser.ts';

const WITHIN = 20_000;
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let demo: Demo;
let browser: Browser;
let page: Page;
const problems: string[] = [];

before(async () => {
  [demo, browser] = await Promise.all([startDemo({ port: 0 }), launchBrowser()]);
  page = await (
    await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme: 'dark' })
  ).newPage();
  page.on('pageerror', (error) => problems.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  await page.goto(`${demo.url}/demo/elements/`);
  await page.getByRole('option', { name: 'mesh-call' }).waitFor({ state: 'attached', timeout: WITHIN });
});
after(async () => {
  await browser.close();
  await demo.close();
});

test('every element of the manifest is shown live, without an error and without a sideways scrollbar', async () => {
  const tags = await page.getByLabel('Element').locator('option').allTextContents();
  assert.ok(tags.length >= 8);
  for (const tag of tags) {
    await page.getByLabel('Element').selectOption(tag);
    await page.waitForFunction(isShown, tag, { timeout: WITHIN });
    assert.deepEqual(problems, [], tag);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320, tag);
  }
});

test('somebody else is in the pretended call, and is seen', async () => {
  await page.getByLabel('Element').selectOption('mic-toggle');
  await page.waitForFunction(
    () => {
      const tile = document
        .querySelector('#preview')
        ?.shadowRoot?.querySelector('mesh-call')
        ?.shadowRoot?.querySelector('mesh-grid')
        ?.shadowRoot?.querySelector('mesh-peer-tile:not([self])');
      return (tile?.shadowRoot?.querySelector('video')?.videoWidth ?? 0) > 0;
    },
    undefined,
    { timeout: WITHIN },
  );
});

test('a box that is ticked changes the HTML and the living element', async () => {
  await page.getByLabel('Element').selectOption('mic-toggle');
  await page.getByLabel('disabled', { exact: true }).check();
  assert.match(await page.getByLabel('HTML').inputValue(), /<mic-toggle for="call" disabled>/);
  await page.locator('#preview mic-toggle[disabled]').waitFor({ timeout: WITHIN });
});

test('of HTML that is typed only what is harmless is shown, and what is not is told', async () => {
  await page.getByLabel('HTML').fill('<leave-button></leave-button><script>alert(1)</script>');
  await page.getByText('Left out: <script>. There is no <mic-toggle> in it.').waitFor({ timeout: WITHIN });
  await page.locator('#preview leave-button').waitFor({ timeout: WITHIN });
  assert.deepEqual(problems, []);
});

test('axe finds nothing wrong with the page, with all of it unfolded', async () => {
  await page.getByLabel('Element').selectOption('mesh-peer-tile');
  await page.waitForFunction(isShown, 'mesh-peer-tile', { timeout: WITHIN });
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  await page.evaluate(readFileSync(AXE, 'utf8'));
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await page.evaluate(async () => {
      const { violations } = await window.axe.run(document.documentElement, {});
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
    assert.deepEqual(found, [], colorScheme);
  }
});

/** Whether the preview has this element, drawn. */
function isShown(tag: string): boolean {
  const element = document.querySelector('#preview')?.shadowRoot?.querySelector(tag);
  return (element?.shadowRoot?.childElementCount ?? 0) > 0;
}
