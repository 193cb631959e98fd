import { assert } from 'chai';
import type { MeshCall } from '../../../src/elements/mesh-call/mesh-call.ts';
import { CHOICES_KEY, rememberChoices } from '../../../src/elements/mesh-call/remembered-choices.ts';
import { SharedRoom } from '../support/shared-room.ts';
import { until } from '../support/until.ts';
import { drawn, inside, mount, unmountAll } from './support/mount.ts';

describe('what a person chose', () => {
  let room: SharedRoom;

  beforeEach(() => {
    room = new SharedRoom();
  });

  afterEach(async () => {
    await unmountAll();
    room.close();
  });

  const enter = async (properties: Partial<MeshCall> = {}): Promise<MeshCall> => {
    const element = await mount('mesh-call', { awareness: room.enter(), ...properties });
    await until('the lobby is there', () => element.snapshot.state === 'lobby');
    await until('the microphone is settled', () => !element.snapshot.self.microphone.pending);
    await drawn(element);
    return element;
  };

  it('is there in the next call: the name, what was off, and the device', async () => {
    const first = await enter();
    await until('the devices are on', () => first.snapshot.self.camera.state === 'on');
    await until('they have names', () => first.snapshot.devices.length > 0);
    await first.toggleCamera();
    const chosen = first.snapshot.devices.filter(({ kind }) => kind === 'microphone').at(-1)?.deviceId ?? '';
    await first.session?.chooseDevice('microphone', chosen);
    (inside(first, 'input') as HTMLInputElement).value = 'Ada';
    inside(first, '[part=join]').click();
    await until('she is in', () => first.snapshot.state === 'joined');
    await first.toggleMicrophone();
    first.remove();
    const second = await enter();
    assert.equal((inside(second, 'input') as HTMLInputElement).value, 'Ada');
    await until('the microphone is on', () => second.snapshot.self.microphone.state === 'on');
    assert.equal(second.snapshot.self.microphone.deviceId, chosen);
    assert.equal(second.snapshot.self.camera.state, 'off');
  });

  it('is neither kept nor used with no-memory', async () => {
    rememberChoices({ name: 'Ada', camera: false });
    const before = localStorage.getItem(CHOICES_KEY);
    const element = await enter({ noMemory: true });
    await until('the camera is on', () => element.snapshot.self.camera.state === 'on');
    const field = inside(element, 'input') as HTMLInputElement;
    assert.equal(field.value, '');
    field.value = 'Grace';
    await element.toggleCamera();
    inside(element, '[part=join]').click();
    await until('she is in', () => element.snapshot.state === 'joined');
    assert.equal(localStorage.getItem(CHOICES_KEY), before);
  });

  it('is nothing that the page said', async () => {
    const element = await enter({ startMuted: true, displayName: 'Ada' });
    await element.join();
    assert.isNull(localStorage.getItem(CHOICES_KEY));
  });
});
