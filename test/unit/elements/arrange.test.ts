import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { arrange, type Cast } from '../../../src/elements/mesh-grid/arrange.ts';
import { type Box, gridBoxes } from '../../../src/elements/mesh-grid/boxes.ts';
import { castOf, keepOrder, OWN_TILE } from '../../../src/elements/mesh-grid/cast-of.ts';
import { clearanceOf } from '../../../src/elements/mesh-grid/clearance.ts';
import { PictureShapes } from '../../../src/elements/mesh-grid/picture-shapes.ts';
import { cornerByKey, nearestCorner, nextCorner } from '../../../src/elements/mesh-grid/corner.ts';

const names = (count: number): string[] => Array.from({ length: count }, (_, index) => `p${index}`);

const casts = fc
  .record({
    featured: fc.integer({ min: 0, max: 6 }),
    others: fc.integer({ min: 0, max: 12 }),
    screens: fc.boolean(),
    corner: fc.boolean(),
    shapes: fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { maxLength: 6 }),
  })
  .filter(({ featured, others }) => featured + others > 0)
  .map(({ featured, others, screens, corner, shapes }): Cast => ({
    featured: names(featured),
    screens,
    others: names(featured + others).slice(featured),
    corner: corner ? OWN_TILE : undefined,
    isOneOther: false,
    shapes: new Map(shapes.map((shape, index) => [`p${index}`, shape])),
  }));

const rooms = fc.record({
  width: fc.integer({ min: 224, max: 3840 }),
  height: fc.integer({ min: 120, max: 2160 }),
  gap: fc.constantFrom(0, 4, 8, 16),
});

const end = ({ start, width }: Box): number => start + width;
const bottom = ({ top, height }: Box): number => top + height;

function overlap(one: Box, other: Box): boolean {
  return (
    one.start < end(other) - 0.01 &&
    other.start < end(one) - 0.01 &&
    one.top < bottom(other) - 0.01 &&
    other.top < bottom(one) - 0.01
  );
}

describe('in a frame of any size', () => {
  test('each tile has a place inside of it, and none lies over another but the one in the corner', () => {
    fc.assert(
      fc.property(casts, rooms, (cast, room) => {
        const { places } = arrange(cast, room, 'bottom-end');
        assert.equal(
          places.size,
          cast.featured.length + cast.others.length + (cast.corner === undefined ? 0 : 1),
        );
        const boxes = [...places].map(([name, box]) => ({ name, box }));
        for (const [index, { name, box }] of boxes.entries()) {
          assert.ok(box.width >= 1 && box.height >= 1, name);
          assert.ok(box.start >= -0.01 && end(box) <= room.width + 0.01, name);
          if (cast.featured.length + cast.others.length <= 12)
            assert.ok(box.top >= -0.01 && bottom(box) <= room.height + 0.01, name);
          if (name === cast.corner) continue;
          for (const other of boxes.slice(index + 1))
            assert.ok(other.name === cast.corner || !overlap(box, other.box), `${name} and ${other.name}`);
        }
      }),
    );
  });

  test('equal tiles fill at least two thirds of it, and all are of one height', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), rooms, (count, { width, height }) => {
        const boxes = gridBoxes(count, { start: 0, top: 0, width, height }, 0);
        const used = boxes.reduce((sum, box) => sum + box.width * box.height, 0);
        assert.ok(used >= (width * height * 2) / 3 - 1, `${count}: ${used / (width * height)}`);
        assert.ok(new Set(boxes.map((box) => Math.round(box.height * 10))).size === 1);
      }),
    );
  });

  test('what is large is larger than everything beside it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 5 }), fc.boolean(), rooms, (others, screens, room) => {
        const cast: Cast = {
          featured: ['large'],
          screens,
          others: names(others),
          corner: undefined,
          isOneOther: false,
          shapes: new Map(),
        };
        const { places } = arrange(cast, room, 'bottom-end');
        const area = (name: string): number => {
          const { width, height } = places.get(name)!;
          return width * height;
        };
        for (const name of cast.others) assert.ok(area('large') > area(name));
      }),
    );
  });
});

describe('six equal tiles are', () => {
  for (const [what, width, height, columns] of [
    ['in three columns on a desktop', 1280, 640, 3],
    ['in two columns on an upright phone', 360, 560, 2],
    ['in three columns on a phone that lies', 640, 300, 3],
    ['in one row in a low banner', 1280, 200, 6],
    ['in one column in a narrow bar', 120, 800, 1],
  ] as const) {
    test(what, () => {
      const boxes = gridBoxes(6, { start: 0, top: 0, width, height }, 8);
      assert.equal(boxes.filter(({ top }) => top === 0).length, columns);
    });
  }
});

const person = (id: string, screen = false): { id: string; screen: boolean } => ({ id, screen });

