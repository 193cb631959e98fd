import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The names by which modules of the installed package are imported; JSON files and bundles without types are left
 * out.
 *
 * @param {string} consumer folder of the project that uses the package
 * @returns {string[]}
 */
export function moduleNames(consumer) {
  const manifest = readFileSync(join(consumer, 'node_modules', 'mesh-call', 'package.json'), 'utf8');
  /** @type {{ exports: Record<string, string | { types?: string }> }} */
  const { exports } = JSON.parse(manifest);
  return Object.entries(exports)
    .filter(([, target]) => typeof target === 'object' && target.types !== undefined)
    .map(([path]) => path.replace('.', 'mesh-call'));
}
