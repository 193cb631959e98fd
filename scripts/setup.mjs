/** Brings a fresh clone to where everything runs: `npm run setup`. Needs only Node 20 and npm. */

import { installChromium } from './lib/chromium.mjs';
import { installDependencies } from './lib/dependencies.mjs';

await installDependencies();
await installChromium();
