import type { ReactionName, ReactionSnapshot } from '../../call/snapshot.ts';
import { msg } from './texts.ts';

/** What a reaction is called. */
export function reactionText(reaction: ReactionName): string {
  switch (reaction) {
    case 'thumbs-up':
      return msg('Thumbs up');
    case 'heart':
      return msg('Heart');
    case 'laugh':
      return msg('Laughing');
    case 'wow':
      return msg('Surprised');
    case 'party':
      return msg('Celebrating');
    case 'clap':
      return msg('Applause');
  }
}

const NONE: readonly ReactionSnapshot[] = Object.freeze([]);
const byPerson = new WeakMap<readonly ReactionSnapshot[], ReadonlyMap<string, readonly ReactionSnapshot[]>>();

/** Those of one person; the same list as long as it is taken from the same one. */
export function reactionsOf(all: readonly ReactionSnapshot[], from: string): readonly ReactionSnapshot[] {
  const known = byPerson.get(all) ?? Map.groupBy(all, (reaction) => reaction.from);
  byPerson.set(all, known);
  return known.get(from) ?? NONE;
}
