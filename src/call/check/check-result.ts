import type { CallErrorCode } from '../../protocol/errors.ts';
import type { RelayProtocol } from '../../room/ice-servers.ts';

/** What is checked, in this order. */
export type CheckName = 'microphone' | 'camera' | 'room' | 'relay' | 'loopback';

/**
 * What a check found: a code of `CallError`, or
 *
 * - `check-passed`: it works.
 * - `check-not-needed`: nobody asked for it, so it was not tried.
 * - `check-not-possible`: what it depends on is missing or given by the page.
 * - `microphone-silent`: it was captured and gives nothing but digital silence.
 * - `camera-still`: it was captured and gives no frames.
 * - `loopback-failed`: relays answer, and no data comes through them.
 */
export type CheckCode =
  | CallErrorCode
  | 'check-passed'
  | 'check-not-needed'
  | 'check-not-possible'
  | 'microphone-silent'
  | 'camera-still'
  | 'loopback-failed';

/** The result of one check. */
export interface CheckResult {
  readonly name: CheckName;
  readonly outcome: 'pass' | 'fail' | 'skip';
  /** Stable, machine-readable reason. */
  readonly code: CheckCode;
  /** For developers: what was found, and what to do. */
  readonly message: string;
  /** Of a relay: how it is reached. There is one result for each address of each server. */
  readonly relayProtocol?: RelayProtocol;
  /** How long the check took, ms. */
  readonly duration: number;
}

/** What a check itself has to say; the rest is added by whoever runs it. */
export type Finding = Pick<CheckResult, 'outcome' | 'code' | 'message'>;

export function passed(message: string): Finding {
  return { outcome: 'pass', code: 'check-passed', message };
}

export function failed(code: CheckCode, message: string): Finding {
  return { outcome: 'fail', code, message };
}

export function skipped(
  code: 'check-not-needed' | 'check-not-possible' | 'relay-missing',
  message: string,
): Finding {
  return { outcome: 'skip', code, message };
}
