import { assert } from 'chai';
import type { CallSnapshot } from '../../../src/call/snapshot.ts';
import { callStates } from '../../../demo/states/call-states.ts';
import { panelOf } from '../../../demo/states/talk-states.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { buttonOf, drawn, inside, mount, unmountAll } from './support/mount.ts';
import { call, type ShownCall, withoutPictures } from './support/snapshots.ts';

/** So many calls are on the page at once: looking at all of them takes less time than at one after the other. */
const AT_ONCE = 24;
const SIZE = { width: 760, height: 480 };

const names = Object.keys(callStates());
const groups = Array.from({ length: Math.ceil(names.length / AT_ONCE) }, (_, index) =>
  names.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
);

describe('every state of a call, in light, dark and forced colours', () => {
  afterEach(unmountAll);

  for (const group of groups) {
    it(`is accessible: ${group.join(', ')}`, async function () {
      this.timeout(60_000);
      const states = callStates();
      for (const name of group) {
        const snapshot = withoutPictures(states[name] as CallSnapshot);
        const element = await mount('shown-call', { id: name, snapshot }, SIZE);
        const panel = panelOf(name);
        if (panel === undefined) continue;
        buttonOf(inside(inside(element, 'mesh-controls'), `${panel}-toggle`)).click();
        await drawn(element);
      }
      await expectAccessible(document.body);
    });
  }
});

describe('what opens over a call, in light, dark and forced colours', () => {
  let element: ShownCall;
  const controls = (): HTMLElement => inside(element, 'mesh-controls');

  beforeEach(async () => {
    element = await mount('shown-call', { snapshot: call() }, SIZE);
  });
  afterEach(unmountAll);

  it('is accessible: the menu of the bar', async () => {
    inside(controls(), '.more').click();
    await until('it is open', () => controls().matches(':state(open)'));
    await expectAccessible(element);
  });

  for (const part of ['device', 'connection'] as const) {
    it(`is accessible: the ${part} dialog`, async () => {
      const dialog = inside(controls(), `.${part}-panel`) as HTMLDialogElement;
      dialog.showModal();
      await drawn(controls());
      assert.isTrue(dialog.open);
      await expectAccessible(element);
      dialog.close();
    });
  }
});
