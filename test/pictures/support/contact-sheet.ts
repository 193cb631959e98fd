import type { Browser } from 'playwright-core';

/** One row of a sheet: its title and the pictures in it. */
export interface SheetRow {
  readonly title: string;
  readonly pictures: readonly { readonly title: string; readonly png: Buffer }[];
}

/** Width of the sheet, and height that the pictures of one row share, CSS px. */
const WIDTH = 1820;
const HEIGHT = 150;

/** Puts pictures beside and below each other; a JPEG file, because a document shows it small. */
export async function contactSheet(browser: Browser, rows: readonly SheetRow[]): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  await page.setContent(`<!doctype html>
    <style>
      body { margin: 0; padding: 16px; background: #e4e7ec; color: #171a20; font: 13px sans-serif; }
      section { display: flex; gap: 12px; margin-block-end: 14px; }
      h2 { flex: none; inline-size: 90px; margin: 0; font-size: 13px; }
      figure { flex: none; margin: 0; }
      img { display: block; block-size: ${HEIGHT}px; border-radius: 4px; }
      figcaption { margin-block-start: 4px; }
    </style>
    ${rows.map(rowAsHtml).join('\n')}`);
  await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
  const sheet = await page.screenshot({ fullPage: true, type: 'jpeg', quality: 80 });
  await page.close();
  return sheet;
}

function rowAsHtml({ title, pictures }: SheetRow): string {
  const figures = pictures.map(
    (picture) => `<figure><img alt="" src="data:image/png;base64,${picture.png.toString('base64')}" />
      <figcaption>${picture.title}</figcaption></figure>`,
  );
  return `<section><h2>${title}</h2>${figures.join('')}</section>`;
}
