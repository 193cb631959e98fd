import type { Clock, TimerHandle } from '../protocol/clock.ts';
import { CallError } from '../protocol/errors.ts';
import { type IceServerSource, normalizeLease, type NormalizedLease } from './ice-servers.ts';

/** What the keeper needs to know and to tell. */
export interface IceServerKeeperOptions {
  readonly source: IceServerSource;
  readonly clock: Clock;
  /** Unix time in milliseconds; default `Date.now`. */
  readonly wallClock?: () => number;
  /** A number from 0 up to 1; default `Math.random`. */
  readonly random?: () => number;
  /** Fresh servers have come for connections that exist. */
  readonly onRotated: (iceServers: readonly RTCIceServer[]) => void;
  readonly onError: (error: CallError) => void;
}

/**
 * Credentials are renewed when this part of their life is left: early enough that a slow portal or a second try does
 * no harm. Plus up to as much again by chance for a tenth of their life, so that six people don't ask at once.
 */
const REMAINING_AT_ROTATION = 0.3;
const JITTER = 0.1;

/** First and longest wait after a rotation that failed, ms. */
const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;

/**
 * Keeps the ICE servers fresh. A relay checks credentials when a connection is made or restarted, and not while it
 * runs (measured with coturn 4.6), so what matters is that they are fresh at those moments.
 */
export class IceServerKeeper {
  readonly #options: IceServerKeeperOptions;
  #lease: NormalizedLease | undefined;
  #asking: Promise<NormalizedLease> | undefined;
  #timer: TimerHandle | undefined;
  #retry = RETRY_MS;
  #stopped = true;

  constructor(options: IceServerKeeperOptions) {
    this.#options = options;
  }

  /**
   * The servers for a connection that is to be made now. Never rejects: without servers a connection in the same
   * network can still be made, so a failing source costs an error and not the call.
   */
  async current(): Promise<readonly RTCIceServer[]> {
    const lease = this.#lease;
    if (lease?.expiresAt !== undefined && lease.expiresAt > this.#now()) {
      this.#start(lease);
      return lease.iceServers;
    }
    try {
      const fresh = await this.#ask();
      this.#start(fresh);
      return fresh.iceServers;
    } catch {
      return lease?.iceServers ?? [];
    }
  }

  /** Stops rotating, because there are no connections any more; goes on with the next one. Idempotent. */
  stop(): void {
    this.#stopped = true;
    this.#options.clock.cancel(this.#timer);
    this.#timer = undefined;
  }

  #now(): number {
    return (this.#options.wallClock ?? Date.now)();
  }

  /** All that need servers at the same time share one request. */
  #ask(): Promise<NormalizedLease> {
    this.#asking ??= this.#fetch().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  async #fetch(): Promise<NormalizedLease> {
    const { source, onError } = this.#options;
    try {
      this.#lease = normalizeLease(typeof source === 'function' ? await source() : source);
      return this.#lease;
    } catch (thrown) {
      onError(
        new CallError(
          'ice-servers-failed',
          'The function that should give the ICE servers failed; connecting with those from before, or without.',
          { cause: thrown },
        ),
      );
      throw thrown;
    }
  }

  #start(lease: NormalizedLease): void {
    this.#stopped = false;
    if (lease.expiresAt === undefined || this.#timer !== undefined) return;
    const left = Math.max(0, lease.expiresAt - this.#now());
    const random = this.#options.random ?? Math.random;
    this.#schedule(left * (1 - REMAINING_AT_ROTATION - JITTER * random()));
  }

  #schedule(delay: number): void {
    this.#options.clock.cancel(this.#timer);
    this.#timer = this.#options.clock.schedule(() => {
      this.#timer = undefined;
      void this.#rotate();
    }, delay);
  }

  async #rotate(): Promise<void> {
    try {
      const lease = await this.#ask();
      this.#retry = RETRY_MS;
      if (this.#isStopped()) return;
      this.#start(lease);
      this.#options.onRotated(lease.iceServers);
    } catch {
      // Connections that run go on with the old credentials; the portal is asked again, more and more patiently.
      if (this.#isStopped()) return;
      this.#schedule(this.#retry);
      this.#retry = Math.min(LONGEST_RETRY_MS, 2 * this.#retry);
    }
  }

  /** A function, because the answer can change during an `await`. */
  #isStopped(): boolean {
    return this.#stopped;
  }
}
