import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { type ActiveSpeaker, followSpeaker, NOBODY } from '../../../src/quality/active-speaker.ts';
import { hearVoice, silentVoice, type Voice } from '../../../src/quality/speaking.ts';

const STEP_MS = 125;

/** How loud everybody is in one moment. */
type Moment = Readonly<Record<string, number>>;

/** Follows the speaker through these moments, eight of which come in a second. */
function follow(moments: readonly Moment[]): (string | undefined)[] {
  let voices = new Map<string, Voice>();
  let speaker: ActiveSpeaker<string> = NOBODY;
  return moments.map((moment, index) => {
    const now = index * STEP_MS;
    voices = new Map(
      Object.entries(moment).map(([id, level]) => [
        id,
        hearVoice(voices.get(id) ?? silentVoice(now), level, now),
      ]),
    );
    speaker = followSpeaker(speaker, voices, now);
    return speaker.active;
  });
}

function lasting(milliseconds: number, moment: Moment): Moment[] {
  return Array.from({ length: milliseconds / STEP_MS }, () => moment);
}

const ANN = { ann: 0.6, bob: 0 };
const BOB = { ann: 0, bob: 0.6 };
const BOTH = { ann: 0.6, bob: 0.6 };
const SILENCE = { ann: 0, bob: 0 };

describe('the active speaker', () => {
  const table: readonly (readonly [string, readonly Moment[], string | undefined])[] = [
    ['is nobody before somebody speaks', lasting(2000, SILENCE), undefined],
    ['is the first one who speaks, at once', lasting(250, ANN), 'ann'],
    ['stays the last one in silence', [...lasting(1000, ANN), ...lasting(60_000, SILENCE)], 'ann'],
    [
      'is not who coughs into the silence',
      [...lasting(1000, ANN), ...lasting(5000, SILENCE), ...lasting(500, BOB), ...lasting(5000, SILENCE)],
      'ann',
    ],
    [
      'is not who agrees while another one speaks',
      [...lasting(1000, ANN), ...lasting(1000, BOTH), ...lasting(1000, ANN)],
      'ann',
    ],
    ['is who takes the word', [...lasting(1000, ANN), ...lasting(3000, BOB)], 'bob'],
    [
      'stays who speaks while another one is as loud',
      [...lasting(1000, ANN), ...lasting(20_000, BOTH)],
      'ann',
    ],
    [
      'is who is louder for long, over a noise that never ends',
      [...lasting(1000, { ann: 0.4, bob: 0 }), ...lasting(6000, { ann: 0.4, bob: 0.7 })],
      'bob',
    ],
    [
      'is nobody when the last one leaves in silence',
      [...lasting(1000, ANN), ...lasting(1000, { bob: 0 })],
      undefined,
    ],
    ['is who speaks when the last one leaves', [...lasting(1000, ANN), ...lasting(500, { bob: 0.6 })], 'bob'],
  ];
  for (const [what, moments, active] of table) {
    it(what, () => {
      assert.equal(follow(moments).at(-1), active);
    });
  }

  const level = fc.double({ min: 0, max: 1, noNaN: true });
  const anything = fc.array(fc.record({ ann: level, bob: level, carol: level }), { maxLength: 300 });

  it('never changes twice within 0.7 s, whatever is heard', () => {
    fc.assert(
      fc.property(anything, (moments) => {
        const changes = follow(moments).flatMap((id, index, all) =>
          index > 0 && all[index - 1] !== undefined && all[index - 1] !== id ? [index] : [],
        );
        return changes.every((change, index) => {
          const before = changes[index - 1];
          return before === undefined || (change - before) * STEP_MS >= 700;
        });
      }),
    );
  });

  it('is always somebody who is there, and has spoken', () => {
    fc.assert(
      fc.property(anything, (moments) =>
        follow(moments).every(
          (id, index) =>
            id === undefined ||
            moments.slice(0, index + 1).some((moment) => (moment[id as keyof typeof moment] ?? 0) >= 0.36),
        ),
      ),
    );
  });
});
