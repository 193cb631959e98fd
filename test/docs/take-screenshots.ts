/** Takes the pictures of the documents: `node test/docs/take-screenshots.ts [call] [elements] [themes]`, or all of them. */

import { mkdir } from 'node:fs/promises';
import { startDemo } from '../../demo/serve.ts';
import { launchBrowser } from '../support/browser.ts';
import { takeCall } from './support/take-call.ts';
import { takeElements } from './support/take-elements.ts';
import { takeThemes } from './support/take-themes.ts';

const FOLDER = new URL('../../docs/images/', import.meta.url);

const wanted = process.argv.slice(2);
const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);

await mkdir(FOLDER, { recursive: true });
const demo = await startDemo({ port: 0 });
const browser = await launchBrowser();
try {
  if (isWanted('call')) await takeCall(demo, browser, new URL('call-of-six.png', FOLDER));
  if (isWanted('elements')) await takeElements(demo, browser, new URL('elements/', FOLDER));
  if (isWanted('themes')) await takeThemes(demo, browser, new URL('themes.png', FOLDER));
} finally {
  await browser.close();
  await demo.close();
}
