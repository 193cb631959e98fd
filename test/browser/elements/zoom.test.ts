import { setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { CallSnapshot } from '../../../src/call/snapshot.ts';
import { callStates } from '../../../demo/states/call-states.ts';
import { panelOf } from '../../../demo/states/talk-states.ts';
import { allInside, buttonOf, drawn, inside, mount, unmountAll } from './support/mount.ts';
import { barriersIn, shadowRootsIn } from './support/reach.ts';
import { withoutPictures } from './support/snapshots.ts';

/** A window of 1280 × 1024 at 200 % and at 400 %, as the page sees it. */
const ZOOMED = [
  { width: 640, height: 512 },
  { width: 320, height: 256 },
];

/** One of each kind of view, and those with the most in them. */
const STATES = [
  'lobby-name',
  'lobby-denied',
  'lobby-full',
  'waiting',
  'call-1',
  'call-6-waiting',
  'call-sharing',
  'call-speaking',
  'all-notices',
  'talk-chat',
  'talk-people',
  'reconnecting',
  'left',
  'failed-refused',
];

describe('a call in a page that is zoomed', () => {
  afterEach(async () => {
    await unmountAll();
    await setViewport({ width: 800, height: 600 });
  });

  /** Looks at each state; `prepare` may change how it is drawn. */
  async function expectNoBarriers(prepare = (_element: Element): void => undefined): Promise<void> {
    const states = callStates();
    for (const name of STATES) {
      const snapshot = withoutPictures(states[name] as CallSnapshot);
      const element = await mount('shown-call', { fill: true, snapshot });
      const panel = panelOf(name);
      if (panel !== undefined) {
        buttonOf(inside(inside(element, 'mesh-controls'), `${panel}-toggle`)).click();
        await drawn(element);
      }
      prepare(element);
      await settled(element);
      assert.deepEqual(barriersIn(element), [], name);
      for (const advice of allInside(element, '.advice'))
        assert.isTrue(advice.checkVisibility(), `${name} says what to do: ${advice.textContent}`);
      await unmountAll();
    }
  }

  for (const size of ZOOMED) {
    it(`can be used in ${size.width} × ${size.height} px without scrolling in two directions`, async () => {
      await setViewport(size);
      await expectNoBarriers();
    });
  }

  it('can be used with as much space between letters, words and lines as somebody may need', async () => {
    await setViewport({ width: 640, height: 512 });
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(`* {
      line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
    }`);
    await expectNoBarriers((element) => {
      for (const root of shadowRootsIn(element)) root.adoptedStyleSheets.push(spacing);
    });
  });
});

/** Waits until everything is where it stays, and not on its way there. */
async function settled(element: Element): Promise<void> {
  // Styles that depend on the size of the call begin their animations with the layout, and not before.
  for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  for (const root of shadowRootsIn(element)) {
    for (const animation of root.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
    }
  }
}
