/** Writes docs/elements/ and the list in README.md from custom-elements.json and the examples: `node test/docs/write-elements.ts`. */

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { ELEMENT_PAGES, elementPages, README, readme } from './support/elements-page.ts';

const pages = await elementPages();
rmSync(ELEMENT_PAGES, { recursive: true, force: true });
mkdirSync(ELEMENT_PAGES, { recursive: true });
for (const [name, text] of pages) writeFileSync(new URL(name, ELEMENT_PAGES), text);
writeFileSync(README, await readme());
