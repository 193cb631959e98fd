import { sendKeys, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { MeshControls } from '../../../src/elements/mesh-controls/mesh-controls.ts';
import { TalkView } from '../../../src/elements/shared/talk-view.ts';
import { SharedRoom } from '../support/shared-room.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { buttonOf, drawn, inside, mount, unmountAll } from './support/mount.ts';
import { call, device, self } from './support/snapshots.ts';

describe('<mesh-controls>', () => {
  afterEach(unmountAll);

  it('keeps microphone, camera and leaving in view from 240 px on, the others as far as they fit', async () => {
    const [first, more, last] = [['mic-toggle', 'camera-toggle'], 'more', 'leave-button'];
    const others = [
      'screen-toggle',
      'hand-toggle',
      'reaction-button',
      'chat-toggle',
      'people-toggle',
      'layout-button',
    ];
    const expected: Readonly<Record<number, readonly string[]>> = {
      224: [...first, more, last],
      300: [...first, 'chat-toggle', more, last],
      344: [...first, 'hand-toggle', 'chat-toggle', more, last],
      640: [...first, ...others, 'device-button', more, last],
    };
    for (const [width, names] of Object.entries(expected)) {
      const controls = await small(Number(width));
      await until(`they are placed in ${width} px`, () => shown(controls).length === names.length);
      assert.deepEqual(shown(controls), names, `${width} px`);
    }
  });

  it('cuts none off, puts none over another, and has targets of 44 px', async () => {
    for (const width of [224, 284, 344, 404, 640, 1000]) {
      const controls = await small(width);
      await until('they are placed', () => shown(controls).length > 3);
      const frame = controls.getBoundingClientRect();
      let edge = frame.left;
      for (const box of visibleItems(controls).map((item) => item.getBoundingClientRect())) {
        assert.isAtLeast(Math.min(box.width, box.height), 44, `${width} px`);
        assert.isAtLeast(box.left, edge - 0.5, `${width} px`);
        edge = box.right;
      }
      assert.isAtMost(edge, frame.right + 0.5, `${width} px`);
      assert.equal(frame.height, 44, 'one line');
    }
  });

  it('follows its width', async () => {
    const controls = await small(640);
    await until('all fit', () => controls.matches(':not(:state(overflowing))'));
    (controls.parentElement as HTMLElement).style.width = '260px';
    await until('some don’t', () => controls.matches(':state(overflowing)'));
    assert.include(shown(controls), 'more');
  });

  it('is one stop for the Tab key, and the arrow keys, Home and End go on from there', async () => {
    const controls = await small(640);
    await until('they are placed', () => shown(controls).length === 11);
    await sendKeys({ press: 'Tab' });
    assert.equal(focused(controls), 'mic-toggle');
    const walk = [
      ['ArrowRight', 'camera-toggle'],
      ['ArrowRight', 'screen-toggle'],
      ['End', 'leave-button'],
      ['ArrowRight', 'mic-toggle'],
      ['ArrowLeft', 'leave-button'],
      ['Home', 'mic-toggle'],
      ['ArrowRight', 'camera-toggle'],
    ] as const;
    for (const [key, name] of walk) {
      await sendKeys({ press: key });
      assert.equal(focused(controls), name, key);
    }
    await sendKeys({ press: 'Tab' });
    assert.isUndefined(focused(controls), 'the next Tab leaves the bar');
    await sendKeys({ press: 'Shift+Tab' });
    assert.equal(focused(controls), 'camera-toggle', 'and comes back to where it was');
  });

  it('turns the arrow keys around where people write from right to left', async () => {
    const controls = await small(640);
    controls.lang = 'ar';
    await until('the language is there', () => inside(controls, '.bar').dir === 'rtl');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowLeft' });
    assert.equal(focused(controls), 'camera-toggle');
  });

  it('leaves out what can’t be used', async () => {
    const controls = await small(640);
    controls.snapshot = call({ state: 'lobby' });
    const leave = inside(controls, 'leave-button');
    await until('leaving is unusable', () => buttonOf(leave).disabled);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'End' });
    assert.equal(focused(controls), 'more');
  });

  it('has the others in a menu with icon and name, which opens with the keyboard and gives the focus back', async () => {
    const controls = await small(224);
    await until('they are placed', () => shown(controls).length === 4);
    const more = inside(controls, '.more') as HTMLButtonElement;
    const menu = inside(controls, '.menu');
    assert.equal(more.ariaExpanded, 'false');
    more.focus();
    await sendKeys({ press: 'Enter' });
    await until('it has the focus', () => menu.contains(controls.shadowRoot?.activeElement ?? null));
    assert.equal(more.ariaExpanded, 'true');
    assert.include(namesIn(menu), 'Share your screen');
    assert.include(namesIn(menu), 'Your devices');
    assert.equal(namesIn(menu).length, 8);
    await sendKeys({ press: 'ArrowDown' });
    assert.equal(focused(controls), 'hand-toggle');
    await sendKeys({ press: 'End' });
    assert.equal(focused(controls), 'connection-button');
    await sendKeys({ press: 'Escape' });
    await until('the focus is back', () => focused(controls) === 'more');
    assert.isFalse(menu.matches(':popover-open'));
    await sendKeys({ press: 'Enter' });
    await until('it is open again', () => menu.matches(':popover-open'));
    await expectAccessible(controls);
  });

  it('closes the menu when something of it was chosen, and the panel gives the focus back to its button', async () => {
    const controls = await small(224);
    await until('they are placed', () => shown(controls).length === 4);
    const more = inside(controls, '.more');
    more.focus();
    await sendKeys({ press: 'Enter' });
    await until('it has the focus', () => focused(controls) === 'screen-toggle');
    inside(controls, '.menu .device-button').focus();
    await sendKeys({ press: 'Enter' });
    const panel = inside(controls, '.device-panel') as HTMLDialogElement;
    await until('the panel is open', () => panel.open);
    assert.isFalse(inside(controls, '.menu').matches(':popover-open'));
    await sendKeys({ press: 'Escape' });
    await until('it is closed', () => !panel.open);
    assert.equal(focused(controls), 'more');
  });

  it('keeps the menu within a window of 320 × 240', async () => {
    await setViewport({ width: 320, height: 240 });
    const controls = await small(304);
    await until('they are placed', () => shown(controls).length > 3);
    inside(controls, '.more').click();
    const menu = inside(controls, '.menu');
    await until('it is open', () => namesIn(menu).length > 0);
    const { left, right, top, bottom } = menu.getBoundingClientRect();
    assert.isTrue(left >= 0 && top >= 0 && right <= 320 && bottom <= 240);
    await setViewport({ width: 800, height: 600 });
  });

  it('takes controls of the page between its own ones', async () => {
    const controls = await small(640);
    const [own, hidden] = [document.createElement('button'), document.createElement('button')];
    own.textContent = 'Record';
    hidden.textContent = 'Help';
    hidden.slot = 'more';
    controls.append(own, hidden);
    await drawn(controls);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'End' });
    for (const key of ['ArrowLeft', 'ArrowLeft']) await sendKeys({ press: key });
    assert.isTrue(document.activeElement === own);
  });

  it('offers the overview of shortcuts in its menu where there is one', async () => {
    const controls = await small(640);
    let shown = 0;
    controls.showShortcuts = () => (shown += 1);
    await drawn(controls);
    inside(controls, '.more').click();
    await until('it is open', () => namesIn(inside(controls, '.menu')).includes('Keyboard shortcuts'));
    inside(controls, '.menu .shortcuts-button').click();
    assert.equal(shown, 1);
    assert.isFalse(inside(controls, '.menu').matches(':popover-open'));
  });

  it('is accessible with all states of its controls', async () => {
    const controls = await small(640);
    await expectAccessible(controls);
    controls.snapshot = call({
      self: self({ microphone: device({ state: 'off' }), camera: device({ state: 'off', pending: true }) }),
    });
    await drawn(controls);
    await expectAccessible(controls);
  });

  it('steers a call from outside of it with for', async () => {
    const room = new SharedRoom();
    try {
      const controls = await mount('mesh-controls', { for: 'somewhere' });
      const element = await mount('mesh-call', { displayName: 'Alice', awareness: room.enter() });
      element.id = 'somewhere';
      const toggle = inside(controls, 'mic-toggle');
      await until('the microphone is on', () => toggle.matches(':state(on)'));
      buttonOf(toggle).click();
      await until('it is off', () => element.snapshot.self.microphone.state === 'off');
      await until('the button says so', () => buttonOf(toggle).ariaPressed === 'false');
    } finally {
      await unmountAll();
      room.close();
    }
  });
});

