import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PNG } from 'pngjs';
import { compare } from '../../pictures/support/compare.ts';

/** A grey picture with a square, 20 pixels wide, that begins at these pixels from the left. */
function squareAt(left: number, grey = 0, width = 200): Buffer {
  const picture = new PNG({ width, height: 100 });
  picture.data.fill(200);
  for (let y = 40; y < 60; y += 1) {
    for (let x = left; x < left + 20; x += 1)
      picture.data.fill(grey, (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return PNG.sync.write(picture);
}

describe('two pictures', () => {
  it('are the same when nobody sees a difference', () => {
    assert.deepEqual(compare(squareAt(50), squareAt(50, 4)), { same: true });
  });

  it('differ when something has moved by one pixel, and the difference is marked', () => {
    const comparison = compare(squareAt(50), squareAt(51));
    assert.ok(!comparison.same);
    assert.equal(comparison.reason, '40 pixels differ');
    const { data } = PNG.sync.read(comparison.difference ?? Buffer.of());
    const marked = (50 * 200 + 50) * 4;
    assert.deepEqual([...data.subarray(marked, marked + 3)], [255, 0, 0]);
  });

  it('differ when one is larger', () => {
    const comparison = compare(squareAt(50), squareAt(50, 0, 300));
    assert.ok(!comparison.same);
    assert.equal(comparison.reason, 'it has 300 × 100 pixels and not 200 × 100');
  });
});
