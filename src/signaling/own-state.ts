import { MAX_BOX_BYTES, MAX_BOX_MESSAGES } from '../protocol/constants.ts';
import { cleanName, encodePresence, type Presence, type UserIdentity } from '../protocol/presence.ts';
import { FIELD } from './awareness-fields.ts';
import type { Conversation } from './conversation.ts';
import { encodeAcknowledgement, encodeMail } from './mail-codec.ts';
import { composeBoxes } from './outbox.ts';

/** What our awareness state is made of. */
export interface OwnStateParts {
  readonly presence: Presence;
  /** Who we are; undefined where the page or its host says so itself, and after our goodbye. */
  readonly user: UserIdentity | undefined;
  /** Fields for those who speak something else. */
  readonly others: Readonly<Record<string, unknown>>;
  readonly conversations: Iterable<Conversation>;
  /** Bytes that there is room for. */
  readonly room: number;
}

/** The fields that we publish, as in `docs/protocol.md`. Mail for which there is no room waits. */
export function composeOwnState(parts: OwnStateParts): Record<string, unknown> {
  const { presence, user, others, room } = parts;
  const conversations = [...parts.conversations];
  const fields: Record<string, unknown> = { [FIELD.presence]: encodePresence(presence) };
  if (user) fields[FIELD.user] = { ...user, name: cleanName(user.name) };
  Object.assign(fields, others);
  const left = room - JSON.stringify(others).length;
  const boxes = composeBoxes(conversations, Math.min(MAX_BOX_BYTES, left), MAX_BOX_MESSAGES);
  if (boxes.length > 0) {
    fields[FIELD.box] = Object.fromEntries(boxes.map(([peer, pending]) => [peer, encodeMail(pending)]));
  }
  const acknowledgements = conversations.flatMap(({ peer, acknowledgement }) =>
    acknowledgement ? [[peer, encodeAcknowledgement(acknowledgement)] as const] : [],
  );
  if (acknowledgements.length > 0) fields[FIELD.acknowledgements] = Object.fromEntries(acknowledgements);
  return fields;
}
