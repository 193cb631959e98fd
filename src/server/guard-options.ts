import { MAX_SEATS, MIN_SEATS } from '../protocol/constants.ts';
import { CallError } from '../protocol/errors.ts';
import type { Refusal } from './refusals.ts';

/** What a portal can tell the guard. `Context` is what its `onAuthenticate` hook returns. */
export interface RoomGuardOptions<Context = unknown> {
  /**
   * Who the token of a connection speaks for, mostly its subject. Somebody who is known can take their client id over
   * when they connect again, and nobody else can for two minutes; so it must give the same for all tokens of a person.
   * Without it, or where it gives undefined or throws, a connection is anonymous: its client ids are free as soon as
   * it has ended.
   */
  readonly userOf?: (context: Context) => string | undefined;
  /**
   * Whether `user.id` in the states of somebody known is set to what `userOf` gives; default true. Other values are
   * overwritten, so that an id in a call is a proof. A state without `user` stays without.
   */
  readonly enforceUserId?: boolean;
  /**
   * Whether a connection belongs to the host page and may write all fields, not only `user` and those that begin
   * with `webrtc.`, as often as it wants below `floodMessagesPerSecond`; default: none does. One that throws counts as
   * false.
   */
  readonly isHost?: (context: Context) => boolean;
  /** Largest awareness state, bytes of its JSON; 1,024 to 16 MiB, default 65,536. */
  readonly maxStateBytes?: number;
  /** Client ids that one connection can write; 1 to 1,000, default 4. A provider uses one. */
  readonly maxClients?: number;
  /**
   * Updates per second and connection that are passed on, with bursts of twice as many; 1 to 10,000, default 30. What
   * is more is dropped: the state stays as it was until the next update.
   */
  readonly updatesPerSecond?: number;
  /**
   * Awareness messages per second, whatever is in them, above which a connection is closed, with bursts of twice as
   * many; 1 to 100,000, default 500. Providers before 4.5 send back each message that they receive.
   */
  readonly floodMessagesPerSecond?: number;
  /**
   * Bytes of awareness messages per second above which a connection is closed, with bursts of four times as many;
   * 65,536 to 1 GiB, default 4 MiB.
   */
  readonly floodBytesPerSecond?: number;
  /**
   * Seats of a call; 2 to 6, default: not checked. A claim to a seat that comes when all are taken is written back as
   * waiting, unless it competes with others that are as new. Must be what the pages ask for (`capacity`).
   */
  readonly seats?: number;
  /**
   * Told what was refused, for logs: at most once in 10 s for each connection and reason. What it throws is ignored.
   */
  readonly onRefusal?: (refusal: Refusal) => void;
}

/** The numbers of the options with their defaults filled in. */
export interface GuardLimits {
  readonly maxStateBytes: number;
  readonly maxClients: number;
  readonly updatesPerSecond: number;
  readonly floodMessagesPerSecond: number;
  readonly floodBytesPerSecond: number;
  /** Undefined when the guard doesn't look at seats. */
  readonly seats: number | undefined;
}

const KIB = 1024;
const MIB = 1024 * KIB;

/** Least, largest and default value of each limit. */
const RANGES = {
  maxStateBytes: [KIB, 16 * MIB, 64 * KIB],
  maxClients: [1, 1000, 4],
  updatesPerSecond: [1, 10_000, 30],
  floodMessagesPerSecond: [1, 100_000, 500],
  floodBytesPerSecond: [64 * KIB, 1024 * MIB, 4 * MIB],
} as const satisfies Partial<Record<keyof GuardLimits, readonly [number, number, number]>>;

/**
 * The limits that the options ask for.
 *
 * @throws {CallError} `invalid-option` when one is out of its range
 */
export function limitsOf<Context>(options: RoomGuardOptions<Context>): GuardLimits {
  const limit = (name: keyof typeof RANGES) => {
    const [least, largest, standard] = RANGES[name];
    return checked(name, options[name] ?? standard, least, largest);
  };
  return {
    maxStateBytes: limit('maxStateBytes'),
    maxClients: limit('maxClients'),
    updatesPerSecond: limit('updatesPerSecond'),
    floodMessagesPerSecond: limit('floodMessagesPerSecond'),
    floodBytesPerSecond: limit('floodBytesPerSecond'),
    seats: options.seats === undefined ? undefined : checked('seats', options.seats, MIN_SEATS, MAX_SEATS),
  };
}

function checked(name: string, value: number, least: number, largest: number): number {
  if (Number.isInteger(value) && value >= least && value <= largest) return value;
  throw new CallError(
    'invalid-option',
    `roomGuard: ${name} must be a whole number from ${least} to ${largest}, not ${String(value)}.`,
  );
}
