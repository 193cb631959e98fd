import { writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import type { Demo } from '../../../demo/serve.ts';

const THEMES = ['paper', 'night', 'candy'] as const;
const ONE = { width: 640, height: 520 };
const GAP = 16;

/** Takes one picture of the same call in each theme of the demo, side by side. */
export async function takeThemes(demo: Demo, browser: Browser, file: URL): Promise<void> {
  const page = await browser.newPage({ viewport: ONE, reducedMotion: 'reduce' });
  const pictures: string[] = [];
  for (const theme of THEMES) {
    await page.goto(`${demo.url}/demo/themes/?bare&state=call-speaking&theme=${theme}`);
    await page.waitForFunction(() => {
      const tiles = [
        ...(document
          .querySelector('mesh-call')
          ?.shadowRoot?.querySelector('mesh-grid')
          ?.shadowRoot?.querySelectorAll('mesh-peer-tile') ?? []),
      ];
      const videos = tiles.flatMap((tile) => tile.shadowRoot?.querySelector('video') ?? []);
      const isSeen = (video: HTMLVideoElement): boolean => video.videoWidth > 0;
      return videos.some(isSeen) && videos.every((video) => video.srcObject === null || isSeen(video));
    });
    pictures.push((await page.screenshot({ type: 'png', omitBackground: true })).toString('base64'));
  }
  const width = THEMES.length * ONE.width + (THEMES.length - 1) * GAP;
  await page.setViewportSize({ width, height: ONE.height });
  await page.goto('about:blank');
  const images = pictures.map((data) => `<img src="data:image/png;base64,${data}">`).join('');
  await page.setContent(`<body style="margin: 0; display: flex; gap: ${GAP}px">${images}</body>`);
  await writeFile(file, await page.screenshot({ omitBackground: true }));
  await page.close();
}
