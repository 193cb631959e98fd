import type { IncomingMessage, ServerResponse } from 'node:http';
import { startDevServer } from '@web/dev-server';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { publicNames } from './public-names.ts';

const ROOT_DIR = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

/** Serves the files of the repository as pages: TypeScript is stripped, package names are resolved. */
export interface Pages {
  answer(request: IncomingMessage, response: ServerResponse): void;
  close(): Promise<void>;
}

/**
 * A dev server without a port of its own.
 *
 * @web/dev-server would listen on all interfaces when told `127.0.0.1`; a page that shows somebody's camera
 * stays on this machine unless its owner says otherwise, so the caller listens.
 */
export async function openPages(): Promise<Pages> {
  const devServer = await startDevServer({
    config: {
      rootDir: ROOT_DIR,
      port: 0,
      middlewareMode: true,
      injectWebSocket: false,
      disableFileWatcher: true,
      nodeResolve: { exportConditions: ['browser', 'production'] },
      plugins: [
        publicNames(ROOT_DIR),
        esbuildPlugin({ ts: true, target: 'auto', tsconfig: `${ROOT_DIR}/tsconfig.json` }),
      ],
    },
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    logStartMessage: false,
  });
  const respond = devServer.koaApp.callback();
  return {
    answer: (request, response) => {
      // Koa answers its own failures; what is left is a broken connection, which concerns nobody.
      respond(request, response).catch(() => response.destroy());
    },
    close: async () => {
      await devServer.stop();
    },
  };
}
