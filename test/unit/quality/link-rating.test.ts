import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { type LinkQuality, measureLink, type OutgoingQuality } from '../../../src/quality/link-quality.ts';
import {
  type LinkRating,
  rateLink,
  type RatingWatch,
  reviewRating,
  watchRating,
} from '../../../src/quality/link-rating.ts';

/** Figures of a link that says nothing, but for these. */
function figures(change: {
  roundTripTime?: number;
  lossHere?: number;
  lossThere?: number;
  limitation?: OutgoingQuality['limitation'];
  frameRate?: number;
}): LinkQuality {
  const empty = measureLink(new Map(), undefined);
  const { roundTripTime, lossHere, lossThere, limitation, frameRate } = change;
  const picture = frameRate === undefined ? undefined : { width: 320, height: 180, frameRate };
  return {
    ...empty,
    roundTripTime,
    incoming: { ...empty.incoming, packetLoss: lossHere },
    outgoing: { ...empty.outgoing, packetLoss: lossThere, limitation, picture },
  };
}

const WELL = figures({ roundTripTime: 40, lossHere: 0, lossThere: 0, limitation: 'none', frameRate: 30 });
const SLOW = figures({ roundTripTime: 400 });
const LOSSY = figures({ lossHere: 20 });

describe('the rating of one moment', () => {
  for (const [what, quality, grade, reason] of [
    ['nothing that is known', figures({}), 'good', undefined],
    ['a link that works well', WELL, 'good', undefined],
    ['a call to the other side of the earth', figures({ roundTripTime: 299 }), 'good', undefined],
    ['a long way', figures({ roundTripTime: 300 }), 'fair', 'delay'],
    ['a way too long to talk', figures({ roundTripTime: 800 }), 'poor', 'delay'],
    ['a packet lost now and then', figures({ lossHere: 2, lossThere: 2 }), 'good', undefined],
    ['what is lost on the way here', figures({ lossHere: 3 }), 'fair', 'loss-here'],
    ['much that is lost on the way here', figures({ lossHere: 10 }), 'poor', 'loss-here'],
    ['what is lost on the way there', figures({ lossThere: 3 }), 'fair', 'loss-there'],
    ['much that is lost on the way there', figures({ lossThere: 10 }), 'poor', 'loss-there'],
    ['a narrow uplink', figures({ limitation: 'bandwidth', frameRate: 20 }), 'fair', 'bandwidth'],
    [
      'an uplink too narrow for a picture',
      figures({ limitation: 'bandwidth', frameRate: 2 }),
      'poor',
      'bandwidth',
    ],
    ['a busy device', figures({ limitation: 'cpu', frameRate: 20 }), 'fair', 'cpu'],
    [
      'a picture that rests of its own accord',
      figures({ limitation: 'none', frameRate: 0 }),
      'good',
      undefined,
    ],
    ['delay and loss', figures({ roundTripTime: 400, lossHere: 4 }), 'fair', 'loss-here'],
    ['little loss and much delay', figures({ roundTripTime: 900, lossHere: 4 }), 'poor', 'delay'],
  ] as const) {
    it(`for ${what} is ${grade}${reason ? ` (${reason})` : ''}`, () => {
      assert.deepEqual(rateLink(quality), { grade, reason });
    });
  }
});

/** The ratings after figures that are read every 2 s. */
function ratings(moments: readonly LinkQuality[]): LinkRating[] {
  let watch: RatingWatch = watchRating(0);
  return moments.map((quality, index) => {
    watch = reviewRating(watch, quality, index * 2000);
    return watch.rating;
  });
}

const grades = (moments: readonly LinkQuality[]): string =>
  ratings(moments)
    .map(({ grade }) => grade[0])
    .join('');

const times = (count: number, quality: LinkQuality): LinkQuality[] =>
  Array.from({ length: count }, () => quality);

describe('the rating of a link', () => {
  it('gets worse after 6 s and better after 10 s', () => {
    assert.equal(grades([WELL, ...times(5, SLOW), ...times(7, WELL)]), 'ggggfffffffgg');
  });

  it('doesn’t get worse when the network stumbles', () => {
    assert.equal(grades([...times(3, SLOW), WELL, ...times(3, LOSSY), WELL]), 'gggggggg');
  });

  it('gets worse at once for both steps when it is poor from the beginning', () => {
    assert.equal(grades(times(5, LOSSY)), 'gggpp');
  });

  it('is fair where it is sometimes fair and sometimes poor', () => {
    assert.equal(grades([SLOW, LOSSY, SLOW, LOSSY, SLOW, LOSSY]), 'gggfff');
  });

  it('tells the reason of the grade that it has', () => {
    assert.equal(ratings([...times(5, SLOW), ...times(5, LOSSY)]).at(-1)?.reason, 'loss-here');
    assert.equal(ratings([...times(5, LOSSY), ...times(7, SLOW)]).at(-1)?.reason, 'delay');
  });

  it('is the same object while it says the same', () => {
    const fair = ratings(times(10, SLOW)).slice(4);
    assert.ok(fair.every((rating) => rating === fair[0]));
  });

  it('always has a reason when it is not good, and none when it is', () => {
    const moment = fc.constantFrom(
      WELL,
      SLOW,
      LOSSY,
      figures({ limitation: 'cpu' }),
      figures({ roundTripTime: 900 }),
    );
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 60 }), (moments) =>
        ratings(moments).every(({ grade, reason }) => (grade === 'good') === (reason === undefined)),
      ),
    );
  });
});
