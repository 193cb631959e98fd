import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { TestContext } from 'node:test';
import type { Browser, BrowserContext, Page, Route, WebSocketRoute } from 'playwright-core';
import packageJson from '../../../package.json' with { type: 'json' };
import { COLLAB_PATH, Portal } from '../../../demo/portal/portal.ts';
import { answerTokenRequest, TOKEN_PATH } from '../../../demo/portal/token-endpoint.ts';
import { listen } from '../../../demo/server/listen.ts';
import { launchBrowser } from '../../support/browser.ts';
import { bundle } from './bundle.ts';

/** Where the pages of the examples lie. */
const PAGE = 'https://page.example/';
/** The room server that all examples name. */
const ROOM_SERVER = /^wss:\/\/rooms\.example\.com/;
/** A document that names another version than this one shows files that don't exist, also here. */
const CDN = `https://cdn.jsdelivr.net/npm/mesh-call@${packageJson.version}/`;
/** The files for self-hosting, put there by the reader. */
const SELF_HOSTED = '/vendor/';
/** The room that all examples name; each test gets one of its own in its place. */
const ROOM = 'standup';
/** What stands for a token. */
const TOKEN = 'TOKEN';

const TOP = new URL('../../../', import.meta.url);

/** Files of a page by their names. */
export type Files = ReadonlyMap<string, string>;

/** A page of an example with what went wrong in it. */
export interface OpenedPage {
  readonly page: Page;
  readonly errors: readonly string[];
  /** What it has written to the console. */
  readonly logged: readonly string[];
  /** Addresses that it asked for. */
  readonly requests: readonly string[];
}

let rooms = 0;

/**
 * The internet as the documents tell of it, on this machine: the CDN gives the built files, the room server is a real
 * Hocuspocus with tokens (the demo's portal), and `page.example` has the files of the example. Nothing else exists.
 */
export class ExampleWorld {
  readonly #browser: Browser;
  readonly #portal: Portal;
  readonly #server: Server;
  readonly #address: string;

  private constructor(browser: Browser, portal: Portal, server: Server, port: number) {
    this.#browser = browser;
    this.#portal = portal;
    this.#server = server;
    this.#address = `127.0.0.1:${port}`;
  }

  static async open(): Promise<ExampleWorld> {
    const portal = new Portal();
    const server = createServer((request, response) => {
      answerTokenRequest(request, response, portal.mint, COLLAB_PATH).catch(() => response.destroy());
    });
    portal.attachTo(server);
    const port = await listen(server, '127.0.0.1', 0);
    return new ExampleWorld(await launchBrowser(), portal, server, port);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    this.#portal.close();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** Opens the page in `count` windows that know nothing of each other. */
  async openWindows(test: TestContext, files: Files, count: number): Promise<OpenedPage[]> {
    rooms += 1;
    const prepared = await this.#prepare(files, `${ROOM}-${rooms}`);
    return await Promise.all(
      Array.from({ length: count }, async () => {
        const context = await this.#browser.newContext({ viewport: { width: 640, height: 480 } });
        test.after(() => context.close());
        return await this.#openWindow(context, prepared);
      }),
    );
  }

  /** Opens a page of a real server in `count` windows; only what the CDN has comes from here. */
  async openServed(test: TestContext, url: string, count: number): Promise<Page[]> {
    return await Promise.all(
      Array.from({ length: count }, async () => {
        const context = await this.#browser.newContext({ viewport: { width: 640, height: 480 } });
        test.after(() => context.close());
        await context.route(`${CDN}**`, async (route) => {
          const address = route.request().url();
          await fulfil(route, address, readBuilt(address.slice(CDN.length)));
        });
        const page = await context.newPage();
        await page.goto(url);
        return page;
      }),
    );
  }

  async #openWindow(context: BrowserContext, files: Files): Promise<OpenedPage> {
    const page = await context.newPage();
    const errors: string[] = [];
    const logged: string[] = [];
    const requests: string[] = [];
    page.on('console', (message) => logged.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
    await context.routeWebSocket(ROOM_SERVER, (socket) => {
      connect(socket, `ws://${this.#address}${COLLAB_PATH}`);
    });
    await context.route('**/*', async (route) => {
      const url = route.request().url();
      requests.push(url);
      await this.#answer(route, new URL(url), files);
    });
    await page.goto(PAGE, { waitUntil: 'commit' });
    return { page, errors, logged, requests };
  }

  async #answer(route: Route, url: URL, files: Files): Promise<void> {
    if (url.href.startsWith(CDN)) {
      await fulfil(route, url.pathname, readBuilt(url.href.slice(CDN.length)));
    } else if (url.href.startsWith(`${PAGE}${SELF_HOSTED.slice(1)}`)) {
      await fulfil(route, url.pathname, readBuilt(`dist/cdn/${url.pathname.slice(SELF_HOSTED.length)}`));
    } else if (url.pathname === TOKEN_PATH) {
      const answer = await fetch(`http://${this.#address}${url.pathname}${url.search}`);
      await route.fulfill({
        status: answer.status,
        contentType: 'application/json',
        body: await answer.text(),
      });
    } else {
      const name = url.pathname === '/' ? 'index.html' : url.pathname.slice(1);
      const file = files.get(name);
      if (file !== undefined) await fulfil(route, name, file);
      else await route.fulfill({ status: 404, body: '' });
    }
  }

  /** The files as the browser gets them: scripts bundled under the names that pages load, room and token filled in. */
  async #prepare(files: Files, room: string): Promise<Files> {
    const { token } = await this.#portal.mint.mint(room, 'Guest');
    const prepared = await Promise.all(
      [...files].map(async ([name, text]) => {
        const filledIn = text.replaceAll(ROOM, room).replaceAll(TOKEN, token);
        return [name, /\.(ts|js)$/.test(name) ? await bundle(name, filledIn) : filledIn] as const;
      }),
    );
    return new Map(prepared);
  }
}

function readBuilt(path: string): string {
  return readFileSync(new URL(path, TOP), 'utf8');
}

async function fulfil(route: Route, name: string, body: string): Promise<void> {
  const contentType = name.endsWith('.html') ? 'text/html' : 'text/javascript';
  // As the CDNs do: pages of any origin may load it.
  await route.fulfill({ contentType, headers: { 'access-control-allow-origin': '*' }, body });
}

/** Joins a page's socket to a server that it can't name, since its page was promised another one. */
function connect(page: WebSocketRoute, address: string): void {
  const server = new WebSocket(address);
  server.binaryType = 'arraybuffer';
  // What the page sends before is kept, in its order.
  const opened = once(server, 'open');
  page.onMessage((message) => {
    opened.then(
      () => server.send(typeof message === 'string' ? message : new Uint8Array(message)),
      () => undefined,
    );
  });
  page.onClose(() => server.close());
  server.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
    page.send(typeof data === 'string' ? data : Buffer.from(data));
  });
  server.addEventListener('close', () => void page.close());
}
