import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { SelfSnapshot } from '../../../src/call/snapshot.ts';
import type { CallIntent } from '../../../src/elements/mesh-call/call-intent.ts';
import { SharedRoom } from '../support/shared-room.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { buttonOf, drawn, inside, mount, unmountAll } from './support/mount.ts';
import { blocked, call, device, self } from './support/snapshots.ts';

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

  it('is walked through with the keyboard, from the switches to the way in and the devices', async () => {
    const snapshot = call({ state: 'lobby', self: self({ user: { name: '' } }) });
    const lobby = await mount('mesh-lobby', { snapshot });
    const walked: string[] = [];
    for (let step = 0; step < 5; step += 1) {
      await sendKeys({ press: 'Tab' });
      walked.push(lobby.shadowRoot?.activeElement?.localName ?? '');
    }
    assert.deepEqual(walked, ['mic-toggle', 'camera-toggle', 'input', 'button', 'summary']);
  });

  describe('has the way in in sight, without scrolling', () => {
    const held = device({ state: 'off', held: true });
    const camera = blocked('capture-denied', 'camera');
    const microphone = blocked('capture-denied', 'microphone');
    const lobbies: Record<string, Partial<SelfSnapshot>> = {
      'with all that is needed': {},
      'with a name to type': { user: { name: '' } },
      'with a question about the devices': { microphone: held, camera: held },
      'with both': { user: { name: '' }, microphone: held, camera: held },
      'with devices that are refused': { microphone, camera },
      'with a name to type and devices that are refused': { user: { name: '' }, microphone, camera },
    };
    const sizes = [
      [320, 240],
      [328, 416],
      [360, 640],
      [490, 350],
      [400, 340],
      [340, 360],
      [640, 360],
      [768, 1024],
      [1280, 720],
    ] as const;

    for (const [what, change] of Object.entries(lobbies)) {
      it(what, async () => {
        const lobby = await mount('mesh-lobby', { snapshot: call({ state: 'lobby', self: self(change) }) });
        lobby.style.cssText = 'aspect-ratio: auto; max-block-size: none';
        for (const [width, height] of sizes) {
          Object.assign(lobby.style, { width: `${width}px`, height: `${height}px` });
          const frame = lobby.getBoundingClientRect();
          const join = inside(lobby, '[part=join]').getBoundingClientRect();
          const where = `${join.top - frame.top} to ${join.bottom - frame.top}`;
          assert.isTrue(
            join.top >= frame.top && join.bottom <= frame.bottom,
            `${width} × ${height}: ${where}`,
          );
          const heading = inside(lobby, 'h2').getBoundingClientRect();
          const front = inside(lobby, '.front').getBoundingClientRect();
          const isBeside = heading.left >= front.right || heading.right <= front.left;
          assert.isTrue(
            isBeside || heading.top >= front.bottom || heading.height === 0,
            `${width} × ${height}`,
          );
        }
      });
    }
  });

  it('keeps faces round where there is little room', async () => {
    const lobby = await mount('mesh-lobby', { snapshot: call({ state: 'lobby' }) });
    lobby.style.cssText = 'aspect-ratio: auto; max-block-size: none; width: 420px; height: 420px';
    const face = inside(lobby, '.face').getBoundingClientRect();
    assert.equal(face.width, face.height);
    assert.isAbove(face.width, 0);
  });

  it('says on the button what one goes in without, and asks for devices when told to', async () => {
    const held = device({ state: 'off', held: true });
    const intents: CallIntent[] = [];
    const lobby = await mount('mesh-lobby', {
      snapshot: call({ state: 'lobby', self: self({ microphone: held, camera: held }) }),
      perform: (intent) => intents.push(intent),
    });
    const join = inside(lobby, '[part=join]');
    assert.equal(join.textContent?.trim(), 'Join without camera and microphone');
    await expectAccessible(lobby);
    inside(lobby, '.question button').click();
    lobby.snapshot = call({ state: 'lobby', self: self({ camera: held }) });
    await drawn(lobby);
    assert.equal(join.textContent?.trim(), 'Join without camera');
    join.click();
    assert.deepEqual(intents, [{ type: 'use-devices' }, { type: 'join' }]);
  });

  it('keeps the keyboard when what it was on has gone', async () => {
    const held = device({ state: 'off', held: true });
    const lobby = await mount('mesh-lobby', {
      snapshot: call({ state: 'lobby', self: self({ camera: held }) }),
      perform: () => undefined,
    });
    inside(lobby, '.question button').focus();
    lobby.snapshot = call({ state: 'lobby' });
    await until('the lobby has it', () => lobby.shadowRoot?.activeElement?.getAttribute('part') === 'lobby');
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
