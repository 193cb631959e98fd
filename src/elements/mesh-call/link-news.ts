import type { PeerSnapshot } from '../../call/snapshot.ts';

/**
 * What a person should hear of a link that changed.
 *
 * - `lost`: it broke, and is being brought back.
 * - `again`: it was given up, and is tried again.
 * - `failed`: there is no connection.
 * - `connected`: there is one again.
 */
export type LinkNews = 'lost' | 'again' | 'failed' | 'connected';

type LinkPeer = Pick<PeerSnapshot, 'link' | 'recovery'>;

/** The news, if any: once for each trouble, whatever is being tried meanwhile. */
export function linkNews(before: LinkPeer, now: LinkPeer): LinkNews | undefined {
  const [then, since] = [conditionOf(before), conditionOf(now)];
  if (then === since) return undefined;
  switch (since) {
    case 'well':
      return then === 'lost' || then === 'failed' ? 'connected' : undefined;
    case 'lost':
      return then === 'failed' ? 'again' : 'lost';
    case 'failed':
      return 'failed';
    case 'unsaid':
      return undefined;
  }
}

/** Most outages are over while they are only waited for, and first connections are made with nobody's help. */
function conditionOf({ link, recovery }: LinkPeer): 'well' | 'unsaid' | 'lost' | 'failed' {
  if (link === 'connected') return 'well';
  if (link === 'failed') return 'failed';
  return link === 'reconnecting' && recovery?.step !== 'waiting' ? 'lost' : 'unsaid';
}
