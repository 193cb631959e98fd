import type { IncomingMessage, ServerResponse } from 'node:http';
import { HostError, type HostErrorCode } from '../host/host-error.ts';
import { isLobbyCode } from '../host/lobby-code.ts';
import { tokenResult, type CollabTokenResult } from './token-result.ts';
import type { Identity, TokenMint } from './tokens.ts';
import { turnFor, type TurnSettings } from './turn.ts';
import { hasItem, WORKSPACE } from './workspace.ts';

/** Where the endpoints of the platform page are served. */
export const PLATFORM_PATH = '/api/platform/';

/** What the endpoints work with. */
export interface PlatformParts {
  readonly mint: TokenMint;
  readonly collabPath: string;
  readonly turn: TurnSettings | undefined;
}

const MAX_BODY_BYTES = 4096;
const MAX_NAME_LENGTH = 64;

/** What each refusal is in HTTP. */
const STATUS: Readonly<Record<HostErrorCode, number>> = {
  permission: 403,
  not_found: 404,
  quota_exceeded: 429,
  invalid_args: 400,
  rate_limited: 429,
  timeout: 504,
  internal: 500,
  service_unavailable: 503,
  unknown_op: 404,
};

/** Answers `POST /api/platform/…` with JSON: what was asked for, or `{ error: { code, message } }`. */
export async function answerPlatformRequest(
  request: IncomingMessage,
  response: ServerResponse,
  parts: PlatformParts,
): Promise<void> {
  try {
    answer(response, 200, await handle(request, parts));
  } catch (thrown) {
    // A wrong TURN setting, for instance: nothing for the widget to know, and for whoever runs the demo to read.
    if (!(thrown instanceof HostError)) console.warn('Portal:', thrown);
    const { code, message } =
      thrown instanceof HostError ? thrown : new HostError('internal', 'The portal failed.');
    answer(response, STATUS[code], { error: { code, message } });
  }
}

async function handle(request: IncomingMessage, parts: PlatformParts): Promise<object> {
  if (request.method !== 'POST') throw new HostError('unknown_op', 'Ask with POST.');
  const body = await readBody(request);
  const operation = (request.url ?? '').slice(PLATFORM_PATH.length);
  if (operation === 'session') return await signIn(parts.mint, body['name']);
  const person = await whoAsks(request, parts.mint);
  const enter = async (roomId: string): Promise<CollabTokenResult> =>
    tokenResult(await parts.mint.mintFor(person, roomId), roomId, request, parts.collabPath);
  switch (operation) {
    case 'token':
      return await enter(roomOf(body['scope'], body['scopeId']));
    case 'lobby':
      return await enter(lobbyOf(body['contentId'], body['code']));
    case 'turn':
      return { turn: parts.turn ? turnFor(person, parts.turn) : null };
    default:
      throw new HostError('unknown_op', 'The portal does not know this operation.');
  }
}

async function signIn(mint: TokenMint, name: unknown): Promise<object> {
  const trimmed = typeof name === 'string' ? name.trim() : '';
  if (trimmed === '' || trimmed.length > MAX_NAME_LENGTH) {
    throw new HostError('invalid_args', `A name has 1 to ${MAX_NAME_LENGTH} characters.`);
  }
  const { token, identity } = await mint.signIn(trimmed);
  return { session: token, user: identity };
}

async function whoAsks({ headers }: IncomingMessage, mint: TokenMint): Promise<Identity> {
  try {
    return await mint.signedIn(headers.authorization?.replace(/^Bearer /, '') ?? '');
  } catch {
    throw new HostError('permission', 'Nobody is signed in.');
  }
}

/** The document of a scope. Slash and colon are in no id, so no two scopes share one. */
function roomOf(scope: unknown, scopeId: unknown): string {
  if (typeof scopeId !== 'string') throw new HostError('invalid_args', 'The id of the scope is a text.');
  switch (scope) {
    case 'workspace':
      if (scopeId !== WORKSPACE.id) throw new HostError('not_found', 'There is no such workspace.');
      return `workspace/${scopeId}`;
    case 'item':
      if (!hasItem(scopeId)) throw new HostError('not_found', 'There is no such item.');
      return `item/${scopeId}`;
    case 'room':
      throw new HostError('permission', 'Only a widget with `collab: true` in its manifest opens rooms.');
    default:
      throw new HostError('invalid_args', 'The scope is workspace, item or room.');
  }
}

function lobbyOf(contentId: unknown, code: unknown): string {
  if (!isLobbyCode(code)) throw new HostError('invalid_args', 'A code is made of A to Z and 2 to 9.');
  if (typeof contentId !== 'string' || !(hasItem(contentId) || contentId === WORKSPACE.id)) {
    throw new HostError('not_found', 'There is no such item.');
  }
  return `${contentId}:${code}`;
}

async function readBody(request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.length > MAX_BODY_BYTES) throw new HostError('invalid_args', 'That is too long.');
  }
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>;
  } catch {
    // Told below, like JSON that is no object.
  }
  throw new HostError('invalid_args', 'Ask with a JSON object.');
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
