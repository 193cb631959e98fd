import type { MeshCall } from 'mesh-call';

/** The part of the portal's answer that a page needs. */
interface TokenAnswer {
  readonly token: string;
}

/** Points a `<mesh-call>` at a room of the portal that serves this page. */
export function enterRoom(call: MeshCall, room: string): void {
  // Asked again for each connection, since tokens live shorter than calls.
  call.tokenFunction = async () => {
    const query = new URLSearchParams({ room, name: call.displayName ?? '' });
    const response = await fetch(`/api/token?${query.toString()}`);
    if (!response.ok) throw new Error(`The portal gives no token: ${response.status} ${response.statusText}`);
    return ((await response.json()) as TokenAnswer).token;
  };
  call.url = `${location.origin.replace(/^http/, 'ws')}/collab`;
  call.room = room;
}
