import { once } from 'node:events';
import { createServer } from 'node:http';
import { openPages } from '../../demo/server/pages.ts';
import { listen } from '../../demo/server/listen.ts';

/** The repository's files as pages on a port of their own, TypeScript included. */
export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

/** @param host Address to listen on; default only this machine's own. */
export async function startPageServer(host = '127.0.0.1'): Promise<PageServer> {
  const pages = await openPages();
  const server = createServer((request, response) => {
    pages.answer(request, response);
  });
  const port = await listen(server, host, 0);
  return {
    url: `http://${host}:${port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await pages.close();
    },
  };
}
