import type { LinkQuality } from './link-quality.ts';
import { type Settled, settle, settledAt } from './settled.ts';

/** How good a link is for people who talk. */
export type LinkGrade = 'good' | 'fair' | 'poor';

/**
 * What makes a link worse than good:
 *
 * - `delay`: what is said takes long to arrive.
 * - `loss-here`: much of what the peer sends is lost on its way to us.
 * - `loss-there`: much of what we send is lost on its way to the peer.
 * - `bandwidth`: our connection is too slow for the picture that we would send.
 * - `cpu`: our device is too busy for it.
 */
export type LinkReason = 'delay' | 'loss-here' | 'loss-there' | 'bandwidth' | 'cpu';

/** How good a link is, and why it is not better. */
export interface LinkRating {
  readonly grade: LinkGrade;
  /** Undefined while the grade is `good`. */
  readonly reason: LinkReason | undefined;
}

/** There and back, ms, from which on a link is fair and poor: twice the one-way limits of ITU-T G.114. */
const DELAY_MS = [300, 800] as const;

/** Packets lost, per cent: Opus hides a few, and from a tenth on words are missing. */
const LOSS = [3, 10] as const;

/** Frames per second of our own picture below which it is no movement any more. */
const STANDSTILL = 5;

/** Nothing is wrong with it. */
export const GOOD_LINK: LinkRating = Object.freeze({ grade: 'good', reason: undefined });

/** What the figures of one moment say. What the browser doesn't tell counts as good. */
export function rateLink({ roundTripTime, incoming, outgoing }: LinkQuality): LinkRating {
  const { limitation, picture } = outgoing;
  const isLimited = limitation === 'bandwidth' || limitation === 'cpu';
  const isStill = picture?.frameRate !== undefined && picture.frameRate < STANDSTILL;
  // What is lost is heard at once, so it comes first where several are equally bad.
  const found = [
    rating('loss-here', steps(incoming.packetLoss, LOSS)),
    rating('loss-there', steps(outgoing.packetLoss, LOSS)),
    rating('delay', steps(roundTripTime, DELAY_MS)),
    ...(isLimited ? [rating(limitation, isStill ? 2 : 1)] : []),
  ];
  return (
    found.find(({ grade }) => grade === 'poor') ?? found.find(({ grade }) => grade === 'fair') ?? GOOD_LINK
  );
}

function steps(value: number | undefined, limits: readonly number[]): number {
  return value === undefined ? 0 : limits.filter((limit) => value >= limit).length;
}

function rating(reason: LinkReason, badness: number): LinkRating {
  if (badness === 0) return GOOD_LINK;
  return { grade: badness === 1 ? 'fair' : 'poor', reason };
}

/** A link has to be bad for this long to be called so, ms: every call begins slowly, and every network stumbles. */
export const BAD_AFTER_MS = 6000;

/** And has to be better for this long to be called so, ms, so that the sign doesn't come and go. */
export const BETTER_AFTER_MS = 10_000;

/** The ratings of one link so far. */
export interface RatingWatch {
  readonly rating: LinkRating;
  readonly isBad: Settled<boolean>;
  readonly isPoor: Settled<boolean>;
  readonly reason: Settled<LinkReason | undefined>;
}

/** A link that begins is good. */
export function watchRating(now: number): RatingWatch {
  return {
    rating: GOOD_LINK,
    isBad: settledAt(false, now),
    isPoor: settledAt(false, now),
    reason: settledAt(undefined, now),
  };
}

/** Takes the figures of one more moment into account; the rating keeps its identity while it says the same. */
export function reviewRating(before: RatingWatch, quality: LinkQuality, now: number): RatingWatch {
  const observed = rateLink(quality);
  const patience = (_from: boolean, to: boolean): number => (to ? BAD_AFTER_MS : BETTER_AFTER_MS);
  const isBad = settle(before.isBad, observed.grade !== 'good', now, patience);
  const isPoor = settle(before.isPoor, observed.grade === 'poor', now, patience);
  const grade = !isBad.status ? 'good' : isPoor.status ? 'poor' : 'fair';
  // A moment in which all is well doesn't take the reason away from a link that still counts as bad.
  const present = observed.reason ?? before.reason.observed;
  const isNews = grade !== before.rating.grade;
  const reason = settle(before.reason, present, now, () =>
    isNews || grade === 'good' ? 0 : BETTER_AFTER_MS,
  );
  const rating: LinkRating = grade === 'good' ? GOOD_LINK : { grade, reason: reason.status };
  const isSame = rating.grade === before.rating.grade && rating.reason === before.rating.reason;
  return { rating: isSame ? before.rating : Object.freeze(rating), isBad, isPoor, reason };
}
