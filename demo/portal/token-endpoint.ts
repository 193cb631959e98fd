import type { IncomingMessage, ServerResponse } from 'node:http';
import { tokenResult } from './token-result.ts';
import type { TokenMint } from './tokens.ts';
import { turnFor, type TurnSettings } from './turn.ts';

/** Where the endpoint is served. */
export const TOKEN_PATH = '/api/token';

/** What the room server calls a document; longer names are refused rather than cut. */
const MAX_ROOM_LENGTH = 128;
const MAX_NAME_LENGTH = 64;

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
  // Names with a slash are those of the workspace's rooms, which guests don't enter.
  const isRoomName = room !== '' && room.length <= MAX_ROOM_LENGTH && !room.includes('/');
  if (!isRoomName || name.length > MAX_NAME_LENGTH) {
    answer(response, 400, {
      error: `Ask with ?room= (1 to ${MAX_ROOM_LENGTH} characters, no slash) and &name=.`,
    });
    return;
  }
  const minted = await mint.mint(room, name === '' ? 'Guest' : name);
  const result = tokenResult(minted, room, request, collabPath);
  answer(response, 200, { ...result, ...(turn && { turn: turnFor(minted.identity, turn) }) });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
