import type { MessageSnapshot } from '../../call/snapshot.ts';

/** Messages after such a time get a head of their own, ms. */
const PAUSE_MS = 5 * 60_000;

/** Messages of one person in a row, which need only one head. */
export interface MessageGroup {
  /** The first of them, which has name and time. */
  readonly first: MessageSnapshot;
  readonly messages: readonly MessageSnapshot[];
}

/** The messages in their order, those that belong together as one. */
export function messageGroups(messages: readonly MessageSnapshot[]): readonly MessageGroup[] {
  const groups: { first: MessageSnapshot; messages: MessageSnapshot[] }[] = [];
  for (const message of messages) {
    const group = groups.at(-1);
    const belongs =
      group?.first.from === message.from &&
      group.first.name === message.name &&
      message.time - group.first.time < PAUSE_MS;
    if (belongs) group.messages.push(message);
    else groups.push({ first: message, messages: [message] });
  }
  return groups;
}
