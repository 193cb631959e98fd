import type { AwarenessLike } from '../protocol/awareness-like.ts';
import type { UserIdentity } from '../protocol/presence.ts';
import { askHost, type HostGrant } from './host-grant.ts';
import type { HostAddress } from './host-sdk.ts';
import { HocuspocusRoom } from './hocuspocus-room.ts';
import { type IceServerLease, leaseFromTurnCredentials } from './ice-servers.ts';
import type { RoomConnection, RoomListener, RoomStatus } from './room-connection.ts';
import { asRecord, own } from '../protocol/untrusted.ts';

/** A room that a host platform opens for its widget: it says where the room is, who we are and which relays to use. */
export class HostRoom implements RoomConnection {
  readonly identity: UserIdentity;
  readonly #address: HostAddress;
  readonly #room: HocuspocusRoom;
  #grant: HostGrant;
  #unusedToken: string | undefined;

  private constructor(address: HostAddress, grant: HostGrant, listener: RoomListener) {
    this.#address = address;
    this.#grant = grant;
    this.#unusedToken = grant.token;
    this.identity = grant.identity;
    const { url, name } = grant;
    this.#room = new HocuspocusRoom({ url, name, token: () => this.#freshToken() }, listener);
  }

  /** @throws {CallError} as `askHost` */
  static async open(address: HostAddress, listener: RoomListener): Promise<HostRoom> {
    return new HostRoom(address, await askHost(address), listener);
  }

  get awareness(): AwarenessLike {
    return this.#room.awareness;
  }

  get status(): RoomStatus {
    return this.#room.status;
  }

  /** The host's relays: asked for, or sent along with the token; no relay where the host offers none. */
  async iceServers(): Promise<IceServerLease> {
    const { collab } = this.#address.host;
    if (!collab?.getTurnCredentials) return leaseFromTurnCredentials(this.#grant.turn);
    const answer = await collab.getTurnCredentials();
    return leaseFromTurnCredentials(own(asRecord(answer) ?? {}, 'turn') ?? this.#grant.turn);
  }

  retry(): void {
    this.#room.retry();
  }

  redial(): void {
    this.#room.redial();
  }

  verify(): void {
    this.#room.verify();
  }

  close(): void {
    this.#room.close();
  }

  /** Tokens are short-lived, so each connection but the first asks for another one. */
  async #freshToken(): Promise<string> {
    const unused = this.#unusedToken;
    this.#unusedToken = undefined;
    if (unused !== undefined) return unused;
    this.#grant = await askHost(this.#address);
    return this.#grant.token;
  }
}
