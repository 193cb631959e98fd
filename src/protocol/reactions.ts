/** The reactions that there are, by the names under which they travel, in the order in which they are offered. */
export const REACTIONS = ['thumbs-up', 'heart', 'laugh', 'wow', 'party', 'clap'] as const;

/** A short sign that needs no words: 👍 ❤️ 😂 😮 🎉 👏. */
export type ReactionName = (typeof REACTIONS)[number];

/** Whether somebody else’s reaction is one that we know; later versions may have more. */
export function isReaction(value: unknown): value is ReactionName {
  return (REACTIONS as readonly unknown[]).includes(value);
}
