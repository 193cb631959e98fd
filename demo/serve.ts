/** The demo site with its embedded portal: `node demo/serve.ts`. */

import { createServer } from 'node:http';
import { once } from 'node:events';
import { answerPlatformRequest, PLATFORM_PATH } from './portal/platform-endpoint.ts';
import { COLLAB_PATH, Portal } from './portal/portal.ts';
import { answerTokenRequest, TOKEN_PATH } from './portal/token-endpoint.ts';
import type { TurnSettings } from './portal/turn.ts';
import { listen } from './server/listen.ts';
import { openPages } from './server/pages.ts';
import { WidgetFiles } from './server/widget-files.ts';

const DEFAULT_PORT = 8000;

/** What can be chosen about the demo server. */
export interface DemoOptions {
  /** The next free port is taken when this one is in use; 0 lets the system choose. */
  readonly port?: number;
  /** Default `127.0.0.1`: only this machine. Others need HTTPS anyway before a browser gives them a camera. */
  readonly host?: string;
  /** The TURN server that people are given; none by itself. */
  readonly turn?: TurnSettings;
}

/** A running demo server. */
export interface Demo {
  /** Address of the site without a slash at its end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts pages, the portal's endpoints and the room server on one port. */
export async function startDemo({
  port = DEFAULT_PORT,
  host = '127.0.0.1',
  turn,
}: DemoOptions = {}): Promise<Demo> {
  const [pages, widgetFiles] = await Promise.all([openPages(), WidgetFiles.open()]);
  const portal = new Portal();
  const server = createServer((request, response) => {
    const path = request.url?.split('?')[0];
    if (path === '/') {
      response.writeHead(302, { location: '/demo/' }).end();
    } else if (path === TOKEN_PATH) {
      answerTokenRequest(request, response, portal.mint, COLLAB_PATH, turn).catch(() => response.destroy());
    } else if (path?.startsWith(PLATFORM_PATH)) {
      const parts = { mint: portal.mint, collabPath: COLLAB_PATH, turn };
      answerPlatformRequest(request, response, parts).catch(() => response.destroy());
    } else if (!widgetFiles.answer(request, response)) {
      pages.answer(request, response);
    }
  });
  portal.attachTo(server);
  const actualPort = await listen(server, host, port);
  return {
    url: `http://${host}:${actualPort}`,
    close: async () => {
      portal.close();
      server.close();
      server.closeAllConnections();
      if (server.listening) await once(server, 'close');
      await pages.close();
    },
  };
}

if (import.meta.main) {
  const { PORT, HOST, TURN_SECRET, TURN_URLS } = process.env;
  const { url } = await startDemo({
    ...(PORT !== undefined && { port: Number(PORT) }),
    ...(HOST !== undefined && { host: HOST }),
    // Several addresses are separated by commas.
    ...(TURN_SECRET &&
      TURN_URLS && { turn: { secret: TURN_SECRET, urls: TURN_URLS.split(',').map((url) => url.trim()) } }),
  });
  console.log(`
mesh-call demo

  A call           ${url}/demo/
  A whole mesh     ${url}/demo/wall/?n=6
  One script tag   ${url}/demo/cdn/        (needs npm run build)
  A host platform  ${url}/demo/platform/   (needs npm run build)
  Every element    ${url}/demo/elements/
  Three themes     ${url}/demo/themes/
  Every size       ${url}/demo/sizes/
  Every state      ${url}/demo/states/${TURN_SECRET ? `\n  Through a relay  ${url}/demo/?relay` : ''}

Ctrl+C ends it.`);
}
