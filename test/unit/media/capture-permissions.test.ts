import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CapturePermissions, type PermissionsLike } from '../../../src/media/capture-permissions.ts';
import type { CaptureDevice } from '../../../src/protocol/errors.ts';

/** What a browser knows, and can change its mind about. */
class Knowledge implements PermissionsLike {
  readonly #statuses = new Map<string, EventTarget & { state: PermissionState }>();

  constructor(states: Partial<Record<CaptureDevice, PermissionState>>) {
    for (const [name, state] of Object.entries(states))
      this.#statuses.set(name, Object.assign(new EventTarget(), { state }));
  }

  async query({ name }: PermissionDescriptor): Promise<PermissionStatus> {
    const status = this.#statuses.get(name);
    if (!status) throw new TypeError(`'${name}' is no valid name`);
    return await Promise.resolve(status as unknown as PermissionStatus);
  }

  change(device: CaptureDevice, state: PermissionState): void {
    const status = this.#statuses.get(device);
    if (!status) return;
    status.state = state;
    status.dispatchEvent(new Event('change'));
  }
}

const ignore = (): void => undefined;
const never = new AbortController().signal;

describe('the devices about which the browser may ask', () => {
  it('are those that it would ask for, and not those that it gives or refuses', async () => {
    const asking = new CapturePermissions(
      new Knowledge({ microphone: 'granted', camera: 'prompt' }),
      ignore,
      never,
    );
    assert.deepEqual(await asking.unanswered(), ['camera']);
    const refusing = new CapturePermissions(
      new Knowledge({ microphone: 'denied', camera: 'granted' }),
      ignore,
      never,
    );
    assert.deepEqual(await refusing.unanswered(), []);
  });

  it('are all of which it tells nothing', async () => {
    for (const permissions of [undefined, new Knowledge({})]) {
      const unknown = new CapturePermissions(permissions, ignore, never);
      assert.deepEqual(await unknown.unanswered(), ['microphone', 'camera']);
    }
  });

  it('are fewer after the person has decided elsewhere, which is told', async () => {
    const knowledge = new Knowledge({ microphone: 'prompt', camera: 'prompt' });
    const told: CaptureDevice[] = [];
    const permissions = new CapturePermissions(knowledge, (device) => told.push(device), never);
    await permissions.unanswered();
    told.length = 0;
    knowledge.change('camera', 'granted');
    assert.deepEqual(told, ['camera']);
    assert.equal(permissions.of('camera'), 'granted');
    assert.deepEqual(await permissions.unanswered(), ['microphone']);
  });

  it('are looked at no more at the end', async () => {
    const knowledge = new Knowledge({ microphone: 'prompt', camera: 'prompt' });
    const life = new AbortController();
    const told: CaptureDevice[] = [];
    const permissions = new CapturePermissions(knowledge, (device) => told.push(device), life.signal);
    await permissions.unanswered();
    told.length = 0;
    life.abort();
    knowledge.change('camera', 'granted');
    assert.deepEqual(told, []);
  });
});
