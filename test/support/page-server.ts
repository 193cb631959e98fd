import { once } from 'node:events';
import { createServer } from 'node:http';
import { openPages } from '../../demo/server/pages.ts';
import { listen } from '../../demo/server/listen.ts';

/** The repository's files as pages on a port of their own, TypeScript included. */
export interface PageServer {
  readonly url: string;
  close(): Promise<void>;
}

export async function startPageServer(): Promise<PageServer> {
  const pages = await openPages();
  const server = createServer((request, response) => {
    pages.answer(request, response);
  });
  const port = await listen(server, '127.0.0.1', 0);
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
      await pages.close();
    },
  };
}
