import type { IncomingMessage } from 'node:http';
import type { TurnCredentials } from 'mesh-call/server';
import type { Identity, MintedToken } from './tokens.ts';

/** The way into a room, in the shape that host platforms give. */
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

/** The minted token for `roomId` with the address at which it is good. */
export function tokenResult(
  { token, identity, expiresAt }: MintedToken,
  roomId: string,
  request: IncomingMessage,
  collabPath: string,
): CollabTokenResult {
  const wsUrl = `${webSocketOrigin(request)}${collabPath}`;
  return { token, wsUrl, roomId, expiresAt: expiresAt.toISOString(), identity };
}

/** The address under which the asking page reached us, so that a proxy or another host name keeps working. */
function webSocketOrigin(request: IncomingMessage): string {
  const secure = request.headers['x-forwarded-proto'] === 'https';
  return `${secure ? 'wss' : 'ws'}://${request.headers.host ?? 'localhost'}`;
}
