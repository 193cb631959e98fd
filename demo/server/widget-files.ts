import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { widgetPolicy } from '../host/content-security-policy.ts';
import { twinOrigin } from '../host/twin-origin.ts';

const HOST_FOLDER = new URL('../host/', import.meta.url);
const CDN_FOLDER = new URL('../../dist/cdn/', import.meta.url);

/** Where widgets find what the portal serves to them. */
const WIDGETS_PATH = '/widgets/';
/** The built files, which stand for the CDN: served as they are, where the dev server would fit them to the browser. */
const CDN_PATH = '/dist/cdn/';
const BUILT_SCRIPT = /^mesh-call[\w.]*\.js$/;
/** The page that carries the policy of the widget in it. */
const SANDBOX_PAGE = 'sandbox.html';

interface WidgetFile {
  readonly contentType: string;
  readonly text: string;
}

/** The files that frames of other origins may load, the opaque ones of sandboxed widgets among them. */
export class WidgetFiles {
  readonly #files: ReadonlyMap<string, WidgetFile>;

  private constructor(files: ReadonlyMap<string, WidgetFile>) {
    this.#files = files;
  }

  static async open(): Promise<WidgetFiles> {
    return new WidgetFiles(
      new Map([
        ['sdk.v2.js', await script('sdk.ts')],
        ['sandbox.js', await script('sandbox.ts')],
        ['sandbox.css', { contentType: 'text/css', text: await source('sandbox.css') }],
        [SANDBOX_PAGE, { contentType: 'text/html', text: await source(SANDBOX_PAGE) }],
      ]),
    );
  }

  /** Answers for the built files and below `/widgets/`. Returns false for requests that are left to others. */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://portal.invalid');
    if (pathname.startsWith(CDN_PATH) && BUILT_SCRIPT.test(pathname.slice(CDN_PATH.length))) {
      answerBuilt(pathname.slice(CDN_PATH.length), response);
      return true;
    }
    if (!pathname.startsWith(WIDGETS_PATH)) return false;
    const name = pathname.slice(WIDGETS_PATH.length);
    const file = this.#files.get(name);
    const policy = policyFor(request, searchParams.get('policy'));
    if (file === undefined || (name === SANDBOX_PAGE && policy === undefined)) {
      response.writeHead(404).end();
      return true;
    }
    shareWithAllOrigins(response);
    response.setHeader('content-type', `${file.contentType}; charset=utf-8`);
    if (name === SANDBOX_PAGE && policy !== undefined) {
      response.setHeader('content-security-policy', policy);
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
    }
    response.end(file.text);
    return true;
  }
}

/** The policy for a widget under the name by which the browser reached us; none for a name without a twin. */
function policyFor(request: IncomingMessage, asked: string | null): string | undefined {
  const address = `http://${request.headers.host ?? ''}`;
  const portal = URL.canParse(address) ? twinOrigin(address) : undefined;
  if (portal === undefined) return undefined;
  return widgetPolicy(asked === 'newer' ? 'newer' : 'strict', { widgets: new URL(address).origin, portal });
}

/** Not built yet is not found; the platform page says what to do. */
function answerBuilt(name: string, response: ServerResponse): void {
  shareWithAllOrigins(response);
  readFile(new URL(name, CDN_FOLDER)).then(
    (text) => response.setHeader('content-type', 'text/javascript; charset=utf-8').end(text),
    () => response.writeHead(404).end(),
  );
}

/** Module scripts of an opaque origin are requests across origins, and COEP wants to hear that this is meant. */
function shareWithAllOrigins(response: ServerResponse): void {
  response.setHeader('access-control-allow-origin', '*');
  response.setHeader('cross-origin-resource-policy', 'cross-origin');
}

/** One file from a module and all that it imports. */
async function script(name: string): Promise<WidgetFile> {
  const { outputFiles } = await build({
    entryPoints: [new URL(name, HOST_FOLDER).pathname],
    bundle: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'silent',
  });
  return { contentType: 'text/javascript', text: outputFiles[0]?.text ?? '' };
}

async function source(name: string): Promise<string> {
  return await readFile(new URL(name, HOST_FOLDER), 'utf8');
}
