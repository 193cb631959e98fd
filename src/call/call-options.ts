import type { IceServerSource, RelayProtocol } from '../room/ice-servers.ts';
import type { RoomSource } from '../room/room-source.ts';
import type { PagePolicy } from '../media/page-permissions.ts';
import { MAX_SEATS, MIN_SEATS } from '../protocol/constants.ts';
import { CallError } from '../protocol/errors.ts';
import type { Logger } from '../protocol/logger.ts';
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
  /** STUN and TURN servers; default those that belong to the room, or none, which is enough on one network. */
  readonly iceServers?: IceServerSource | undefined;
  /** `relay` sends all media through TURN; default `all` (W3C WebRTC, RTCIceTransportPolicy). */
  readonly iceTransportPolicy?: RTCIceTransportPolicy;
  /** Reach TURN servers over this protocol only; default all that are offered. */
  readonly relayProtocol?: RelayProtocol;
  /**
   * Whether `connect()` goes on into the call, with microphone and camera as they were, when the page was in it and has
   * been loaded anew (within a minute; for another page in the same tab, within 10 s). Default true. Without it the
   * seat is kept all the same, and `join()` gets it back.
   */
  readonly rejoin?: boolean;
  /** Tells what the embedding page allows this one; default the browser's own answer, where it gives one. */
  readonly pagePolicy?: PagePolicy;
  /** Takes entries about what changes; default none. `consoleLogger()` makes one for the console. */
  readonly logger?: Logger;
}

/**
 * Seats that the options ask for.
 *
 * @throws {CallError} `invalid-option` for a number out of range.
 */
export function capacityOf({ maxPeers = MAX_SEATS }: CallOptions): number {
  if (Number.isInteger(maxPeers) && maxPeers >= MIN_SEATS && maxPeers <= MAX_SEATS) return maxPeers;
  throw new CallError('invalid-option', `maxPeers is ${maxPeers}; it must be ${MIN_SEATS} to ${MAX_SEATS}.`);
}
