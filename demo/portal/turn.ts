import { turnCredentials, type TurnCredentials } from 'mesh-call/server';
import type { Identity } from './tokens.ts';

/** The TURN server that people are given. */
export interface TurnSettings {
  /** What coturn has as `static-auth-secret`. */
  readonly secret: string;
  /** Its addresses, `turn:…` or `turns:…`. */
  readonly urls: readonly string[];
}

/** Short enough for a call to live through several: rotation is part of what the demo shows. */
const TURN_LIFETIME_SECONDS = 10 * 60;

/** Credentials for somebody. */
export function turnFor({ id }: Identity, { secret, urls }: TurnSettings): TurnCredentials {
  return turnCredentials({ secret, urls, user: id, ttl: TURN_LIFETIME_SECONDS });
}
