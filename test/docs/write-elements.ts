/** Writes docs/elements.md from custom-elements.json: `node test/docs/write-elements.ts`. */

import { writeFileSync } from 'node:fs';
import { ELEMENTS_PAGE, elementsPage } from './support/elements-page.ts';

writeFileSync(ELEMENTS_PAGE, await elementsPage());
