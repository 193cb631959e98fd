import type { Browser } from 'playwright-core';
import { SHEET } from './shots.ts';

/** A picture and what it shows. */
export interface GalleryPicture {
  readonly title: string;
  readonly png: Buffer;
}

const COLUMNS = 2;
const GAP = 24;
/** How large a picture is beside what it shows. */
const SCALE = 0.4;
/** From 0 to 100: where the letters of the smallest size begin to blur. */
const QUALITY = 80;

/** Puts pictures beside and below each other; a WebP file, because those of JPEG are twice as large. */
export async function gallery(browser: Browser, pictures: readonly GalleryPicture[]): Promise<Buffer> {
  const [width, height] = [Math.round(SHEET.width * SCALE), Math.round(SHEET.height * SCALE)];
  const page = await browser.newPage({
    viewport: { width: COLUMNS * width + (COLUMNS + 1) * GAP, height },
  });
  await page.setContent(`<!doctype html>
    <style>
      body { display: grid; grid-template-columns: repeat(${COLUMNS}, ${width}px); gap: ${GAP}px; margin: 0;
        padding: ${GAP}px; background: #e4e7ec; color: #171a20; font: 600 18px sans-serif; }
      figure { margin: 0; }
      figcaption { margin-block-end: 6px; }
      img { display: block; inline-size: 100%; }
    </style>
    ${pictures.map(({ title, png }) => `<figure><figcaption>${title}</figcaption><img alt="" src="data:image/png;base64,${png.toString('base64')}" /></figure>`).join('\n')}`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  // What drives the browser has PNG and JPEG only.
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    captureBeyondViewport: true,
    clip: await page.evaluate(() => ({
      x: 0,
      y: 0,
      width: document.documentElement.scrollWidth,
      height: document.documentElement.scrollHeight,
      scale: 1,
    })),
  });
  await page.close();
  return Buffer.from(data, 'base64');
}
