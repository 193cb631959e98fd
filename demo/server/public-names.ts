import { readFile } from 'node:fs/promises';
import type { Plugin } from '@web/dev-server-core';

/** What `exports` in package.json can hold for one name. */
type ExportTarget = string | { readonly [condition: string]: ExportTarget };

/**
 * Lets pages import the package by its public name and get the sources, not the built files.
 *
 * `exports` of package.json stays the only list of names: `./dist/define.js` there is `/src/define.ts` here.
 */
export function publicNames(rootDir: string): Plugin {
  const exported = readExports(rootDir);
  return {
    name: 'public-names',
    async resolveImport({ source }) {
      if (source !== 'mesh-call' && !source.startsWith('mesh-call/')) return undefined;
      const target = moduleFile((await exported)[source.replace('mesh-call', '.')]);
      return target?.replace(/^\.\/dist\//, '/src/').replace(/\.js$/, '.ts');
    },
  };
}

async function readExports(rootDir: string): Promise<Record<string, ExportTarget>> {
  const manifest: unknown = JSON.parse(await readFile(`${rootDir}/package.json`, 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('exports' in manifest)) return {};
  return manifest.exports as Record<string, ExportTarget>;
}

/** The file a browser would load; the conditions for types come first in the manifest and are no modules. */
function moduleFile(target: ExportTarget | undefined): string | undefined {
  if (target === undefined || typeof target === 'string') return target;
  return moduleFile(target['import'] ?? target['default']);
}