function cast(
  peers: readonly { id: string; screen: boolean }[],
  wishes: Partial<Parameters<typeof castOf>[2]> = {},
  frame = 1.6,
  activeSpeaker?: string,
  pictures: Readonly<Record<string, number>> = {},
  before?: Cast,
): Cast {
  return castOf(
    { peers: peers as unknown as Parameters<typeof castOf>[0]['peers'], activeSpeaker },
    peers.map(({ id }) => id),
    { layout: 'auto', selfView: 'auto', pinned: [], ...wishes },
    { frame, picture: (tile) => pictures[tile] },
    before,
  );
}

describe('who is large', () => {
  const [bob, carol] = [person('bob'), person('carol')];
  const sharing = person('carol', true);

  test('is nobody, a shared screen, who speaks or who is pinned', () => {
    assert.deepEqual(cast([bob, carol]).featured, []);
    assert.deepEqual(cast([bob, sharing]).featured, ['carol screen']);
    assert.deepEqual(cast([person('bob', true), sharing]).featured, ['bob screen', 'carol screen']);
    assert.deepEqual(cast([bob, sharing], { layout: 'grid' }).featured, []);
    assert.deepEqual(cast([bob, carol], { layout: 'speaker' }, 1.6, 'carol').featured, ['carol']);
    assert.deepEqual(cast([bob, carol], { layout: 'speaker' }).featured, ['bob'], 'before anybody spoke');
    assert.deepEqual(cast([bob, sharing], { layout: 'speaker' }, 1.6, 'bob').featured, ['carol screen']);
    assert.deepEqual(cast([bob, sharing], { pinned: ['bob'] }).featured, ['bob']);
    assert.deepEqual(cast([bob, carol], { pinned: ['bob', 'carol'] }).featured, ['bob', 'carol']);
  });

  test('is nobody who has left, pinned or not', () => {
    assert.deepEqual(cast([bob, carol], { pinned: ['dave', 'bob screen'] }).featured, []);
    assert.deepEqual(cast([bob, carol], { layout: 'speaker' }, 1.6, 'dave').featured, ['bob']);
  });

  test('is not also beside that', () => {
    const { featured, others } = cast([bob, sharing], { pinned: ['bob'] });
    assert.deepEqual(featured, ['bob']);
    assert.deepEqual(others, ['carol screen', 'carol', OWN_TILE]);
  });
});

describe('the own picture', () => {
  const bob = person('bob');
  const carol = person('carol');

  test('is in the corner in a call of two, but for a very wide frame, and a tile otherwise', () => {
    assert.equal(cast([bob]).corner, OWN_TILE);
    assert.equal(cast([bob], {}, 0.5).corner, OWN_TILE);
    assert.deepEqual(cast([bob], {}, 3).others, ['bob', OWN_TILE]);
    assert.deepEqual(cast([bob, carol]).others, ['bob', 'carol', OWN_TILE]);
    assert.deepEqual(cast([person('bob', true)]).others, ['bob', OWN_TILE], 'a screen is there too');
    assert.deepEqual(cast([]).others, [OWN_TILE, 'empty'], 'alone');
  });

  test('is a tile where the other picture would leave much of the frame empty, or lose too much by filling it', () => {
    const phone = 0.6;
    const seen = (shape: number, frame: number): Cast => cast([bob], {}, frame, undefined, { bob: shape });
    assert.equal(seen(9 / 16, phone).corner, OWN_TILE, 'an upright picture on an upright phone');
    assert.deepEqual(seen(16 / 9, phone).others, ['bob', OWN_TILE], 'a wide one');
    assert.equal(seen(16 / 9, 0.8).corner, OWN_TILE, 'a wide one on a tablet');
    assert.deepEqual(seen(9 / 16, 1.9).others, ['bob', OWN_TILE], 'an upright one on a desktop');
  });

  test('stays where it is while the frame hardly changes', () => {
    const narrower = (frame: number, before?: Cast): Cast =>
      cast([bob], {}, frame, undefined, { bob: 16 / 9 }, before);
    const floating = narrower(0.73);
    assert.equal(floating.corner, OWN_TILE);
    assert.equal(narrower(0.69).corner, undefined);
    assert.equal(narrower(0.69, floating).corner, OWN_TILE);
    const stacked = narrower(0.6, floating);
    assert.equal(stacked.corner, undefined);
    assert.equal(narrower(0.73, stacked).corner, undefined);
    assert.equal(
      narrower(0.73, cast([bob, carol])).corner,
      OWN_TILE,
      'after a call of three there is no such habit',
    );
  });

  test('is where the person wants it', () => {
    assert.equal(cast([bob, carol], { selfView: 'corner' }).corner, OWN_TILE);
    assert.deepEqual(cast([bob], { selfView: 'tile' }).others, ['bob', OWN_TILE]);
    const hidden = cast([bob], { selfView: 'hidden' });
    assert.equal(hidden.corner, undefined);
    assert.deepEqual(hidden.others, ['bob']);
  });

  test('goes from corner to corner with arrow keys, as it looks, in both directions of writing', () => {
    assert.equal(cornerByKey('bottom-end', 'ArrowUp', false), 'top-end');
    assert.equal(cornerByKey('bottom-end', 'ArrowLeft', false), 'bottom-start');
    assert.equal(cornerByKey('bottom-end', 'ArrowLeft', true), 'bottom-end');
    assert.equal(cornerByKey('bottom-end', 'ArrowRight', true), 'bottom-start');
    assert.equal(cornerByKey('bottom-end', 'Enter', false), undefined);
  });

  test('comes through all corners with clicks, and falls into the nearest one', () => {
    const first = 'bottom-end';
    const second = nextCorner(first);
    const third = nextCorner(second);
    assert.equal(new Set([first, second, third, nextCorner(third)]).size, 4);
    assert.equal(nextCorner(nextCorner(third)), first);
    const area: Box = { start: 100, top: 0, width: 200, height: 100 };
    assert.equal(nearestCorner({ start: 190, top: 60 }, area), 'bottom-start');
    assert.equal(nearestCorner({ start: 290, top: 10 }, area), 'top-end');
  });
});

