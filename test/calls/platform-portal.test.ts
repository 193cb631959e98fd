/** What the demo's portal answers to the platform page, over HTTP and without a browser. */

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startDemo, type Demo } from '../../demo/serve.ts';

const TURN = { secret: 'north', urls: ['turn:turn.example.com:3478'] };

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

let demo: Demo;
before(async () => {
  demo = await startDemo({ port: 0 });
});
after(() => demo.close());

test('somebody who is signed in gets a token for an item, a workspace and a lobby, always as the same person', async () => {
  const ada = await signIn('Ada');
  const places = [
    await ada('token', { scope: 'item', scopeId: 'crew-notes' }),
    await ada('token', { scope: 'workspace', scopeId: 'harbour' }),
    await ada('lobby', { contentId: 'crew-notes', code: 'QUAY77' }),
  ];
  assert.deepEqual(
    places.map(({ body }) => body['roomId']),
    ['item/crew-notes', 'workspace/harbour', 'crew-notes:QUAY77'],
  );
  for (const { body } of places) {
    assert.equal(body['wsUrl'], `${demo.url.replace('http', 'ws')}/collab`);
    assert.ok(Date.parse(String(body['expiresAt'])) > Date.now());
    assert.deepEqual(body['identity'], places[0]?.body['identity']);
  }
  assert.equal(Reflect.get(Object(places[0]?.body['identity']), 'displayName'), 'Ada');
});

test('a token opens the room that it names, and no other; a session opens none', async () => {
  const { session } = (await post('session', { name: 'Ada' })).body;
  const { body } = await post('token', { scope: 'item', scopeId: 'crew-notes' }, String(session));
  assert.equal((await post('turn', {}, String(body['token']))).status, 403, 'a room token is no session');
  const guest = await fetch(`${demo.url}/api/token?room=item/crew-notes`);
  assert.equal(guest.status, 400, 'guests get no token for an item');
});

for (const [operation, body, status, code] of [
  ['token', { scope: 'item', scopeId: 'nowhere' }, 404, 'not_found'],
  ['token', { scope: 'workspace', scopeId: 'crew-notes' }, 404, 'not_found'],
  ['token', { scope: 'room', scopeId: 'any' }, 403, 'permission'],
  ['token', { scope: 'planet', scopeId: 'any' }, 400, 'invalid_args'],
  ['token', { scope: 'item' }, 400, 'invalid_args'],
  ['lobby', { contentId: 'crew-notes', code: 'lower1' }, 400, 'invalid_args'],
  ['lobby', { contentId: 'nowhere', code: 'QUAY77' }, 404, 'not_found'],
  ['record', {}, 404, 'unknown_op'],
] as const) {
  test(`${operation} ${JSON.stringify(body)} is refused as ${code}`, async () => {
    const ada = await signIn('Ada');
    const answer = await ada(operation, body);
    assert.equal(answer.status, status);
    assert.equal(codeOf(answer), code);
  });
}

test('nobody gets anything without signing in', async () => {
  for (const operation of ['token', 'lobby', 'turn']) {
    assert.equal(codeOf(await post(operation, {}, 'made up')), 'permission', operation);
  }
  assert.equal(codeOf(await post('session', { name: ' ' })), 'invalid_args');
});

test('there is no relay unless the demo is given a TURN server', async () => {
  const ada = await signIn('Ada');
  assert.deepEqual((await ada('turn')).body, { turn: null });
});

test('with a TURN server each person gets credentials that it takes', async (t) => {
  const withTurn = await startDemo({ port: 0, turn: TURN });
  t.after(() => withTurn.close());
  const { session, user } = (await post('session', { name: 'Ada' }, '', withTurn)).body;
  const { turn } = (await post('turn', {}, String(session), withTurn)).body;
  const { username, credential, urls, expiresAt } = Object(turn) as Readonly<Record<string, unknown>>;
  const expected = `${String(expiresAt)}:${String(Reflect.get(Object(user), 'id'))}`;
  assert.equal(username, expected);
  assert.equal(credential, createHmac('sha1', TURN.secret).update(expected).digest('base64'));
  assert.deepEqual(urls, TURN.urls);
  assert.ok(Number(expiresAt) * 1000 > Date.now());
});

test('the strict policy is a list of origins, and the newer one that of the guides', async () => {
  const strict = await headersOf('/widgets/sandbox.html');
  const policy = strict.get('content-security-policy') ?? '';
  assert.doesNotMatch(policy, /unsafe|blob:|data:|\*|https:/);
  assert.match(policy, new RegExp(`script-src ${demo.url};`));
  assert.match(policy, /frame-ancestors http:\/\/localhost:\d+$/);
  assert.equal(strict.get('cross-origin-embedder-policy'), 'require-corp');
  assert.equal(strict.get('cross-origin-resource-policy'), 'cross-origin');
  const newer = (await headersOf('/widgets/sandbox.html?policy=newer')).get('content-security-policy') ?? '';
  assert.match(newer, /script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval' https: blob:;/);
});

test('pages without an origin may load the SDK and the built files', async () => {
  const built = ['mesh-call', 'mesh-call.stage', 'mesh-call.room'].map((name) => `/dist/cdn/${name}.js`);
  for (const path of ['/widgets/sdk.v2.js', ...built]) {
    const headers = await headersOf(path);
    assert.equal(headers.get('access-control-allow-origin'), '*', path);
    assert.equal(headers.get('cross-origin-resource-policy'), 'cross-origin', path);
    assert.match(headers.get('content-type') ?? '', /javascript/, path);
  }
});

type Ask = (operation: string, body?: object) => Promise<Answer>;

async function signIn(name: string): Promise<Ask> {
  const { session } = (await post('session', { name })).body;
  return async (operation, body = {}) => await post(operation, body, String(session));
}

async function post(operation: string, body: object, session = '', { url } = demo): Promise<Answer> {
  const response = await fetch(`${url}/api/platform/${operation}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${session}` },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
}

function codeOf({ body }: Answer): unknown {
  return Reflect.get(Object(body['error']), 'code');
}

async function headersOf(path: string): Promise<Headers> {
  const response = await fetch(`${demo.url}${path}`);
  assert.equal(response.status, 200, path);
  return response.headers;
}
