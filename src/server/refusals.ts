/**
 * Why the guard has refused something.
 *
 * - `foreign-client`: a state for a client id that belongs to another connection.
 * - `foreign-removal`: asked to remove somebody else. Providers before 4.5 do so without bad intent when they connect
 *   again.
 * - `foreign-field`: fields other than `user` and `webrtc.*` were left out of a state.
 * - `not-an-object`: a state that is a number, a text or a list.
 * - `malformed`: a state that is nested too deeply or whose `webrtc.mesh` can't be read, or an update that can't.
 * - `too-large`: a state of more than `maxStateBytes`.
 * - `too-many-clients`: more than `maxClients` client ids on one connection.
 * - `too-fast`: more than `updatesPerSecond`.
 * - `flood`: far more than that; the connection was closed.
 * - `wrong-user`: `user.id` was not who the token is for; it was corrected.
 * - `session-taken`: a session id that another client holds.
 * - `seats-full`: a claim to a seat when all are taken; it was written back as waiting.
 */
export type RefusalReason =
  | 'foreign-client'
  | 'foreign-removal'
  | 'foreign-field'
  | 'not-an-object'
  | 'malformed'
  | 'too-large'
  | 'too-many-clients'
  | 'too-fast'
  | 'flood'
  | 'wrong-user'
  | 'session-taken'
  | 'seats-full';

/** How often each reason has occurred since the guard was made. */
export type RefusalCounts = Readonly<Record<RefusalReason, number>>;

/** What a log can say about a refusal. */
export interface Refusal {
  readonly reason: RefusalReason;
  /** Name of the room. */
  readonly documentName: string;
  /** Hocuspocus' name for the socket that it came from. */
  readonly socketId: string;
  /** Who the connection's token is for; undefined when it is anonymous. */
  readonly user: string | undefined;
  /** The client id that it was about; undefined when it was about a whole message. */
  readonly clientID: number | undefined;
  /** Refusals for this reason on this connection since the last one that was told, this one included. */
  readonly count: number;
}

/** Distance of two reports about the same connection and reason, ms. */
const TELL_AGAIN_MS = 10_000;

/** What one connection was refused lately. */
export class RefusalLog {
  readonly #untold = new Map<RefusalReason, { count: number; tellAt: number }>();

  /** How many refusals to tell now: 0 when the last report is too fresh. */
  count(reason: RefusalReason, now: number): number {
    const entry = this.#untold.get(reason) ?? { count: 0, tellAt: -Infinity };
    this.#untold.set(reason, entry);
    entry.count += 1;
    if (now < entry.tellAt) return 0;
    const { count } = entry;
    entry.count = 0;
    entry.tellAt = now + TELL_AGAIN_MS;
    return count;
  }
}

/** A count of nothing, in the order of the reasons' documentation. */
export function noRefusals(): Record<RefusalReason, number> {
  return {
    'foreign-client': 0,
    'foreign-removal': 0,
    'foreign-field': 0,
    'not-an-object': 0,
    malformed: 0,
    'too-large': 0,
    'too-many-clients': 0,
    'too-fast': 0,
    flood: 0,
    'wrong-user': 0,
    'session-taken': 0,
    'seats-full': 0,
  };
}
