import type { Clock } from '../protocol/clock.ts';
import { CallError } from '../protocol/errors.ts';
import { isRelayUrl } from '../protocol/relay-url.ts';
import { hasRelay, type IceServerLease, onlyRelaysOver } from '../room/ice-servers.ts';
import { IceServerKeeper } from '../room/ice-server-keeper.ts';
import type { CallOptions } from './call-options.ts';

/** What the way through relays tells. */
export interface RelaysListener {
  /** Connections that exist shall use this from now on. */
  readonly onRotated: (configuration: RTCConfiguration) => void;
  readonly onError: (error: CallError) => void;
}

/** The options of a session that say how connections are made. */
export type RelayOptions = Pick<CallOptions, 'iceServers' | 'iceTransportPolicy' | 'relayProtocol'>;

/** The ICE configuration of all connections of a stay: servers that stay fresh, policy, and what goes wrong. */
export class Relays {
  readonly #options: RelayOptions;
  readonly #listener: RelaysListener;
  readonly #keeper: IceServerKeeper;
  /** Problems told since the last rotation; each connection meets them anew. */
  readonly #told = new Set<string>();
  #closed = false;

  /** @param roomServers Asked where the options name no ICE servers. */
  constructor(
    options: RelayOptions,
    roomServers: () => Promise<readonly RTCIceServer[] | IceServerLease>,
    clock: Clock,
    listener: RelaysListener,
  ) {
    this.#options = options;
    this.#listener = listener;
    this.#keeper = new IceServerKeeper({
      source: options.iceServers ?? roomServers,
      clock,
      onRotated: (iceServers) => {
        this.#told.clear();
        listener.onRotated(this.#configure(iceServers));
      },
      onError: listener.onError,
    });
  }

  /** The configuration for a connection that is to be made now. Never rejects. */
  async configuration(): Promise<RTCConfiguration> {
    const iceServers = await this.#keeper.current();
    // An answer that comes after the end would begin to be kept fresh for nobody.
    if (this.#closed) this.#keeper.stop();
    return this.#configure(iceServers);
  }

  /** There are no connections any more, and will be none. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#keeper.stop();
  }

  /** A STUN or TURN server gave an error to some connection (W3C WebRTC, RTCPeerConnectionIceErrorEvent). */
  serverError(url: string, errorCode: number): void {
    if (!isRelayUrl(url)) return;
    // 401, 403, 437, 438, 441 and 486 are answers (RFC 8656); from 700 on the browser tells that there was none.
    const code = errorCode < 700 ? 'relay-refused' : 'relay-unreachable';
    const text =
      code === 'relay-refused'
        ? `The TURN server ${url} refused (${errorCode}). Check user name, credential and their expiry.`
        : `The TURN server ${url} doesn't answer. Check address and firewall; offer it over tcp and tls as well.`;
    this.#tell(`${code} ${url}`, new CallError(code, text));
  }

  #configure(given: readonly RTCIceServer[]): RTCConfiguration {
    const { iceTransportPolicy = 'all', relayProtocol } = this.#options;
    const iceServers = onlyRelaysOver(given, relayProtocol);
    if (iceTransportPolicy === 'relay' && !hasRelay(iceServers)) {
      this.#tell(
        'relay-missing',
        new CallError(
          'relay-missing',
          'All media shall go through a relay, but the ICE servers have none (over the protocol asked for).',
        ),
      );
    }
    return { iceServers: [...iceServers], iceTransportPolicy };
  }

  #tell(key: string, error: CallError): void {
    if (this.#closed || this.#told.has(key)) return;
    this.#told.add(key);
    this.#listener.onError(error);
  }
}
