import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import { SharedRoom } from '../support/shared-room.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { buttonOf, drawn, inside, mount, unmountAll } from './support/mount.ts';
import { blocked, call, self } from './support/snapshots.ts';

describe('<mesh-lobby>', () => {
  afterEach(unmountAll);

  it('is accessible, with its devices and with refused ones', async () => {
    const lobby = await mount('mesh-lobby', { snapshot: call({ state: 'lobby' }) });
    await expectAccessible(lobby);
    const camera = blocked('capture-denied', 'camera');
    lobby.snapshot = call({ state: 'lobby', self: self({ camera }) });
    await drawn(lobby);
    assert.include(inside(lobby, '.notice').textContent, 'Camera blocked');
    await expectAccessible(lobby);
  });

  it('shows nothing without a call, and once one is in', async () => {
    const lobby = await mount('mesh-lobby');
    assert.isTrue(lobby.matches(':state(over)'));
    lobby.snapshot = call();
    await drawn(lobby);
    assert.equal(getComputedStyle(lobby).display, 'none');
  });

  it('is walked through with the keyboard, from the switches to the join button', async () => {
    const snapshot = call({ state: 'lobby', self: self({ user: { name: '' } }) });
    const lobby = await mount('mesh-lobby', { snapshot });
    const walked: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      await sendKeys({ press: 'Tab' });
      walked.push(lobby.shadowRoot?.activeElement?.localName ?? '');
    }
    assert.deepEqual(walked, ['mic-toggle', 'camera-toggle', 'summary', 'input', 'button']);
  });

  it('leads into a call elsewhere in the page, with the name that was typed', async () => {
    const room = new SharedRoom();
    try {
      const lobby = await mount('mesh-lobby', { for: 'the-call' });
      const element = await mount('mesh-call', { awareness: room.enter() });
      element.id = 'the-call';
      await until('the field is there', () => lobby.shadowRoot?.querySelector('input') !== null);
      await until('the microphone is on', () => element.snapshot.self.microphone.state === 'on');
      buttonOf(inside(lobby, 'mic-toggle')).click();
      await until('it is off', () => element.snapshot.self.microphone.state === 'off');
      (inside(lobby, 'input') as HTMLInputElement).value = 'Ada';
      inside(lobby, '[part=join]').click();
      await until('she is in', () => element.snapshot.state === 'joined');
      assert.equal(element.snapshot.self.user.name, 'Ada');
      await until('the lobby is over', () => lobby.matches(':state(over)'));
    } finally {
      await unmountAll();
      room.close();
    }
  });
});
