import { PROTOCOL_VERSION } from '../protocol/constants.ts';
import { decodePresence, type Presence, presenceVersion } from '../protocol/presence.ts';
import { asRecord, own } from '../protocol/untrusted.ts';

/** The fields of an awareness state that the guard knows. */
export const PRESENCE_FIELD = 'webrtc.mesh';
const USER_FIELD = 'user';
const OUR_PREFIX = 'webrtc.';

/** Deepest nesting of a state; those of the protocol have five levels. */
const MAX_DEPTH = 16;

/** An awareness state that is written back to the room: its fields can be changed and removed. */
export type MutableState = Record<string, unknown>;

/** The value as a state of which the guard can look at each part without risking the stack. */
export function asState(value: unknown): MutableState | 'not-an-object' | 'malformed' {
  const state = asRecord(value);
  if (state === undefined) return 'not-an-object';
  return isShallow(state) && isPresenceReadable(state) ? state : 'malformed';
}

/** What a state says of its owner's stay in the call; undefined when it speaks no version that we know. */
export function presenceOf(value: unknown): Presence | undefined {
  const state = asRecord(value);
  return state && decodePresence(own(state, PRESENCE_FIELD));
}

/** The user id that a state claims. */
export function userIdOf(value: unknown): unknown {
  const state = asRecord(value);
  const user = state && asRecord(own(state, USER_FIELD));
  return user && own(user, 'id');
}

/** Removes what belongs to the host page; true when there was something. */
export function removeHostFields(state: MutableState): boolean {
  const foreign = Object.keys(state).filter((key) => key !== USER_FIELD && !key.startsWith(OUR_PREFIX));
  for (const key of foreign) Reflect.deleteProperty(state, key);
  return foreign.length > 0;
}

/** Writes who it is into `user`, where there is one; true when somebody else was named there. */
export function setUserId(state: MutableState, id: string): boolean {
  const user = asRecord(own(state, USER_FIELD));
  if (user === undefined) return false;
  const claimed = own(user, 'id');
  if (claimed !== id) state[USER_FIELD] = { ...user, id };
  return claimed !== undefined && claimed !== id;
}

/** Turns the claim to a seat into a wish for one. */
export function writeAsWaiting(state: MutableState): void {
  state[PRESENCE_FIELD] = { ...asRecord(own(state, PRESENCE_FIELD)), p: 'w' };
}

/** A presence of another version is none of our business; one of ours has to be right in all its parts. */
function isPresenceReadable(state: MutableState): boolean {
  const presence = own(state, PRESENCE_FIELD);
  return presenceVersion(presence) !== PROTOCOL_VERSION || decodePresence(presence) !== undefined;
}

/** Without recursion, because what it looks for are values on which recursion ends in a full stack. */
function isShallow(value: object): boolean {
  let level: object[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === MAX_DEPTH) return false;
    level = level.flatMap((each) => Object.values(each).filter(isObject));
  }
  return true;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
