/** The themes of the demo: everything in them can be read, and they are made of what pages may change. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startDemo, type Demo } from '../../demo/serve.ts';
import { launchBrowser } from '../support/browser.ts';

const THEMES = ['paper', 'night', 'candy'] as const;
/** One of each kind of view, and those with the most on them. */
const STATES = [
  'lobby-name',
  'lobby-denied',
  'call-1',
  'call-6-waiting',
  'call-speaking',
  'reconnecting',
  'call-sharing',
  'all-notices',
  'waiting',
  'left',
  'failed-refused',
] as const;
/** What has to be there in the largest views; an empty one would have nothing wrong with it. */
const SEEN_IN: Partial<Record<(typeof STATES)[number], string>> = {
  'lobby-name': 'mesh-lobby >> [part=join]',
  'call-6-waiting': 'mesh-grid >> mesh-peer-tile >> video',
  'call-speaking': 'mesh-controls >> mic-toggle >> button',
};
const WITHIN = 20_000;
const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

let demo: Demo;
let browser: Browser;
let page: Page;
before(async () => {
  [demo, browser] = await Promise.all([startDemo({ port: 0 }), launchBrowser()]);
  page = await (await browser.newContext({ reducedMotion: 'reduce' })).newPage();
  await page.goto(`${demo.url}/demo/themes/`);
  await page.getByRole('option', { name: 'lobby-name' }).waitFor({ state: 'attached', timeout: WITHIN });
  await page.evaluate(readFileSync(AXE, 'utf8'));
});
after(async () => {
  await browser.close();
  await demo.close();
});

for (const theme of THEMES) {
  test(`axe finds nothing wrong with any view in the theme ${theme}`, async () => {
    await page.getByLabel('Theme').selectOption(theme);
    await page.waitForFunction(
      (file) => [...document.styleSheets].some(({ href, disabled }) => !disabled && href?.endsWith(file)),
      `${theme}.css`,
      { timeout: WITHIN },
    );
    for (const state of STATES) {
      await page.getByLabel('State').selectOption(state);
      await page
        .locator(SEEN_IN[state] ?? 'mesh-call')
        .first()
        .waitFor({ timeout: WITHIN });
      const found = await page.evaluate(async () => {
        for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(done));
        const { violations } = await window.axe.run(document.documentElement, {});
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      assert.deepEqual(found, [], state);
    }
  });

  test(`the theme ${theme} is made of custom properties, parts and a colour scheme only`, () => {
    const css = readFileSync(new URL(`../../demo/themes/${theme}.css`, import.meta.url), 'utf8');
    const rules = [...css.replaceAll(/\/\*[^]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)];
    for (const [, selectors = '', body = ''] of rules) {
      for (const selector of selectors.split(',').map((each) => each.trim())) {
        const properties = [...body.matchAll(/(?<=^|;)\s*([\w-]+)\s*:/g)].map(([, name = '']) => name);
        if (selector.includes('::part(')) continue;
        const others = properties.filter((name) => !name.startsWith('--mesh-') && name !== 'color-scheme');
        assert.deepEqual(others, [], selector);
      }
    }
  });
}
