import type { SessionId } from '../protocol/ids.ts';
import type { WireSignal } from '../protocol/signal.ts';
import type { PendingMessages } from './message-streams.ts';

/** A message in its wire form with its size, so that the outbox can be kept within its budget. */
export interface SizedMessage {
  readonly wire: WireSignal;
  /** Bytes of the message as JSON. */
  readonly size: number;
  /** When it was handed in, on the session's clock. */
  readonly since: number;
}

/** A receiver and what it has not acknowledged. */
interface Sender {
  readonly peer: SessionId;
  readonly mail: PendingMessages<SizedMessage> | undefined;
}

/**
 * Chooses what of all unacknowledged messages goes into the awareness state: the oldest of each receiver first, in
 * turn, until `bytes` are used up. What is left out follows when acknowledgements have made room.
 */
export function composeBoxes(
  senders: Iterable<Sender>,
  bytes: number,
  messagesEach: number,
): readonly (readonly [SessionId, PendingMessages<unknown>])[] {
  const mails = [...senders].flatMap(({ peer, mail }) =>
    mail ? [{ peer, mail, count: 0, open: true }] : [],
  );
  let room = bytes;
  for (let turn = 0; turn < messagesEach && mails.some(({ open }) => open); turn++) {
    for (const entry of mails) {
      const next = entry.open ? entry.mail.messages[turn] : undefined;
      // A stream must not have gaps, so the first message that doesn't fit ends the receiver's part.
      entry.open = next !== undefined && next.size <= room;
      if (!next || !entry.open) continue;
      room -= next.size;
      entry.count++;
    }
  }
  return mails.flatMap(({ peer, mail, count }) =>
    count === 0
      ? []
      : [
          [
            peer,
            {
              stream: mail.stream,
              first: mail.first,
              messages: mail.messages.slice(0, count).map(({ wire }) => wire),
            },
          ] as const,
        ],
  );
}
