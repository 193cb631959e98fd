import { MAX_NAME_LENGTH, MAX_SEATS, MIN_SEATS, PROTOCOL_VERSION } from './constants.ts';
import { isSessionId, isSessionSecret, type SessionId, sessionOf, type SessionSecret } from './ids.ts';
import { asRecord, isCounter, isList, own } from './untrusted.ts';

/** Who somebody is. Without a guard on the server this is a claim, not a proof. */
export interface UserIdentity {
  /** The platform's id of the person; the same in each of their tabs. */
  readonly id?: string;
  /** Name to show; plain text, at most 64 characters, empty when unknown. */
  readonly name: string;
  /** CSS colour given by the platform, `#rrggbb`. */
  readonly color?: string;
}

/** What a participant wants of the call: `lobby` only looks on, `waiting` wants a seat, `in` holds one. */
export type Stage = 'lobby' | 'waiting' | 'in';

/** A seat that a member confirms although the room doesn't list who has it. */
export interface Vouch {
  readonly session: SessionId;
  readonly ticket: number;
}

/** The session of the page that was there before ours, and the proof that it was. */
export interface Predecessor {
  readonly session: SessionId;
  readonly secret: SessionSecret;
}

/** A participant's own account of itself: the awareness field `webrtc.mesh`. */
export interface Presence {
  readonly session: SessionId;
  readonly stage: Stage;
  /** Logical time of the claim; 0 in the lobby. */
  readonly ticket: number;
  /** Seats that this participant wants the call to have. */
  readonly capacity: number;
  /** Members whom the room has lost and this one is still connected to. */
  readonly vouches: readonly Vouch[];
  /** Seats that this member keeps free for those who have left them and may be back. */
  readonly held?: readonly Vouch[];
  /** Whose seat this participant comes back to. */
  readonly predecessor?: Predecessor;
  /** True in the last state of a participant: whatever comes later under this session id is old. */
  readonly goodbye: boolean;
  /** True in a goodbye of somebody whose page may be back in a moment, because it is perhaps only loaded anew. */
  readonly mayReturn?: boolean;
}

const STAGE_CODES: Readonly<Record<Stage, string>> = { lobby: 'l', waiting: 'w', in: 'i' };
const STAGES = new Map<unknown, Stage>([
  ['l', 'lobby'],
  ['w', 'waiting'],
  ['i', 'in'],
]);

/** The wire form of `webrtc.mesh`; defaults are left out to keep the resting state small. */
export function encodePresence(presence: Presence): Record<string, unknown> {
  return {
    v: PROTOCOL_VERSION,
    e: presence.session,
    p: STAGE_CODES[presence.stage],
    t: presence.ticket,
    ...(presence.capacity === MAX_SEATS ? {} : { c: presence.capacity }),
    ...encodeVouches('k', presence.vouches),
    ...encodeVouches('h', presence.held),
    ...(presence.predecessor ? { f: presence.predecessor.secret } : {}),
    ...(presence.goodbye ? { bye: 1 } : {}),
    ...(presence.goodbye && presence.mayReturn ? { r: 1 } : {}),
  };
}

function encodeVouches(key: string, vouches: readonly Vouch[] = []): Record<string, unknown> {
  return vouches.length === 0 ? {} : { [key]: vouches.map(({ session, ticket }) => [session, ticket]) };
}

/** The version a state claims to speak, or undefined when it isn't one of ours at all. */
export function presenceVersion(value: unknown): number | undefined {
  const record = asRecord(value);
  const version = record && own(record, 'v');
  return isCounter(version, 1) ? version : undefined;
}

/** Reads `webrtc.mesh` of somebody else; undefined when any part of it is not as it must be. */
export function decodePresence(value: unknown): Presence | undefined {
  const record = asRecord(value);
  if (!record || presenceVersion(record) !== PROTOCOL_VERSION) return undefined;
  const session = own(record, 'e');
  const stage = STAGES.get(own(record, 'p'));
  const ticket = own(record, 't');
  const capacity = own(record, 'c') ?? MAX_SEATS;
  if (!isSessionId(session) || !stage || !isCounter(ticket)) return undefined;
  if (!isCounter(capacity, MIN_SEATS) || capacity > MAX_SEATS) return undefined;
  const vouches = decodeVouches(own(record, 'k'));
  const held = decodeVouches(own(record, 'h'));
  const secret = own(record, 'f');
  if (!vouches || !held || !(secret === undefined || isSessionSecret(secret))) return undefined;
  return {
    session,
    stage,
    ticket,
    capacity,
    vouches,
    ...(held.length > 0 && { held }),
    ...(secret !== undefined && { predecessor: { session: sessionOf(secret), secret } }),
    goodbye: own(record, 'bye') === 1,
    ...(own(record, 'bye') === 1 && own(record, 'r') === 1 && { mayReturn: true }),
  };
}

function decodeVouches(value: unknown): readonly Vouch[] | undefined {
  if (value === undefined) return [];
  if (!isList(value, MAX_SEATS - 1)) return undefined;
  const vouches: Vouch[] = [];
  for (const entry of value) {
    if (!isList(entry, 2)) return undefined;
    const [session, ticket] = entry;
    if (!isSessionId(session) || !isCounter(ticket, 1)) return undefined;
    vouches.push({ session, ticket });
  }
  return vouches;
}

export function sameUser(a: UserIdentity, b: UserIdentity): boolean {
  return a.id === b.id && a.name === b.name && a.color === b.color;
}

/**
 * Reads the awareness field `user`, which hosts write in several shapes; never fails, because a name is no reason
 * to keep somebody out.
 */
export function decodeUser(value: unknown): UserIdentity {
  const record = asRecord(value) ?? {};
  const name = [own(record, 'name'), own(record, 'displayName')].find((text) => typeof text === 'string');
  const id = own(record, 'id');
  const color = own(record, 'color');
  return {
    name: typeof name === 'string' ? cleanName(name) : '',
    ...(typeof id === 'string' && id.length > 0 && id.length <= 128 ? { id } : {}),
    ...(typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color) ? { color } : {}),
  };
}

/**
 * A name as one short line: no control characters, no characters that change the direction or hide text, because
 * a name must not be able to rearrange the page around it.
 */
export function cleanName(name: string): string {
  const visible = name
    .slice(0, 4 * MAX_NAME_LENGTH)
    .replace(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return Array.from(visible).slice(0, MAX_NAME_LENGTH).join('');
}
