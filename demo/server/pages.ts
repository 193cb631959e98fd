import type { IncomingMessage, ServerResponse } from 'node:http';
import { startDevServer, type DevServerConfig } from '@web/dev-server';
import { bundlesPlugin } from './bundles-plugin.ts';
import { isPageContent } from './page-content.ts';

type Middleware = NonNullable<DevServerConfig['middleware']>[number];

const ROOT_DIR = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

/** The files of the repository as pages: TypeScript is bundled with all that it imports. */
export interface Pages {
  /** Answers with the file at the address, or 404. */
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
      // Nothing listens on it; without a number a free port would be looked for.
      port: 0,
      middlewareMode: true,
      // Pages are left as they are: the policy of most refuses a script that reloads them when a file changes.
      watch: false,
      injectWebSocket: false,
      disableFileWatcher: true,
      middleware: [onlyPages],
      plugins: [bundlesPlugin(ROOT_DIR)],
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

/** The dev server would give away any file of the repository, and of the folders around it. */
const onlyPages: Middleware = async (context, next) => {
  if (!isPageContent(context.path)) return;
  // Somebody who writes on a page sees it as it is now.
  context.set('cache-control', 'no-cache');
  await next();
};
