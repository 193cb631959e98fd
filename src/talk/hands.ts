import { MAX_COUNTER } from '../protocol/constants.ts';

/** Somebody, and the logical time at which they raised their hand; undefined while it is down. */
export interface Hand {
  readonly id: string;
  readonly hand: number | undefined;
}

/** The logical time for a hand that is raised now: after all that are up. */
export function nextHand(hands: Iterable<Hand>): number {
  return Math.min(MAX_COUNTER, 1 + Math.max(0, ...[...hands].map(({ hand = 0 }) => hand)));
}

/**
 * The places of all raised hands, counted from 1. Everybody computes the same ones, because hands that were raised at once
 * have the order of their ids.
 */
export function placesOfHands(hands: Iterable<Hand>): ReadonlyMap<string, number> {
  const raised = [...hands].flatMap(({ id, hand }) => (hand === undefined ? [] : [{ id, hand }]));
  raised.sort((one, other) => one.hand - other.hand || (one.id < other.id ? -1 : 1));
  return new Map(raised.map(({ id }, index) => [id, index + 1]));
}
