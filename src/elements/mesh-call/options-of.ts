import type { CallOptions, IceServerLease, IceServerSource, RelayProtocol } from '../../call/call-options.ts';
import type { Choices } from './remembered-choices.ts';
import type { UserIdentity } from '../../call/snapshot.ts';
import type { AwarenessLike } from '../../protocol/awareness-like.ts';
import type { HostLike, HostScope } from '../../room/host-sdk.ts';
import type { ProviderLike, RoomSource, TokenSource } from '../../room/room-source.ts';

/** What the attributes and properties of a `<mesh-call>` say. */
export interface MeshCallSettings {
  readonly room: string | undefined;
  readonly url: string | undefined;
  readonly token: string | undefined;
  readonly tokenFunction: (() => string | Promise<string>) | undefined;
  readonly provider: ProviderLike | undefined;
  readonly awareness: AwarenessLike | undefined;
  readonly displayName: string | undefined;
  readonly user: UserIdentity | undefined;
  readonly maxPeers: number | undefined;
  readonly startMuted: boolean;
  readonly startCameraOff: boolean;
  readonly noRejoin: boolean;
  readonly localStream: MediaStream | undefined;
  readonly iceServers: IceServerSource | undefined;
  readonly host: HostLike | undefined;
  readonly scope: HostScope | undefined;
  readonly scopeId: string | undefined;
  readonly roomCode: string | undefined;
  readonly iceTransportPolicy: RTCIceTransportPolicy | undefined;
  readonly relayProtocol: RelayProtocol | undefined;
}

/** Whether the settings name a room. */
export function namesRoom({ awareness, provider, url, room, host }: MeshCallSettings): boolean {
  return Boolean(awareness ?? provider ?? ((url && room) || (!url && !room && host)));
}

/** The options of the session that the settings ask for. Without a room, that session refuses with `room-missing`. */
export function callOptionsOf(
  settings: MeshCallSettings,
  user: UserIdentity | undefined,
  choices: Choices = {},
): CallOptions {
  return {
    room: roomOf(settings),
    // Neither the page nor the person is surprised by a device that is on.
    microphone: !settings.startMuted && choices.microphone !== false,
    camera: !settings.startCameraOff && choices.camera !== false,
    rejoin: !settings.noRejoin,
    // Read anew for each stay, because only some rooms bring relays of their own; and a function, so that a list that
    // is set later counts for the next connection.
    get iceServers() {
      const ofRoom = settings.iceServers === undefined && 'host' in roomOf(settings);
      return ofRoom ? undefined : () => iceServersOf(settings);
    },
    ...(user && { user }),
    ...(settings.maxPeers !== undefined && { maxPeers: settings.maxPeers }),
    ...(settings.localStream && { localStream: settings.localStream }),
    ...(settings.relayProtocol && { relayProtocol: settings.relayProtocol }),
    ...(settings.iceTransportPolicy && { iceTransportPolicy: settings.iceTransportPolicy }),
  };
}

/** Who the settings say we are; a name that the person typed stands in for a missing one. */
export function userOf(settings: MeshCallSettings, typedName: string): UserIdentity | undefined {
  if (settings.user) return settings.user.name ? settings.user : { ...settings.user, name: typedName };
  const name = settings.displayName?.trim() || typedName;
  return name ? { name } : undefined;
}

/** The room that the settings name. */
export function roomOf(settings: MeshCallSettings): RoomSource {
  const { awareness, provider, url = '', room = '', host, scope, scopeId, roomCode } = settings;
  if (awareness) return { awareness };
  if (provider) return { provider };
  if (host && url === '' && room === '') return { host, scope, scopeId, roomCode };
  const token = tokenOf(settings);
  return token === undefined ? { url, name: room } : { url, name: room, token };
}

/** The token, or a way to ask whatever function the settings have at the time. */
export function tokenOf(settings: MeshCallSettings): TokenSource | undefined {
  if (settings.tokenFunction === undefined) return settings.token;
  return () => settings.tokenFunction?.() ?? settings.token ?? '';
}

async function iceServersOf({
  iceServers,
}: MeshCallSettings): Promise<readonly RTCIceServer[] | IceServerLease> {
  return typeof iceServers === 'function' ? iceServers() : (iceServers ?? []);
}
