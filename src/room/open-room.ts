import { CallError } from '../protocol/errors.ts';
import { ProviderRoom } from './provider-room.ts';
import type { RoomConnection, RoomListener } from './room-connection.ts';
import type { RoomSource } from './room-source.ts';

/**
 * Opens a room. Yjs and the Hocuspocus provider are loaded only for a room that we connect to ourselves, because two
 * copies of Yjs in one page break each other.
 *
 * @throws {CallError} `room-missing` when the source names no room; `room-unreachable` when the code can't be loaded;
 *   `host-…` when a host refuses.
 */
export async function openRoom(source: RoomSource, listener: RoomListener): Promise<RoomConnection> {
  if ('awareness' in source) return new ProviderRoom({ awareness: source.awareness }, listener);
  if ('provider' in source) return new ProviderRoom(source.provider, listener);
  if ('host' in source) {
    const { HostRoom } = await loadOwnRooms();
    return HostRoom.open(source, listener);
  }
  if (source.url === '' || source.name === '') {
    throw new CallError('room-missing', 'A room needs the url of its server and a name.');
  }
  const { HocuspocusRoom } = await loadOwnRooms();
  return new HocuspocusRoom(source, listener);
}

async function loadOwnRooms(): Promise<typeof import('./own-rooms.ts')> {
  try {
    return await import('./own-rooms.ts');
  } catch (thrown) {
    throw new CallError(
      'room-unreachable',
      'The part of mesh-call that connects to Hocuspocus could not be loaded. It lies beside the main file; check that both are served.',
      { cause: thrown },
    );
  }
}
