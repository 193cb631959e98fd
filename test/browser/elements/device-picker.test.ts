import { sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { DevicePickerState } from '../../../src/elements/device-picker/device-options.ts';
import type { MeshCall } from '../../../src/elements/mesh-call/mesh-call.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { SharedRoom } from '../support/shared-room.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { drawn, inside, mount, unmountAll } from './support/mount.ts';
import { blocked, call, device } from './support/snapshots.ts';

const devices: DevicePickerState['devices'] = [
  { kind: 'microphone', deviceId: 'default', label: 'Default - Built-in' },
  { kind: 'microphone', deviceId: 'a', label: 'Built-in' },
  { kind: 'microphone', deviceId: 'b', label: 'Headset' },
  { kind: 'camera', deviceId: 'c', label: '' },
  { kind: 'speaker', deviceId: 's', label: 'Loudspeaker' },
];

function state(change: Partial<DevicePickerState> = {}): DevicePickerState {
  return {
    devices,
    microphone: device(),
    camera: device(),
    speaker: { deviceId: '', pending: false, error: undefined },
    ...change,
  };
}

const states: Record<string, DevicePickerState> = {
  'with everything': state({ microphone: device({ deviceId: 'b' }) }),
  'before any permission': state({
    devices: [],
    microphone: device({ state: 'off' }),
    camera: device({ state: 'off' }),
  }),
  'without any device': state({
    devices: [],
    microphone: blocked('capture-no-device', 'microphone'),
    camera: blocked('capture-no-device', 'camera'),
  }),
  'with a device that is gone': state({ microphone: device({ deviceId: 'gone' }) }),
  'while another one is chosen': state({
    camera: device({ pending: true }),
    speaker: { deviceId: '', pending: true, error: undefined },
  }),
  'with a speaker that is refused': state({
    speaker: { deviceId: '', pending: false, error: new CallError('speaker-denied', 'An example.') },
  }),
};

describe('<device-picker>', () => {
  afterEach(unmountAll);

  for (const [name, each] of Object.entries(states)) {
    it(`is accessible ${name}`, async () => {
      await expectAccessible(await mount('device-picker', { state: each }));
    });
  }

  it('is accessible and unusable without a call', async () => {
    const picker = await mount('device-picker');
    await expectAccessible(picker);
    assert.isTrue([...lists(picker)].every(({ disabled }) => disabled));
  });

  it('lists what is there once, and numbers what has no name yet', async () => {
    const picker = await mount('device-picker', { state: state() });
    assert.deepEqual(entriesOf(picker, 'microphone'), ['Automatic', 'Built-in', 'Headset']);
    assert.deepEqual(entriesOf(picker, 'camera'), ['Automatic', 'Camera 1']);
    assert.deepEqual(entriesOf(picker, 'speaker'), ['Automatic', 'Loudspeaker']);
  });

  it('shows what is in use, also when it isn’t connected any more', async () => {
    const picker = await mount('device-picker', { state: states['with everything'] });
    assert.equal(list(picker, 'microphone').value, 'b');
    picker.state = states['with a device that is gone'];
    await drawn(picker);
    assert.equal(list(picker, 'microphone').selectedOptions[0]?.text, 'Not connected any more');
  });

  it('describes each list by what is to be known about that device', async () => {
    const picker = await mount('device-picker', { state: states['without any device'] });
    assert.equal(hint(picker, 'microphone'), 'Microphone not found.');
    picker.state = states['before any permission'];
    await drawn(picker);
    assert.include(hint(picker, 'camera'), 'turn the camera on. Your browser then asks');
    picker.state = states['with a speaker that is refused'];
    await drawn(picker);
    assert.include(hint(picker, 'speaker'), 'may not use that speaker');
  });

  it('has lists and a button of at least 44 pixels, also where it is narrow', async () => {
    for (const width of [240, 900]) {
      const picker = await mount('device-picker', { state: state() }, { width });
      const parts = picker.shadowRoot?.querySelectorAll('select, button') ?? [];
      assert.equal(parts.length, 4);
      for (const part of parts) {
        const box = part.getBoundingClientRect();
        assert.isAtLeast(Math.min(box.width, box.height), 44, part.outerHTML);
        assert.isAtMost(box.right, picker.getBoundingClientRect().right);
      }
    }
  });

  it('is walked through with the Tab key', async () => {
    const picker = await mount('device-picker', { state: state() });
    const walked: unknown[] = [];
    for (let step = 0; step < 4; step += 1) {
      await sendKeys({ press: 'Tab' });
      walked.push(picker.shadowRoot?.activeElement?.getAttribute('part'));
    }
    assert.deepEqual(walked, ['select', 'select', 'select', 'test']);
  });

  it('plays a test sound, and says so while and after', async () => {
    const picker = await mount('device-picker', { state: state() });
    await sendKeys({ press: 'Tab' });
    inside(picker, '.test').click();
    await drawn(picker);
    const said = inside(picker, '[role=status]');
    assert.include(said.textContent, 'three notes');
    await until('it is over', () => said.textContent.includes('Heard nothing?'));
  });

  it('says when the test sound can’t be played there', async () => {
    const speaker = { deviceId: 'not there', pending: false, error: undefined };
    const picker = await mount('device-picker', { state: state({ speaker }) });
    inside(picker, '.test').click();
    await until('it says so', () => inside(picker, '[role=status]').textContent.includes('can’t be played'));
  });
});

describe('<device-picker> with real devices', () => {
  let room: SharedRoom;
  let element: MeshCall;

  beforeEach(async () => {
    room = new SharedRoom();
    element = await mount('mesh-call', { displayName: 'Alice', awareness: room.enter() });
    element.id = 'the-call';
    await until('the devices are on', () => element.snapshot.self.camera.state === 'on');
  });

  afterEach(async () => {
    await unmountAll();
    room.close();
  });

  it('chooses another device for the call, and says it when that is in use', async () => {
    const picker = await mount('device-picker', { for: 'the-call' });
    await until('the list is there', () => list(picker, 'microphone').options.length > 1);
    const before = element.snapshot.self.microphone.track;
    const changes: string[] = [];
    picker.addEventListener('change', () => changes.push(element.snapshot.self.microphone.deviceId));
    const wanted = list(picker, 'microphone').options[1]?.value ?? '';
    choose(picker, 'microphone', wanted);
    await until('it is in use', () => changes.length > 0);
    assert.deepEqual(changes, [wanted]);
    assert.notEqual(element.snapshot.self.microphone.track, before);
  });

  it('goes back to the device in use when the other one can’t be had', async () => {
    const picker = await mount('device-picker', { for: 'the-call' });
    await until('the list is there', () => list(picker, 'camera').options.length > 1);
    const { track } = element.snapshot.self.camera;
    list(picker, 'camera').add(new Option('Gone', 'gone'));
    choose(picker, 'camera', 'gone');
    await until('it says why', () => hint(picker, 'camera').includes('no longer available'));
    assert.equal(list(picker, 'camera').value, '');
    assert.equal(element.snapshot.self.camera.track, track);
  });

  it('moves the meter with the voice, without rendering, and rests when it can’t be seen', async () => {
    const picker = await mount('device-picker', { for: 'the-call' });
    await until('the list is there', () => list(picker, 'microphone').options.length > 1);
    const meter = inside(picker, '.meter');
    let renders = 0;
    picker.addController({ hostUpdated: () => (renders += 1) });
    await until('the bar moves', () => widthOf(meter) > 0);
    await until('it is told', () => Number(meter.ariaValueNow) > 0);
    assert.equal(renders, 0);
    picker.hidden = true;
    await until('it rests', () => widthOf(meter) === 0 && meter.ariaValueNow === '0');
    picker.hidden = false;
    await until('it listens again', () => widthOf(meter) > 0);
  });
});

describe('the choice of devices in a call', () => {
  afterEach(unmountAll);

  it('opens with the keyboard, keeps the focus, and gives it back with Escape', async () => {
    const element = await mount('shown-call', { snapshot: call() }, { width: 1000, height: 600 });
    const controls = inside(element, 'mesh-controls');
    await until(
      'it fits',
      () => getComputedStyle(inside(controls, '.device-button')).visibility === 'visible',
    );
    inside(controls, '.device-button').focus();
    await sendKeys({ press: 'Enter' });
    const panel = inside(controls, '.device-panel') as HTMLDialogElement;
    assert.isTrue(panel.open);
    await expectAccessible(element);
    await sendKeys({ press: 'Tab' });
    assert.isTrue(panel.contains(controls.shadowRoot?.activeElement ?? null));
    await sendKeys({ press: 'Escape' });
    assert.isFalse(panel.open);
    assert.isTrue(controls.shadowRoot?.activeElement === inside(controls, '.device-button'));
  });
});

function lists(picker: Element): NodeListOf<HTMLSelectElement> {
  return picker.shadowRoot?.querySelectorAll('select') as NodeListOf<HTMLSelectElement>;
}

function list(picker: Element, kind: string): HTMLSelectElement {
  return inside(picker, `select[name=${kind}]`) as HTMLSelectElement;
}

function entriesOf(picker: Element, kind: string): string[] {
  return [...list(picker, kind).options].map(({ text }) => text);
}

function hint(picker: Element, kind: string): string {
  return inside(picker, `#${list(picker, kind).getAttribute('aria-describedby') ?? ''}`).textContent.trim();
}

function choose(picker: Element, kind: string, value: string): void {
  const select = list(picker, kind);
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}

/** How much of the meter the bar fills, 0 to 1. */
function widthOf(meter: HTMLElement): number {
  return Number(/scaleX\(([\d.]+)\)/.exec((meter.firstElementChild as HTMLElement).style.transform)?.[1]);
}
