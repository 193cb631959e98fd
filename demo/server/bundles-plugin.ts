import { extname } from 'node:path';
import type { DevServerConfig } from '@web/dev-server';
import { Bundles } from './bundles.ts';

type Plugin = NonNullable<DevServerConfig['plugins']>[number];

/** Lets the dev server give out bundles in place of scripts, and the parts and source maps of those. */
export function bundlesPlugin(rootDir: string): Plugin {
  const bundles = new Bundles(rootDir);
  return {
    name: 'bundles',
    async serve({ path }) {
      try {
        const body = await bundles.fileAt(path);
        return body === undefined ? undefined : { body, type: extname(path) === '.map' ? 'json' : 'js' };
      } catch (error) {
        // The reader of the page's console finds out there what is wrong with the script.
        return { body: `throw new Error(${JSON.stringify(String(error))});`, type: 'js' };
      }
    },
  };
}
