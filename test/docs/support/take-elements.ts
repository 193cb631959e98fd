import { mkdir, writeFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import type { Demo } from '../../../demo/serve.ts';
import { elementEntries } from './elements-page.ts';

/** What is around an element in its picture, px. */
const MARGIN = 16;
const PICTURE_WITHIN = 30_000;
/** Those that are a button until somebody opens them. */
const MENUS = new Set(['layout-button', 'person-menu', 'reaction-button']);
/** Those that have something to show only when somebody has said it. */
const WAITED_FOR: Readonly<Record<string, string>> = {
  'mesh-chat': 'Good morning',
  'mesh-diagnostics': 'Katherine',
};

/** Nothing of the page around it is seen where an element ends. */
const ALONE = ':root, .card { background: #ffffff; border-color: transparent; }';

/** Takes a picture of each element as the demo shows it: `<tag>.png`. */
export async function takeElements(demo: Demo, browser: Browser, folder: URL): Promise<void> {
  await mkdir(folder, { recursive: true });
  const page = await browser.newPage({
    viewport: { width: 1000, height: 1400 },
    reducedMotion: 'reduce',
    colorScheme: 'light',
    bypassCSP: true,
  });
  for (const { tagName } of elementEntries()) {
    await page.goto(`${demo.url}/demo/elements/?element=${tagName}`);
    await page.getByLabel('Others in the call').selectOption('3');
    await page.waitForFunction(isShown, tagName, { timeout: PICTURE_WITHIN });
    const text = WAITED_FOR[tagName];
    if (text !== undefined) {
      await page.locator(`#preview ${tagName}`).getByText(text).waitFor({ timeout: PICTURE_WITHIN });
    }
    if (MENUS.has(tagName)) await page.locator(`#preview ${tagName} button`).first().click();
    await page.addStyleTag({ content: ALONE });
    await page.evaluate(hideOthers, tagName);
    // Whatever says more about what is pointed at goes away again.
    await page.mouse.move(0, 0);
    const clip = await page.evaluate(boundsOf, tagName);
    if (clip.width === 0 || clip.height === 0) throw new Error(`<${tagName}> has no look.`);
    await writeFile(new URL(`${tagName}.png`, folder), await shoot(page, clip));
  }
  await page.close();
}

async function shoot(
  page: Page,
  { x, y, width, height }: Pick<DOMRect, 'x' | 'y' | 'width' | 'height'>,
): Promise<Buffer> {
  const clip = { x: x - MARGIN, y: y - MARGIN, width: width + 2 * MARGIN, height: height + 2 * MARGIN };
  return await page.screenshot({ clip, fullPage: true, animations: 'disabled' });
}

/** Runs in the page: whether the element is there, and all videos in it and in its call have begun. */
function isShown(tag: string): boolean {
  const all = (root: ParentNode): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? all(element.shadowRoot) : []),
    ]);
  const root = document.querySelector('#preview')?.shadowRoot;
  if (!root) return false;
  const call = root.querySelector('mesh-call');
  const { state, peers } = call?.snapshot ?? { state: 'lobby', peers: [] };
  const isIn = call?.autojoin
    ? peers.length === 3 && peers.every(({ link }) => link === 'connected')
    : state === 'lobby';
  const videos = all(root).filter((element) => element instanceof HTMLVideoElement);
  const isSeen = videos.every((video) => video.srcObject === null || video.videoWidth > 0);
  return isIn && isSeen && (root.querySelector(tag)?.shadowRoot?.childElementCount ?? 0) > 0;
}

/** Runs in the page: leaves out the call to which an element belongs. */
function hideOthers(tag: string): void {
  for (const other of document.querySelector('#preview')?.shadowRoot?.children ?? []) {
    if (other.localName !== tag) other.setAttribute('style', 'visibility: hidden');
  }
}

/** Runs in the page: where the element is, together with what is open of it. */
function boundsOf(tag: string): { x: number; y: number; width: number; height: number } {
  const element = document.querySelector('#preview')?.shadowRoot?.querySelector(tag);
  const open = [...(element?.shadowRoot?.querySelectorAll(':popover-open') ?? [])];
  const boxes = [element, ...open].flatMap((each) => (each ? [each.getBoundingClientRect()] : []));
  const x = Math.min(...boxes.map(({ left }) => left));
  const y = Math.min(...boxes.map(({ top }) => top));
  const right = Math.max(...boxes.map((box) => box.right));
  const bottom = Math.max(...boxes.map((box) => box.bottom));
  return { x, y, width: right - x, height: bottom - y };
}
