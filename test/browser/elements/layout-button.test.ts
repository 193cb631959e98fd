import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { LayoutButton } from '../../../src/elements/layout-button/layout-button.ts';
import { Arrangement } from '../../../src/elements/shared/arrangement.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { CallPage } from './support/call-page.ts';
import { buttonOf, drawn, inside, mount, unmountAll } from './support/mount.ts';

async function open(button: LayoutButton): Promise<void> {
  buttonOf(button).focus();
  await sendKeys({ press: 'Enter' });
  await until('the menu is open and has the focus', () => !!focused(button)?.role?.startsWith('menuitem'));
}

function focused(button: LayoutButton): Element | null {
  return button.shadowRoot?.activeElement ?? null;
}

describe('<layout-button>', () => {
  afterEach(async () => {
    await emulateMedia({ reducedMotion: 'no-preference' });
    await unmountAll();
  });

  it('is unusable without a call', async () => {
    assert.isTrue(buttonOf(await mount('layout-button')).disabled);
  });

  it('chooses with the keyboard, tells it, and begins the next time where one was', async () => {
    const arrangement = new Arrangement();
    const button = await mount('layout-button', { arrangement });
    let changes = 0;
    button.addEventListener('change', () => (changes += 1));
    await open(button);
    assert.equal(focused(button)?.textContent.trim(), 'Automatic');
    assert.equal(focused(button)?.ariaChecked, 'true');
    await sendKeys({ press: 'w' });
    await sendKeys({ press: 'Enter' });
    assert.equal(arrangement.choices.layout, 'speaker');
    await until('the menu is closed', () => buttonOf(button).ariaExpanded === 'false');
    await until('the focus is back', () => focused(button) === buttonOf(button));
    await open(button);
    assert.equal(focused(button)?.textContent.trim(), 'Who speaks is large');
    await sendKeys({ press: 'End' });
    assert.equal(focused(button)?.textContent.trim(), 'Hidden');
    await sendKeys({ press: 'Enter' });
    assert.deepEqual(
      [arrangement.choices.layout, arrangement.choices.selfView, changes],
      ['speaker', 'hidden', 2],
    );
  });

  it('is accessible, open and closed, and follows what others choose', async () => {
    const arrangement = new Arrangement();
    const button = await mount('layout-button', { arrangement });
    await expectAccessible(button);
    await open(button);
    await expectAccessible(button);
    arrangement.choose({ layout: 'grid' });
    await drawn(button);
    const checked = [...(button.shadowRoot?.querySelectorAll('[aria-checked=true]') ?? [])];
    assert.deepEqual(
      checked.map(({ textContent }) => textContent.trim()),
      ['Equal tiles', 'Automatic'],
    );
  });

  it('opens the call in a small window, where it goes on, and which ends with it', async () => {
    const page = new CallPage();
    const alice = await page.mount('Alice', { autojoin: true, id: 'alice' });
    await until('Alice is in', () => alice.snapshot.state === 'joined');
    const button = await mount('layout-button', { for: 'alice' });
    await until('it can be used', () => !buttonOf(button).disabled);
    const smallWindow = (): Window | null =>
      (window as unknown as { documentPictureInPicture: { window: Window | null } }).documentPictureInPicture
        .window;
    const choose = async (): Promise<void> => {
      await open(button);
      await sendKeys({ press: 'End' });
      await sendKeys({ press: 'Enter' });
    };
    await choose();
    await until('it is there', () => !!smallWindow()?.document.querySelector('mesh-grid'));
    const inWindow = smallWindow()!.document;
    const grid = inWindow.querySelector('mesh-grid')!;
    await until('Alice is seen in it', () => !!grid.shadowRoot?.querySelector('mesh-peer-tile[self]'));
    assert.equal(getComputedStyle(inside(grid, '.scene')).position, 'absolute');
    const toggle = inWindow.querySelector('mic-toggle')!;
    await until('the microphone is on', () => toggle.checked);
    buttonOf(toggle).click();
    await until('it is off', () => alice.snapshot.self.microphone.state === 'off');
    await choose();
    await until('it is closed', () => smallWindow() === null);
    assert.equal(alice.snapshot.state, 'joined');
    await choose();
    await until('it is there again', () => !!smallWindow()?.document.querySelector('leave-button'));
    buttonOf(smallWindow()!.document.querySelector('leave-button')!).click();
    await until('it is gone with the call', () => alice.snapshot.state === 'left' && smallWindow() === null);
    await page.end();
  });
});
