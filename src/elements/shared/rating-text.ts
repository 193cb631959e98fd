import { msg } from './texts.ts';
import type { LinkRating } from '../../quality/link-rating.ts';

/** How good a connection is, in words; empty where there is nothing to say. */
export function gradeText({ grade }: LinkRating): string {
  if (grade === 'good') return '';
  return grade === 'fair' ? msg('Weak connection') : msg('Very weak connection');
}

/** Why a connection is not better, in words for people who know nothing of networks; empty where it is good. */
export function reasonText({ reason }: LinkRating): string {
  switch (reason) {
    case 'loss-here':
      return msg('Part of what they say and show gets lost on its way to you.');
    case 'loss-there':
      return msg('Part of what you say and show gets lost on its way to them.');
    case 'delay':
      return msg('What you say to each other arrives late.');
    case 'bandwidth':
      return msg('Your connection is too slow for a better picture of you.');
    case 'cpu':
      return msg('Your device is too busy for a better picture of you.');
    case undefined:
      return '';
  }
}