/** The bar of somebody in a call, in this width, with the small buttons that narrow calls have. */
async function small(width: number): Promise<MeshControls> {
  const controls = await mount('mesh-controls', { snapshot: call(), view: new TalkView() }, { width });
  controls.style.setProperty('--mesh-control-size', '44px');
  controls.style.setProperty('--mesh-control-gap', '8px');
  return controls;
}

function visibleItems(controls: Element): HTMLElement[] {
  const items = [...(controls.shadowRoot?.querySelectorAll<HTMLElement>('.bar .item') ?? [])];
  return items.filter((item) => getComputedStyle(item).visibility === 'visible' && item.offsetWidth > 0);
}

function nameOf(control: Element | null | undefined): string {
  return control?.localName === 'button' ? ([...control.classList].at(-1) ?? '') : (control?.localName ?? '');
}

/** The controls that are seen in the bar, from first to last. */
function shown(controls: Element): string[] {
  return visibleItems(controls).map(({ firstElementChild }) => nameOf(firstElementChild));
}

function focused(controls: Element): string | undefined {
  const active = controls.shadowRoot?.activeElement;
  if (!active) return undefined;
  return active.localName === 'button'
    ? nameOf(active).replace('row', [...active.classList].at(-2) ?? '')
    : nameOf(active);
}

/** What can be read in the menu. */
function namesIn(menu: HTMLElement): string[] {
  return [...menu.querySelectorAll('.entry')].map((item) => {
    const control = item.firstElementChild;
    return (control?.shadowRoot ?? item).querySelector('.label')?.textContent ?? '';
  });
}
