import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { MeshCall } from '../../../src/elements/mesh-call/mesh-call.ts';
import { SharedRoom } from '../support/shared-room.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { inside, mount, unmountAll } from './support/mount.ts';
import { call } from './support/snapshots.ts';

describe('the keys of a call', () => {
  let room: SharedRoom;
  let alice: MeshCall;

  beforeEach(async () => {
    room = new SharedRoom();
    alice = await mount('mesh-call', { displayName: 'Alice', awareness: room.enter() }, { height: 400 });
    await alice.join();
    await until('the microphone is on', () => alice.snapshot.self.microphone.state === 'on');
    await until('the call is shown', () => alice.shadowRoot?.querySelector('.stage') !== null);
  });

  afterEach(async () => {
    await unmountAll();
    room.close();
  });

  it('listens to single keys only while the focus is inside, and not in text fields', async () => {
    await sendKeys({ press: 'm' });
    assert.equal(alice.snapshot.self.microphone.state, 'on', 'the focus is outside');
    inside(alice, '.stage').focus();
    await sendKeys({ press: 'm' });
    await until('the microphone is off', () => alice.snapshot.self.microphone.state === 'off');
    await sendKeys({ press: 'v' });
    await until('the camera is off', () => alice.snapshot.self.camera.state === 'off');
    await sendKeys({ press: 'h' });
    await until('the hand is up', () => alice.snapshot.self.hand === 1);
    await sendKeys({ press: 'c' });
    const field = (): Element | null | undefined => alice.shadowRoot?.querySelector('mesh-chat');
    await until('the messages are open', () => field() !== null);
    await until('the focus is there', () => field()?.shadowRoot?.activeElement?.localName === 'textarea');
    await sendKeys({ press: 'v' });
    assert.equal(alice.snapshot.self.camera.state, 'off', 'it was written');
  });

  it('has an overview of its keys, in which they can be turned off', async () => {
    inside(alice, '.stage').focus();
    await sendKeys({ press: '?' });
    const panel = inside(alice, '.shortcuts-panel') as HTMLDialogElement;
    assert.isTrue(panel.open);
    assert.include(panel.textContent, 'Hold to talk while you are muted');
    await expectAccessible(alice);
    inside(alice, '.shortcuts-panel input').click();
    await sendKeys({ press: 'Escape' });
    await until('it is closed', () => !panel.open);
    inside(alice, '.stage').focus();
    await sendKeys({ press: 'm' });
    await sendKeys({ press: '?' });
    assert.isTrue(panel.open, 'the way back is still there');
    assert.equal(alice.snapshot.self.microphone.state, 'on');
  });

  it('has no keys at all with no-shortcuts', async () => {
    alice.noShortcuts = true;
    await alice.updateComplete;
    inside(alice, '.stage').focus();
    await sendKeys({ press: 'm' });
    await sendKeys({ press: '?' });
    assert.equal(alice.snapshot.self.microphone.state, 'on');
    assert.isNull(alice.shadowRoot?.querySelector('.shortcuts-panel'));
  });

  it('is heard while the space bar is held, shows it, and is silent again at the latest when the window goes', async () => {
    await alice.toggleMicrophone();
    assert.equal(alice.snapshot.self.microphone.state, 'off');
    inside(alice, '.stage').focus();
    await sendKeys({ down: 'Space' });
    await until('it is on', () => alice.snapshot.self.microphone.state === 'on');
    await until('it is shown', () => alice.shadowRoot?.querySelector('.talking') !== null);
    await sendKeys({ up: 'Space' });
    await until('it is off', () => alice.snapshot.self.microphone.state === 'off');
    await until('it is not shown', () => alice.shadowRoot?.querySelector('.talking') === null);
    await sendKeys({ down: 'Space' });
    await until('it is on again', () => alice.snapshot.self.microphone.state === 'on');
    window.dispatchEvent(new Event('blur'));
    await until('it is off again', () => alice.snapshot.self.microphone.state === 'off');
    await sendKeys({ up: 'Space' });
    const controls = inside(alice, 'mesh-controls');
    inside(controls, 'camera-toggle').focus();
    await sendKeys({ down: 'Space' });
    await sendKeys({ up: 'Space' });
    await until('the button was pressed', () => alice.snapshot.self.camera.state === 'off');
    assert.equal(alice.snapshot.self.microphone.state, 'off');
  });
});

describe('the captions of a call', () => {
  afterEach(unmountAll);

  it('have a region that is there before the first line, and is a polite log', async () => {
    const element = await mount('shown-call', { snapshot: call() }, { width: 640, height: 400 });
    const region = inside(element, '[part=captions]');
    assert.equal(region.getAttribute('role'), 'log');
    const line = Object.assign(document.createElement('p'), { slot: 'captions', textContent: 'Hello' });
    element.append(line);
    await expectAccessible(element);
    assert.isAtLeast(line.getBoundingClientRect().width, 20);
  });
});
