import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fittingControls } from '../../../src/elements/mesh-controls/fitting-controls.ts';
import { nextIndex } from '../../../src/elements/shared/roving-focus.ts';

const controls = ['microphone', 'camera', 'leave', 'chat', 'screen'].map((name) => ({ name, size: 44 }));
const room = { gap: 8, more: 44, needsMore: false };

describe('a bar of controls', () => {
  test('has all of them where they fit, without a menu', () => {
    const all = controls.map(({ name }) => name);
    assert.deepEqual([...fittingControls(controls, { ...room, available: 5 * 44 + 4 * 8 })], all);
  });

  test('gives up the least important ones first, and keeps room for the button of the menu', () => {
    const fitting = fittingControls(controls, { ...room, available: 5 * 44 + 4 * 8 - 1 });
    assert.deepEqual([...fitting], ['microphone', 'camera', 'leave']);
  });

  test('never keeps one after another that had to go', () => {
    const wide = controls.map((each) => (each.name === 'leave' ? { ...each, size: 200 } : each));
    assert.deepEqual([...fittingControls(wide, { ...room, available: 260 })], ['microphone', 'camera']);
  });

  test('needs the button of the menu when something is only in there', () => {
    const fitting = fittingControls(controls, { ...room, needsMore: true, available: 5 * 44 + 4 * 8 });
    assert.equal(fitting.size, 4);
  });

  test('has no gap for a control that shows nothing', () => {
    const none = controls.map((each) => (each.name === 'camera' ? { ...each, size: 0 } : each));
    assert.equal(fittingControls(none, { ...room, available: 4 * 44 + 3 * 8 }).size, 5);
  });

  test('doesn’t mind what rounding makes of sizes', () => {
    assert.equal(fittingControls(controls, { ...room, available: 5 * 44 + 4 * 8 - 0.4 }).size, 5);
  });
});

describe('the arrow keys in a group of controls', () => {
  const place = { index: 0, count: 3, isVertical: false, isRightToLeft: false };

  test('go around', () => {
    assert.equal(nextIndex('ArrowRight', place), 1);
    assert.equal(nextIndex('ArrowLeft', place), 2);
    assert.equal(nextIndex('End', place), 2);
    assert.equal(nextIndex('Home', { ...place, index: 2 }), 0);
  });

  test('follow the direction of writing', () => {
    assert.equal(nextIndex('ArrowLeft', { ...place, isRightToLeft: true }), 1);
  });

  test('are up and down where the controls are below each other', () => {
    const below = { ...place, isVertical: true };
    assert.equal(nextIndex('ArrowDown', below), 1);
    assert.equal(nextIndex('ArrowUp', below), 2);
    assert.equal(nextIndex('ArrowRight', below), undefined);
  });

  test('lead nowhere where there is nothing', () => {
    assert.equal(nextIndex('Home', { ...place, count: 0 }), undefined);
    assert.equal(nextIndex('a', place), undefined);
  });
});
