/*
 * When to do what about a link that doesn't work. Measured (Chromium 156, Firefox ESR 153): `disconnected` comes 5 to
 * 7 s after the last packet, `failed` 10 s later; outages of up to about 12 s heal by themselves, later ones only
 * with an ICE restart.
 */

/** What can be done. */
export type RecoveryStep = 'wait' | 'restart-ice' | 'new-connection' | 'give-up';

/** What the decision depends on. */
export interface RecoveryFacts {
  readonly connectionState: RTCPeerConnectionState;
  /** Steps already taken since the link last worked. */
  readonly attempts: number;
  /** Whether the present connection has ever worked: one that never did has nothing to restart. */
  readonly wasConnected: boolean;
  /** Whether any connection of the link has ever worked. */
  readonly wasEverConnected: boolean;
}

/** Steps before giving up: about a minute with the times that browsers take to notice. */
export const MAX_ATTEMPTS = 4;

/**
 * The same for somebody who was never reached: mostly a NAT or firewall is in the way, which further attempts don't
 * change. Browsers give up each connection after 15 s (measured, Chromium 156).
 */
export const MAX_ATTEMPTS_TO_REACH = 2;

/** A connection that is not connected after this long counts as failed, ms; browsers alone may take for ever. */
export const CONNECT_TIMEOUT_MS = 20_000;

/** The answering side asks the offering side for a new connection when it did nothing for this long, ms. */
export const ASK_TO_RENEW_MS = 4000;

/**
 * A control channel that was closed by the other side means that its connection is gone, long before ICE notices. Who
 * leaves does the same, so there is this long to hear of it in another way, ms.
 */
export const CHANNEL_LOST_MS = 1000;

/** The next step for a link in this condition. */
export function decideRecovery({
  connectionState,
  attempts,
  wasConnected,
  wasEverConnected,
}: RecoveryFacts): RecoveryStep {
  if (connectionState !== 'failed' && connectionState !== 'closed') return 'wait';
  if (attempts >= (wasEverConnected ? MAX_ATTEMPTS : MAX_ATTEMPTS_TO_REACH)) return 'give-up';
  return attempts === 0 && wasConnected && connectionState === 'failed' ? 'restart-ice' : 'new-connection';
}
