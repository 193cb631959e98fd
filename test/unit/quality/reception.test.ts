import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ReceptionReport } from '../../../src/protocol/signal.ts';
import {
  PROBLEM_AFTER_MS,
  type Reception,
  type ReceptionFacts,
  reviewReception,
  SILENT_AFTER_MS,
  watchReception,
} from '../../../src/quality/reception.ts';

const BOTH = { microphone: true, camera: true };
const NEITHER = { microphone: false, camera: false };
const WELL: ReceptionReport = { voice: true, picture: true, silent: false, still: false };
const ALL_FLOWS = { voiceIn: true, pictureIn: true, pictureEver: true, sound: true, frames: true };

/** A link where everything is as it should be, on both sides. */
const IN_ORDER: ReceptionFacts = { connected: true, flow: ALL_FLOWS, theirs: BOTH, ours: BOTH, told: WELL };
const FLOWING: Reception = {
  voice: 'flowing',
  picture: 'flowing',
  ours: { voice: 'flowing', picture: 'flowing' },
};

/** Somebody who looks at a link every 2 s. */
class Observer {
  #now = 0;
  watch = watchReception(0);

  /** Looks for this long, ms; returns each different answer in its order. */
  look(change: Partial<ReceptionFacts>, duration: number): Reception[] {
    const seen: Reception[] = [this.watch.reception];
    for (const end = this.#now + duration; this.#now < end;) {
      this.#now += 2000;
      this.watch = reviewReception(this.watch, { ...IN_ORDER, ...change }, this.#now);
      if (this.watch.reception !== seen.at(-1)) seen.push(this.watch.reception);
    }
    return seen;
  }
}

/** What is seen of a link that was in order, after the facts have been others for long. */
function after(change: Partial<ReceptionFacts>): Reception {
  const observer = new Observer();
  observer.look({}, 2000);
  observer.look(change, 60_000);
  return observer.watch.reception;
}

describe('reception', () => {
  it('flows at once when everything arrives on both sides', () => {
    const observer = new Observer();
    observer.look({}, 2000);
    assert.deepEqual(observer.watch.reception, FLOWING);
  });

  const table: readonly [string, Partial<ReceptionFacts>, Reception][] = [
    [
      'a microphone that is on and not heard is missing',
      { flow: { ...ALL_FLOWS, voiceIn: false } },
      { ...FLOWING, voice: 'missing' },
    ],
    [
      'a picture that came and comes no more is frozen',
      { flow: { ...ALL_FLOWS, pictureIn: false } },
      { ...FLOWING, picture: 'frozen' },
    ],
    [
      'a camera whose owner knows that it gives nothing is a still source',
      { flow: { ...ALL_FLOWS, pictureIn: false }, told: { ...WELL, still: true } },
      { ...FLOWING, picture: 'still-source' },
    ],
    [
      'a picture that the page of its owner gave may stand still',
      { flow: { ...ALL_FLOWS, pictureIn: false }, told: { ...WELL, still: true, rests: true } },
      FLOWING,
    ],
    [
      'an own picture that the page gave may stand still',
      { flow: { ...ALL_FLOWS, frames: false }, mayRest: true },
      FLOWING,
    ],
    [
      'a microphone whose owner knows that it is silent is a silent source',
      { told: { ...WELL, silent: true } },
      { ...FLOWING, voice: 'silent-source' },
    ],
    [
      'what is switched off is off and no problem',
      { theirs: NEITHER },
      { ...FLOWING, voice: 'off', picture: 'off' },
    ],
    [
      'who is not heard by the other side knows it',
      { told: { ...WELL, voice: false } },
      { ...FLOWING, ours: { voice: 'missing', picture: 'flowing' } },
    ],
    [
      'who is not seen any more by the other side knows it',
      { told: { ...WELL, picture: false } },
      { ...FLOWING, ours: { voice: 'flowing', picture: 'frozen' } },
    ],
    [
      'an own microphone without any sound is known at the source',
      { flow: { ...ALL_FLOWS, sound: false } },
      { ...FLOWING, ours: { voice: 'silent-source', picture: 'flowing' } },
    ],
    [
      'an own camera that gives nothing is known at the source',
      { flow: { ...ALL_FLOWS, frames: false }, told: { ...WELL, picture: false } },
      { ...FLOWING, ours: { voice: 'flowing', picture: 'still-source' } },
    ],
    [
      'a muted microphone of ours is off, not silent',
      { flow: { ...ALL_FLOWS, sound: false }, ours: { microphone: false, camera: true } },
      { ...FLOWING, ours: { voice: 'off', picture: 'flowing' } },
    ],
    [
      'a side that tells nothing leaves ours unknown',
      { told: undefined },
      { ...FLOWING, ours: { voice: 'unknown', picture: 'unknown' } },
    ],
    [
      'without a working link nothing is known',
      { connected: false },
      { voice: 'unknown', picture: 'unknown', ours: { voice: 'unknown', picture: 'unknown' } },
    ],
  ];
  for (const [what, change, expected] of table) {
    it(what, () => assert.deepEqual(after(change), expected));
  }

  it('calls a picture missing of which there never was a frame', () => {
    const observer = new Observer();
    observer.look({ flow: { ...ALL_FLOWS, pictureIn: false } }, 20_000);
    assert.equal(observer.watch.reception.picture, 'missing');
  });

  it('calls the picture of a camera switched on again missing and not frozen', () => {
    const observer = new Observer();
    observer.look({}, 2000);
    observer.look({ theirs: NEITHER }, 2000);
    observer.look({ flow: { ...ALL_FLOWS, pictureIn: false } }, 20_000);
    assert.equal(observer.watch.reception.picture, 'missing');
  });

  it('keeps a problem to itself until it has lasted', () => {
    const observer = new Observer();
    observer.look({}, 2000);
    const missing = { flow: { ...ALL_FLOWS, voiceIn: false } };
    assert.equal(observer.look(missing, PROBLEM_AFTER_MS).length, 1);
    assert.equal(observer.look(missing, 2000).length, 2);
  });

  it('does not flicker with media that comes every other time', () => {
    const observer = new Observer();
    observer.look({}, 2000);
    for (let round = 0; round < 20; round++) {
      assert.equal(
        observer.look({ flow: { ...ALL_FLOWS, voiceIn: false, pictureIn: false } }, 2000).length,
        1,
      );
      assert.equal(observer.look({}, 2000).length, 1);
    }
    observer.look({ flow: { ...ALL_FLOWS, voiceIn: false } }, 20_000);
    for (let round = 0; round < 20; round++) {
      assert.equal(observer.look({}, 2000).length, 1);
      assert.equal(observer.look({ flow: { ...ALL_FLOWS, voiceIn: false } }, 2000).length, 1);
    }
  });

  it('calls a picture that stands still missing where not even its first frame came', () => {
    const observer = new Observer();
    const told = { ...WELL, still: true, rests: true };
    observer.look({ flow: { ...ALL_FLOWS, pictureIn: false, pictureEver: false }, told }, 20_000);
    assert.equal(observer.watch.reception.picture, 'missing');
    assert.equal(observer.watch.report?.picture, false);
  });

  it('knows the last frame of a still picture that came before anybody looked', () => {
    const observer = new Observer();
    const told = { ...WELL, still: true, rests: true };
    observer.look({ flow: { ...ALL_FLOWS, pictureIn: false }, told }, 4000);
    assert.equal(observer.watch.reception.picture, 'flowing');
    assert.equal(observer.watch.report?.picture, true);
  });

  it('tells at once that a given picture rests, before the peer misses frames', () => {
    const observer = new Observer();
    observer.look({ mayRest: true }, 2000);
    observer.look({ flow: { ...ALL_FLOWS, frames: false }, mayRest: true }, 2000);
    assert.deepEqual(observer.watch.report, { ...WELL, still: true, rests: true });
  });

  it('is in order again when media flows again', () => {
    const observer = new Observer();
    observer.look({ flow: { ...ALL_FLOWS, voiceIn: false } }, 20_000);
    observer.look({}, 6000);
    assert.deepEqual(observer.watch.reception, FLOWING);
  });

  it('tells a pause in speaking from a silent microphone', () => {
    const observer = new Observer();
    observer.look({}, 2000);
    const quiet = { flow: { ...ALL_FLOWS, sound: false } };
    observer.look(quiet, SILENT_AFTER_MS);
    assert.equal(observer.watch.report?.silent, false);
    observer.look(quiet, 2000);
    assert.equal(observer.watch.report?.silent, true);
    observer.look({}, 2000);
    assert.equal(observer.watch.report?.silent, false);
  });

  it('has nothing to tell before anything is known', () => {
    const observer = new Observer();
    observer.look({ flow: { ...ALL_FLOWS, voiceIn: undefined, pictureIn: undefined } }, 2000);
    assert.equal(observer.watch.report, undefined);
    observer.look({ flow: { ...ALL_FLOWS, pictureIn: false } }, 2000);
    assert.deepEqual(observer.watch.report, { voice: true, picture: false, silent: false, still: false });
  });
});
