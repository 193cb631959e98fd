import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { Opener, Sealer, type SealedText } from '../../../src/signaling/sealed-text.ts';

const TO_CAROL = { from: 'alice1', to: 'carol1' };

function pair(way = TO_CAROL): { opener: Opener; sealer: Sealer } {
  const opener = new Opener(1, TO_CAROL);
  return { opener, sealer: new Sealer(opener, way) };
}

describe('a sealed text', () => {
  it('can be opened by whom it is for, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'grapheme' })), async (texts) => {
        const { opener, sealer } = pair();
        for (const text of texts) assert.equal(await opener.open(await sealer.seal(text)), text);
      }),
    );
  });

  it('doesn’t show what it says', async () => {
    const { sealer } = pair();
    const once = await sealer.seal('the same');
    const again = await sealer.seal('the same');
    assert.ok(!atob(once.sealed.replaceAll('-', '+').replaceAll('_', '/')).includes('same'));
    assert.notEqual(once.sealed, again.sealed);
  });

  it('is not opened when any part of it was changed', async () => {
    const change: fc.Arbitrary<(text: SealedText) => SealedText> = fc.oneof(
      fc.constant((text: SealedText) => ({ ...text, counter: text.counter + 1 })),
      fc.constant((text: SealedText) => ({ ...text, number: 2 })),
      fc.constant((text: SealedText) => ({ ...text, sealed: `${text.sealed}AAAA` })),
      fc.nat({ max: 20 }).map((at) => (text: SealedText) => {
        const other = text.sealed.charAt(at) === 'A' ? 'B' : 'A';
        return { ...text, sealed: text.sealed.slice(0, at) + other + text.sealed.slice(at + 1) };
      }),
    );
    await fc.assert(
      fc.asyncProperty(change, async (tamper) => {
        const { opener, sealer } = pair();
        const genuine = await sealer.seal('hello, this is alice');
        assert.equal(await opener.open(tamper(genuine)), undefined);
        assert.equal(
          await opener.open(genuine),
          'hello, this is alice',
          'the genuine one after the forged one',
        );
      }),
    );
  });

  it('is opened once, and not after a later one', async () => {
    const { opener, sealer } = pair();
    const [first, second, third] = [await sealer.seal('1'), await sealer.seal('2'), await sealer.seal('3')];
    assert.equal(await opener.open(second), '2');
    assert.equal(await opener.open(second), undefined);
    assert.equal(await opener.open(first), undefined);
    assert.equal(await opener.open(third), '3');
  });

  it('is opened once when several bring it at the same time', async () => {
    const { opener, sealer } = pair();
    const text = await sealer.seal('1');
    const opened = await Promise.all([opener.open(text), opener.open(text), opener.open(text)]);
    assert.deepEqual(
      opened.filter((one) => one !== undefined),
      ['1'],
    );
  });

  it('is not opened as somebody else’s, or by another secret', async () => {
    const { opener, sealer } = pair({ from: 'mallory', to: 'carol1' });
    assert.equal(await opener.open(await sealer.seal('I am alice')), undefined);
    assert.equal(await pair().opener.open(await pair().sealer.seal('I am alice')), undefined);
  });

  it('can’t be made with a secret that is no key', async () => {
    await assert.rejects(new Sealer({ number: 1, secret: 'short' }, TO_CAROL).seal('text'));
  });
});
