/** What the server of the pages gives out, and what it keeps, over HTTP. */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { basename } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { runInNewContext } from 'node:vm';
import { startPageServer, type PageServer } from '../../support/page-server.ts';

const PAGE = 'demo/index.html';
const REPOSITORY = new URL('../../..', import.meta.url).pathname;
/** The folder's own name leads back into it from the folder around it. */
const FROM_OUTSIDE = `${basename(REPOSITORY)}/${PAGE}`;

let server: PageServer;
before(async () => {
  server = await startPageServer();
});
after(() => server.close());

describe('what pages consist of is given out, to be asked for again each time', () => {
  for (const [path, type, content] of [
    [`/${PAGE}`, 'text/html', /^<!doctype html>/i],
    ['/demo/?theme=dark', 'text/html', /^<!doctype html>/i],
    ['/demo/index.ts', 'javascript', /sourceMappingURL=/],
    ['/demo/index.js.map', 'application/json', /^\{/],
  ] as const) {
    test(path, async () => {
      const { statusCode, headers, text } = await get(path);
      assert.equal(statusCode, 200);
      assert.ok(headers['content-type']?.includes(type), headers['content-type']);
      assert.equal(headers['cache-control'], 'no-cache');
      assert.match(text, content);
    });
  }
});

test('a script imports its parts from where they are given out', async () => {
  const { text } = await get('/demo/index.ts');
  const part = /"\.\.(\/bundles\/[^"]+\.js)"/.exec(text)?.[1];
  assert.ok(part !== undefined);
  assert.equal((await get(part)).statusCode, 200);
});

test('a script that can’t be built says in the console of its page what is wrong', async () => {
  const { statusCode, headers, text } = await get('/demo/not-there.ts');
  assert.equal(statusCode, 200);
  assert.match(headers['content-type'] ?? '', /javascript/);
  assert.throws(() => runInNewContext(text), /not-there\.ts/);
});

describe('nothing else is given out', () => {
  for (const path of [
    '/package.json',
    '/LICENSE',
    '/demo',
    '/demo/not-there.html',
    '/.git/config',
    '/.npmrc',
    '/demo/./index.html',
    '/../',
    `/../${FROM_OUTSIDE}`,
    `/demo/../../${FROM_OUTSIDE}`,
    `/%2e%2e/${FROM_OUTSIDE}`,
    `/__wds-outside-root__/1/${FROM_OUTSIDE}`,
    '/%.html',
  ]) {
    test(path, async () => {
      assert.equal((await get(path)).statusCode, 404);
    });
  }
});

test('a server that was closed leaves nothing that keeps its process', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { startPageServer } from './test/support/page-server.ts';
       const server = await startPageServer();
       const { status } = await fetch(server.url + '/demo/index.ts');
       await server.close();
       process.on('exit', () => console.log(status, 'and gone'));`,
    ],
    { cwd: REPOSITORY, timeout: 10_000 },
  );
  assert.equal(stdout, '200 and gone\n');
});

/** Asks for the path as it is; `fetch` would resolve the dots in it. */
async function get(path: string): Promise<IncomingMessage & { readonly text: string }> {
  const asked = request(server.url, { path });
  asked.end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  return Object.assign(response, { text: (await response.setEncoding('utf8').toArray()).join('') });
}