describe('on an upright phone', () => {
  const room = { width: 344, height: 560, gap: 8 };
  const large = (screens: boolean, shape: number): Box => {
    const cast: Cast = {
      featured: ['large'],
      screens,
      others: names(3),
      corner: undefined,
      isOneOther: false,
      shapes: new Map([['large', shape]]),
    };
    return arrange(cast, room, 'bottom-end').places.get('large')!;
  };

  test('a shared screen is as high as it needs, whatever its shape', () => {
    for (const shape of [16 / 9, 1.6, 4 / 3]) {
      const { width, height } = large(true, shape);
      assert.ok(Math.abs(width / height - shape) < 0.01, `${shape}`);
      assert.equal(width, room.width);
    }
  });

  test('a wide picture that is large is cut calmly, and the others get the rest', () => {
    const { width, height } = large(false, 16 / 9);
    assert.ok(1 - width / height / (16 / 9) <= 0.41);
    assert.ok(height < large(false, 9 / 16).height);
  });
});

describe('the shape of a picture', () => {
  const seeing = (ratio: number): { shapes: PictureShapes; changes: () => number } => {
    let changes = 0;
    const shapes = new PictureShapes(() => (changes += 1));
    shapes.see('bob', ratio);
    return { shapes, changes: () => changes };
  };

  test('counts at once at first, and another one when it has held for a second', ({ mock }) => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { shapes, changes } = seeing(16 / 9);
    assert.equal(shapes.of('bob'), 16 / 9);
    shapes.see('bob', 9 / 16);
    mock.timers.tick(900);
    assert.equal(shapes.of('bob'), 16 / 9);
    mock.timers.tick(100);
    assert.equal(shapes.of('bob'), 9 / 16);
    assert.equal(changes(), 2);
  });

  test('stays when another one was there for a moment, or comes from rounding, or is none', ({ mock }) => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { shapes, changes } = seeing(16 / 9);
    shapes.see('bob', 9 / 16);
    mock.timers.tick(500);
    for (const ratio of [16 / 9, 320 / 181, Number.NaN, 0, Infinity]) shapes.see('bob', ratio);
    mock.timers.tick(5000);
    assert.equal(shapes.of('bob'), 16 / 9);
    assert.equal(changes(), 1);
  });

  test('is forgotten with whoever leaves', () => {
    const { shapes } = seeing(16 / 9);
    shapes.keep(['carol']);
    assert.equal(shapes.of('bob'), undefined);
  });
});

describe('the order of the tiles', () => {
  test('stays, whatever the order of the people', () => {
    const order = keepOrder([], ['a', 'b']);
    assert.deepEqual(keepOrder(order, ['c', 'b', 'a']), ['a', 'b', 'c']);
    assert.deepEqual(keepOrder(['a', 'b', 'c'], ['c', 'a']), ['a', 'c']);
    assert.equal(keepOrder(order, ['b', 'a']), order);
  });
});

describe('what stands on a tile', () => {
  const tile: Box = { start: 0, top: 0, width: 400, height: 300 };
  const at = (start: number, top: number): Box => ({ start, top, width: 100, height: 80 });

  test('makes room for the picture that floats over that corner, and only there', () => {
    const none = { 'top-start': 0, 'top-end': 0, 'bottom-start': 0, 'bottom-end': 0 };
    assert.deepEqual(clearanceOf(tile, undefined), none);
    assert.deepEqual(clearanceOf(tile, at(292, 212)), { ...none, 'bottom-end': 112 });
    assert.deepEqual(clearanceOf(tile, at(8, 8)), { ...none, 'top-start': 112 });
    assert.deepEqual(clearanceOf(tile, at(500, 212)), none, 'over another tile');
    assert.deepEqual(clearanceOf(tile, at(150, 110)), none, 'in the middle');
  });
});
