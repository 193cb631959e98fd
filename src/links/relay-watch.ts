import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { isRelayUrl } from '../protocol/relay-url.ts';

/**
 * A relay answers after two round trips; one that gives nothing for this long isn't there, ms. Browsers ask a silent one
 * for some 40 s (RFC 8489, 6.2.1) before they say so, and by then the connection has been given up.
 */
const SILENT_MS = 10_000;

/** Notices relays that don't answer while candidates are gathered. */
export class RelayWatch {
  readonly #connection: RTCPeerConnection;
  readonly #clock: Clock;
  readonly #onSilent: (url: string) => void;
  /** Addresses of which the browser told an error by itself. */
  readonly #failed = new Set<string>();
  #timer: TimerHandle | undefined;

  /** @param onSilent Told the address of each relay that has been silent, when there is no relay at all. */
  constructor(
    connection: RTCPeerConnection,
    clock: Clock,
    onSilent: (url: string) => void,
    signal: AbortSignal,
  ) {
    this.#connection = connection;
    this.#clock = clock;
    this.#onSilent = onSilent;
    connection.addEventListener('icegatheringstatechange', this.#onGatheringState, { signal });
    connection.addEventListener('icecandidate', this.#onCandidate, { signal });
    connection.addEventListener('icecandidateerror', ({ url }) => this.#failed.add(url), { signal });
    signal.addEventListener('abort', () => {
      this.#end();
    });
  }

  readonly #onGatheringState = (): void => {
    this.#end();
    if (this.#connection.iceGatheringState !== 'gathering') return;
    this.#failed.clear();
    this.#timer = this.#clock.schedule(() => {
      for (const url of this.#relays()) {
        if (!this.#failed.has(url)) this.#onSilent(url);
      }
    }, SILENT_MS);
  };

  readonly #onCandidate = ({ candidate }: RTCPeerConnectionIceEvent): void => {
    if (candidate?.type === 'relay') this.#end();
  };

  #relays(): string[] {
    const servers = this.#connection.getConfiguration().iceServers ?? [];
    return servers.flatMap(({ urls }) => urls).filter(isRelayUrl);
  }

  #end(): void {
    this.#clock.cancel(this.#timer);
    this.#timer = undefined;
  }
}
