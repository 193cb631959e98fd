import { MAX_BOX_DESTINATIONS, MAX_BOX_MESSAGES } from '../protocol/constants.ts';
import type { SessionId } from '../protocol/ids.ts';
import { asRecord, isCounter, isList, own } from '../protocol/untrusted.ts';
import type { Acknowledgement, PendingMessages } from './message-streams.ts';

/*
 * The wire forms of `webrtc.box` ({ to: [stream, first, message, …] }) and `webrtc.ack` ({ from: [stream, last] }).
 */

/** What a peer has in store for one session. `undefined`: nothing; `invalid`: not as it must be. */
export type Mail = PendingMessages<unknown> | undefined | 'invalid';

export function encodeMail(pending: PendingMessages<unknown>): readonly unknown[] {
  return [pending.stream, pending.first, ...pending.messages];
}

/** Reads what the outboxes of somebody else hold for the session `to`. */
export function decodeMail(boxes: unknown, to: SessionId): Mail {
  if (boxes === undefined) return undefined;
  const record = asRecord(boxes);
  if (!record || hasMoreKeysThan(record, MAX_BOX_DESTINATIONS)) return 'invalid';
  const entry = own(record, to);
  if (entry === undefined) return undefined;
  if (!isList(entry, MAX_BOX_MESSAGES + 2)) return 'invalid';
  const [stream, first, ...messages] = entry;
  if (!isCounter(stream, 1) || !isCounter(first, 1) || messages.length === 0) return 'invalid';
  return { stream, first, messages };
}

export function encodeAcknowledgement({ stream, last }: Acknowledgement): readonly number[] {
  return [stream, last];
}

/** Reads how far somebody else has received the stream of the session `from`. */
export function decodeAcknowledgement(
  value: unknown,
  from: SessionId,
): Acknowledgement | undefined | 'invalid' {
  if (value === undefined) return undefined;
  const record = asRecord(value);
  if (!record || hasMoreKeysThan(record, MAX_BOX_DESTINATIONS)) return 'invalid';
  const entry = own(record, from);
  return entry === undefined ? undefined : readAcknowledgement(entry);
}

/** Reads one acknowledgement, from the room or from a control channel. */
export function readAcknowledgement(entry: unknown): Acknowledgement | 'invalid' {
  if (!isList(entry, 2)) return 'invalid';
  const [stream, last] = entry;
  return isCounter(stream, 1) && isCounter(last) ? { stream, last } : 'invalid';
}

/** Counts without making a list of a record that may hold a million keys. */
function hasMoreKeysThan(record: object, most: number): boolean {
  let count = 0;
  for (const key in record) {
    if (Object.hasOwn(record, key) && ++count > most) return true;
  }
  return false;
}
