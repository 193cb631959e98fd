import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decodeSignal, encodeSignal, type MediaFlags, type Signal } from '../../../src/protocol/signal.ts';
import { encodeMessageFrame } from '../../../src/signaling/control-channel.ts';

const plain = { noNullPrototype: true };
const flags = fc.record({ microphone: fc.boolean(), camera: fc.boolean() }, plain);
const report = fc
  .record({ voice: fc.boolean(), picture: fc.boolean(), silent: fc.boolean(), still: fc.boolean() }, plain)
  .chain((facts) => fc.constantFrom(facts, { ...facts, rests: true }));

describe('a report of what arrives', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(flags, report, (media, reception) => {
        const signal: Signal = { kind: 'media', media, reception };
        assert.deepEqual(decodeSignal(encodeSignal(signal)), signal);
      }),
    );
  });

  it('takes at most 60 bytes on the control channel, also late in a long call', () => {
    const reception = { voice: true, picture: true, silent: true, still: true, rests: true };
    const wire = encodeSignal({ kind: 'media', media: { microphone: true, camera: true }, reception });
    assert.ok(encodeMessageFrame(2 ** 31, 2 ** 31, wire).length <= 60);
  });

  it('leaves what older versions read as it was: the two lowest bits', () => {
    const readOld = ({ m }: Readonly<Record<string, unknown>>): MediaFlags => ({
      microphone: (Number(m) & 1) !== 0,
      camera: (Number(m) & 2) !== 0,
    });
    fc.assert(
      fc.property(flags, report, (media, reception) => {
        const wire = encodeSignal({ kind: 'media', media, reception });
        assert.deepEqual(readOld(wire), media);
        assert.ok(Number(wire['m']) <= 255);
      }),
    );
  });

  it('is not found in a message of an older version', () => {
    assert.deepEqual(decodeSignal({ k: 'm', m: 3 }), {
      kind: 'media',
      media: { microphone: true, camera: true },
    });
  });
});
