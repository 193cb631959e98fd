import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TurnCredentials } from 'mesh-call/server';
import type { Identity, TokenMint } from './tokens.ts';
import { turnFor, type TurnSettings } from './turn.ts';

/** Where the endpoint is served. */
export const TOKEN_PATH = '/api/token';

/** What the room server calls a document; longer names are refused rather than cut. */
const MAX_ROOM_LENGTH = 128;
const MAX_NAME_LENGTH = 64;

/** The answer to `GET /api/token`, in the shape that host platforms give. */
export interface CollabTokenResult {
  readonly token: string;
  /** Absolute address of the room server. */
  readonly wsUrl: string;
  /** Name of the shared document. */
  readonly roomId: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly identity: Identity;
  /** Left out where there is no TURN server. */
  readonly turn?: TurnCredentials;
}

/** Answers `GET /api/token?room=…&name=…`. */
export async function answerTokenRequest(
  request: IncomingMessage,
  response: ServerResponse,
  mint: TokenMint,
  collabPath: string,
  turn?: TurnSettings,
): Promise<void> {
  const { searchParams } = new URL(request.url ?? '/', 'http://portal.invalid');
  const room = searchParams.get('room')?.trim() ?? '';
  const name = searchParams.get('name')?.trim() ?? '';
  if (room === '' || room.length > MAX_ROOM_LENGTH || name.length > MAX_NAME_LENGTH) {
    answer(response, 400, { error: `Ask with ?room= (1 to ${MAX_ROOM_LENGTH} characters) and &name=.` });
    return;
  }
  const { token, identity, expiresAt } = await mint.mint(room, name === '' ? 'Guest' : name);
  const result: CollabTokenResult = {
    token,
    wsUrl: `${webSocketOrigin(request)}${collabPath}`,
    roomId: room,
    expiresAt: expiresAt.toISOString(),
    identity,
    ...(turn && { turn: turnFor(identity, turn) }),
  };
  answer(response, 200, result);
}

/** The address under which the asking page reached us, so that a proxy or another host name keeps working. */
function webSocketOrigin(request: IncomingMessage): string {
  const secure = request.headers['x-forwarded-proto'] === 'https';
  return `${secure ? 'wss' : 'ws'}://${request.headers.host ?? 'localhost'}`;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
