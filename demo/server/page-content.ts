import { extname } from 'node:path';

/** What pages consist of; nothing else of the repository is served. */
const CONTENT = new Set(['.html', '.css', '.js', '.ts', '.map', '.svg']);

/** A folder or file whose name begins with a dot, `..` among them. */
const HIDDEN = /[/\\]\./;

/** Where the dev server keeps what is its own: `/__wds-outside-root__/1/` is the folder around the repository. */
const OF_THE_DEV_SERVER = '/__wds-';

/** Whether something that a page consists of may be at the path of a request; a folder stands for its `index.html`. */
export function isPageContent(path: string): boolean {
  const name = decoded(path);
  if (name === undefined || HIDDEN.test(name) || name.startsWith(OF_THE_DEV_SERVER)) return false;
  return name.endsWith('/') || CONTENT.has(extname(name));
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
