import type { IceServerSource, RelayProtocol } from '../room/ice-servers.ts';
import type { RoomSource } from '../room/room-source.ts';
import type { UserIdentity } from './snapshot.ts';

export type { IceServerLease, IceServerSource, RelayProtocol } from '../room/ice-servers.ts';

/** What a call session needs to know. Only `room` is required. */
export interface CallOptions {
  /** The room whose awareness carries the signaling. */
  readonly room: RoomSource;
  /** Who we are. Written to awareness as `user` unless the host page has already put a `user` there. */
  readonly user?: UserIdentity;
  /** Seats in the call, oneself included; 2 to 6, default 6. The earliest member's number counts for all. */
  readonly maxPeers?: number;
  /** Whether the microphone is on at first; default true. Nothing is captured before `startCapture()` or `join()`. */
  readonly microphone?: boolean;
  /** Whether the camera is on at first; default true. */
  readonly camera?: boolean;
  /**
   * Use the tracks of this stream instead of capturing devices. They are cloned; the page keeps its own and
   * stops it itself.
   */
  readonly localStream?: MediaStream;
  /** STUN and TURN servers; default none, which is enough on one network. */
  readonly iceServers?: IceServerSource;
  /** `relay` sends all media through TURN; default `all` (W3C WebRTC, RTCIceTransportPolicy). */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
  /** Reach TURN servers over this protocol only; default all that are offered. */
  readonly relayProtocol?: RelayProtocol;
}
