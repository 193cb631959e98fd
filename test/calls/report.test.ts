import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Browser, Frame, Page } from 'playwright-core';
import { diagnosisOf } from '../../demo/states/diagnoses.ts';
import { launchBrowser } from '../support/browser.ts';
import { startPageServer, type PageServer } from '../support/page-server.ts';

let pages: PageServer;
let browser: Browser;
before(async () => {
  [pages, browser] = await Promise.all([startPageServer(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await pages.close();
});

/** Opens a page with the built file under a strict policy; `complaints` gets all that the browser forbids. */
async function open(name: string, complaints: string[]): Promise<Page> {
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(`${pages.url}/test/calls/pages/${name}.html`);
  return page;
}

/** Shows the report of a call of three, and notes what the policy forbids from here on. */
async function showReport(frame: Frame): Promise<void> {
  await frame.evaluate((diagnosis) => {
    Reflect.set(globalThis, 'violations', []);
    document.addEventListener('securitypolicyviolation', ({ violatedDirective }) => {
      (Reflect.get(globalThis, 'violations') as string[]).push(violatedDirective);
    });
    Object.assign(document.querySelector('mesh-diagnostics') ?? {}, { diagnosis });
  }, diagnosisOf(3));
  await frame.getByRole('button', { name: 'Show the report' }).click();
}

async function violationsIn(frame: Frame): Promise<unknown> {
  return await frame.evaluate(() => Reflect.get(globalThis, 'violations') as unknown);
}

test('a page under a strict policy saves the report as a file', async () => {
  const complaints: string[] = [];
  const page = await open('report', complaints);
  await showReport(page.mainFrame());
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save as a file' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), 'mesh-call-report.json');
  const report: unknown = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.deepEqual(report, JSON.parse(JSON.stringify(diagnosisOf(3))));
  assert.deepEqual([complaints, await violationsIn(page.mainFrame())], [[], []]);
});

test('a sandboxed page without an origin shows the report, selected where it may not copy', async () => {
  const complaints: string[] = [];
  const page = await open('sandboxed-report', complaints);
  const [, frame] = page.frames();
  assert.ok(frame);
  await showReport(frame);
  const text = frame.getByRole('textbox');
  await text.waitFor();
  assert.equal(await frame.getByRole('link').count(), 0);
  await frame.getByRole('button', { name: 'Copy' }).click();
  await frame.locator('.report .quiet').waitFor();
  const selected = await text.evaluate((area) => {
    const { selectionStart, selectionEnd, value } = area as HTMLTextAreaElement;
    return value.slice(selectionStart, selectionEnd);
  });
  assert.deepEqual(JSON.parse(selected), JSON.parse(JSON.stringify(diagnosisOf(3))));
  assert.deepEqual(await violationsIn(frame), []);
  // Chromium writes that it blocked the clipboard; nothing else may be in its way.
  assert.deepEqual(
    complaints.filter((complaint) => !/clipboard/i.test(complaint)),
    [],
  );
});
