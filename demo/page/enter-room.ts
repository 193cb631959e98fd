import type { MeshCall } from 'mesh-call';
import { isAsked } from './query.ts';

/** The part of the portal's answer that a page needs. */
interface TokenAnswer {
  readonly token: string;
  readonly turn?: {
    readonly urls: string[];
    readonly username: string;
    readonly credential: string;
    /** Unix time, s. */
    readonly expiresAt: number;
  };
}

/** Points a `<mesh-call>` at a room of the portal that serves this page. */
export function enterRoom(call: MeshCall, room: string): void {
  const ask = async (): Promise<TokenAnswer> => {
    const query = new URLSearchParams({ room, name: call.displayName ?? '' });
    const response = await fetch(`/api/token?${query.toString()}`);
    if (!response.ok) throw new Error(`The portal gives no token: ${response.status} ${response.statusText}`);
    return (await response.json()) as TokenAnswer;
  };
  // Both are asked for again and again, since tokens and credentials live shorter than calls.
  call.tokenFunction = async () => (await ask()).token;
  call.iceServers = async () => {
    const { turn } = await ask();
    return turn ? { iceServers: [turn], expiresAt: turn.expiresAt } : [];
  };
  // To see a relay at work where a direct way exists.
  if (isAsked('relay')) call.iceTransportPolicy = 'relay';
  call.url = `${location.origin.replace(/^http/, 'ws')}/collab`;
  call.room = room;
}
