import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';

import { MAX_COUNTER, MAX_TEXT_LENGTH } from '../../../src/protocol/constants.ts';
import { cleanText } from '../../../src/protocol/message-text.ts';
import { REACTIONS } from '../../../src/protocol/reactions.ts';
import { decodeSignal, encodeSignal } from '../../../src/protocol/signal.ts';
import {
  decodeFrame,
  decodePlainFrame,
  encodeMessageFrame,
  encodeTalkFrame,
  type TalkFrame,
} from '../../../src/signaling/control-channel.ts';

const counter = fc.integer({ min: 1, max: MAX_COUNTER });

const frames: fc.Arbitrary<TalkFrame> = fc.oneof(
  fc
    .tuple(counter, fc.string({ unit: 'binary', maxLength: MAX_TEXT_LENGTH / 2 }))
    .map(([number, text]) => ({ kind: 'text' as const, number, text })),
  fc.nat(MAX_COUNTER).map((last) => ({ kind: 'text-received' as const, last })),
  fc.constantFrom(...REACTIONS).map((reaction) => ({ kind: 'reaction' as const, reaction })),
);

describe('what people tell each other on the control channel', () => {
  it('arrives as it was sent', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        assert.deepEqual(decodeFrame(encodeTalkFrame(frame)), frame);
      }),
    );
  });

  it('is read without ever failing, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom('t', 'u', 'e'), fc.jsonValue(), (key, value) => {
        const frame = decodeFrame(JSON.stringify({ [key]: value }));
        if (frame?.kind === 'text') assert.ok(frame.text.length <= MAX_TEXT_LENGTH && frame.number >= 1);
      }),
    );
  });

  it('is refused when a text is too long or a number is none', () => {
    const long = 'x'.repeat(MAX_TEXT_LENGTH + 1);
    for (const content of [{ t: [1, long] }, { t: [0, 'x'] }, { t: [1.5, 'x'] }, { t: 'x' }, { u: -1 }])
      assert.equal(decodeFrame(JSON.stringify(content)), undefined, JSON.stringify(content).slice(0, 40));
  });

  it('is ignored when it is a reaction of a later version', () => {
    assert.deepEqual(decodeFrame('{"e":"rocket"}'), { kind: 'unknown' });
    assert.deepEqual(decodeFrame('{"e":"toString"}'), { kind: 'unknown' });
  });

  it('is nothing that is passed on by others', () => {
    assert.equal(decodePlainFrame(encodeTalkFrame({ kind: 'text', number: 1, text: 'x' })), undefined);
  });
});

describe('a raised hand', () => {
  it('arrives with media and with a description, as it was said', () => {
    fc.assert(
      fc.property(fc.option(counter, { nil: undefined }), fc.boolean(), (hand, microphone) => {
        const media = { microphone, camera: false, ...(hand !== undefined && { hand }) };
        const said = { kind: 'media', media } as const;
        assert.deepEqual(decodeSignal(encodeSignal(said)), said);
        const offer = { kind: 'description', generation: 1, type: 'offer', compressed: 'x', media } as const;
        assert.deepEqual(decodeSignal(encodeSignal(offer)), offer);
      }),
    );
  });

  it('is no part of the number that earlier versions read', () => {
    const media = { microphone: true, camera: true };
    const [down, up] = [media, { ...media, hand: 7 }].map((each) =>
      encodeSignal({ kind: 'media', media: each }),
    );
    assert.equal(up?.m, down?.m);
  });

  it('makes a report at most 75 bytes long, also late in a long call', () => {
    const reception = { voice: true, picture: true, silent: true, still: true, rests: true };
    const media = { microphone: true, camera: true, screen: true, hand: MAX_COUNTER };
    const wire = encodeSignal({ kind: 'media', media, reception });
    assert.ok(encodeMessageFrame(2 ** 31, 2 ** 31, wire).length <= 75);
  });

  it('is refused when it is no counter', () => {
    for (const h of [0, -1, 1.5, '1', null, MAX_COUNTER + 1])
      assert.equal(decodeSignal({ k: 'm', m: 3, h }), undefined, String(h));
  });
});

describe('the text of a message', () => {
  it('keeps its lines, and at most one empty one between them', () => {
    assert.equal(cleanText('  one \r\n two\n\n\n\nthree  '), 'one\ntwo\n\nthree');
  });

  it('keeps letters of all scripts and joined emoji', () => {
    for (const text of ['שלום עולם', 'مرحبا', 'こんにちは', '👩‍👩‍👧 ❤️ é']) assert.equal(cleanText(text), text);
  });

  it('is nothing when nothing can be seen of it', () => {
    for (const text of ['', ' \n\t', '\u200d\u200b', '\u0301', '\u202e']) assert.equal(cleanText(text), '');
  });

  it('never has what could rearrange the page, and is never too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (given) => {
        const text = cleanText(given);
        assert.ok(text.length <= MAX_TEXT_LENGTH);
        assert.doesNotMatch(text, /(?!\n)[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u);
        assert.equal(cleanText(text), text);
      }),
    );
  });
});
