import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PNG } from 'pngjs';
import { compare } from '../../pictures/support/compare.ts';
import { isMadeOf, smallPng } from '../../pictures/support/small-png.ts';

/** A grey picture with a square, 20 pixels wide, that begins at these pixels from the left. */
function squareAt(left: number, grey = 0, width = 200): Buffer {
  const picture = new PNG({ width, height: 100 });
  picture.data.fill(255);
  for (let y = 40; y < 60; y += 1) {
    for (let x = left; x < left + 20; x += 1)
      picture.data.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return PNG.sync.write(picture);
}

const FRAMES = {
  left: { x: 0, y: 0, width: 100, height: 100 },
  right: { x: 100, y: 0, width: 100, height: 100 },
};

describe('two pictures', () => {
  it('are the same when nobody sees a difference', () => {
    assert.deepEqual(compare(squareAt(50), squareAt(50, 4), FRAMES).differences, []);
  });

  it('differ when something has moved by one pixel, and the difference is marked', () => {
    const { differences, marked } = compare(squareAt(50), squareAt(51), FRAMES);
    assert.deepEqual(differences, ['left: 40 pixels differ']);
    const { data } = PNG.sync.read(marked ?? Buffer.of());
    const first = (50 * 200 + 50) * 4;
    assert.deepEqual([...data.subarray(first, first + 3)], [255, 0, 0]);
  });

  it('differ when one is larger', () => {
    const { differences } = compare(squareAt(50), squareAt(50, 0, 300), FRAMES);
    assert.deepEqual(differences, ['it has 300 × 100 pixels and not 200 × 100']);
  });
});

describe('a small picture', () => {
  it('looks like the one it was made of, and knows it again', () => {
    const original = squareAt(50);
    const small = smallPng(original);
    assert.ok(isMadeOf(small, original));
    assert.ok(!isMadeOf(small, squareAt(51)));
    assert.deepEqual(PNG.sync.read(small).data, PNG.sync.read(original).data);
  });

  it('has 256 colours where there were more, and none far from what it was', () => {
    const many = new PNG({ width: 200, height: 100 });
    for (let at = 0; at < 20_000; at += 1) {
      many.data.set([at % 200, Math.floor(at / 200), (at % 200) / 2, 255], at * 4);
    }
    const original = PNG.sync.write(many);
    const small = smallPng(original);
    const colors = new Set(new Uint32Array(new Uint8Array(PNG.sync.read(small).data).buffer));
    assert.ok(colors.size > 128 && colors.size <= 256, `${colors.size} colours`);
    assert.deepEqual(compare(small, original, FRAMES).differences, []);
  });
});
