import { mkdir, writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import type { Demo } from '../../../demo/serve.ts';
import { elementEntries } from './elements-page.ts';

/** What is around an element in its picture, px. */
const MARGIN = 16;
const PICTURE_WITHIN = 30_000;

/** Takes a picture of each element as the demo shows it: `<tag>.png`. */
export async function takeElements(demo: Demo, browser: Browser, folder: URL): Promise<void> {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage({ viewport: { width: 1000, height: 1100 }, reducedMotion: 'reduce' });
  for (const { tagName } of elementEntries()) {
    await page.goto(`${demo.url}/demo/elements/?element=${tagName}`);
    await page.waitForFunction(isShown, tagName, { timeout: PICTURE_WITHIN });
    const box = await page.locator(`#preview ${tagName}`).first().boundingBox();
    if (!box || box.height === 0) continue;
    const clip = {
      x: box.x - MARGIN,
      y: box.y - MARGIN,
      width: box.width + 2 * MARGIN,
      height: box.height + 2 * MARGIN,
    };
    await writeFile(new URL(`${tagName}.png`, folder), await page.screenshot({ clip, fullPage: true }));
  }
  await page.close();
}

/** Whether the element is there, and what moves in it or in its call has begun to. */
function isShown(tag: string): boolean {
  const root = document.querySelector('#preview')?.shadowRoot;
  const call = root?.querySelector('mesh-call');
  const grid = call?.shadowRoot?.querySelector('mesh-grid') ?? root?.querySelector('mesh-grid');
  const tiles = [...(grid?.shadowRoot?.querySelectorAll('mesh-peer-tile') ?? [])];
  const videos = tiles.flatMap((tile) => tile.shadowRoot?.querySelector('video') ?? []);
  const isReady = !call || (tiles.length > 0 && videos.every((video) => video.videoWidth > 0));
  return isReady && (root?.querySelector(tag)?.shadowRoot?.childElementCount ?? 0) > 0;
}
