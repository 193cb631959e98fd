/**
 * Writes custom-elements.json, which tells editors and documentation tools about the elements: `npm run manifest`.
 * With `--check` it only compares, and fails when the file is not what the sources give.
 */

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root, runOrThrow, tool } from './lib/run.mjs';

const FILE = 'custom-elements.json';
const path = join(root, FILE);

const folder = mkdtempSync(join(tmpdir(), 'mesh-call-manifest-'));
try {
  const config = 'scripts/custom-elements-manifest.config.mjs';
  // The analyzer takes the folder from the top folder only.
  await runOrThrow(tool('cem'), ['analyze', '--config', config, '--outdir', relative(root, folder)]);
  const fresh = readFileSync(join(folder, FILE), 'utf8');
  if (!process.argv.includes('--check')) {
    writeFileSync(path, fresh);
  } else if (!existsSync(path) || readFileSync(path, 'utf8') !== fresh) {
    console.error(`${FILE} does not fit the elements any more. Write it again with: npm run manifest`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}
