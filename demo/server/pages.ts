import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { Bundles } from './bundles.ts';

const ROOT_DIR = new URL('../..', import.meta.url).pathname.replace(/\/$/, '');

/** What pages consist of; nothing else of the repository is served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.ts': 'text/javascript',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
};

/** A folder or file whose name begins with a dot, `..` among them. */
const HIDDEN = /\/\./;

/** The files of the repository as pages: TypeScript is bundled with all that it imports. */
export class Pages {
  readonly #bundles = new Bundles(ROOT_DIR);

  /** Answers with the file at the address, or 404. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    // What is left of failures is a broken connection, which concerns nobody.
    this.#answer(request, response).catch(() => response.destroy());
  }

  async #answer({ url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(url.split('?')[0] ?? '/');
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const contentType = CONTENT_TYPES[extname(file)];
    const content = contentType === undefined || HIDDEN.test(file) ? undefined : await this.#read(file);
    if (content === undefined || contentType === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader('content-type', `${contentType}; charset=utf-8`);
    // Somebody who writes on a page sees it as it is now.
    response.setHeader('cache-control', 'no-cache');
    response.end(content);
  }

  async #read(path: string): Promise<string | Buffer | undefined> {
    try {
      return (await this.#bundles.fileAt(path)) ?? (await readFile(`${ROOT_DIR}${path}`));
    } catch (error) {
      // The reader of the page's console finds out there what is wrong with the script.
      if (path.endsWith('.ts')) return `throw new Error(${JSON.stringify(String(error))});`;
      return undefined;
    }
  }
}
