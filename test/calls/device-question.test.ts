import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext } from 'playwright-core';
import { CallLab } from '../support/call-lab.ts';
import type { Person } from '../support/person.ts';

const DEVICES = ['camera', 'microphone'];

describe('a browser that would ask for camera and microphone', () => {
  let lab: CallLab;

  before(async () => {
    lab = await CallLab.open('4.7', { asksForDevices: true });
  });

  after(() => lab.close());

  it('asks only after the lobby has said what for, and what a person allows later is there by itself', async (t) => {
    const [alice] = await lab.gather(t, ['alice'], { source: 'devices' });
    assert.ok(alice);
    const use = alice.frame.getByRole('button', { name: 'Use camera and microphone' });
    await use.waitFor();
    assert.deepEqual(await permissionsOf(alice), ['prompt', 'prompt'], 'nobody was asked');
    assert.match(await textOf(alice), /Nobody sees or hears you before you join/);
    const blocked = alice.frame.locator('.notice', { hasText: 'Camera and microphone blocked' });
    await use.click();
    await blocked.waitFor();
    assert.deepEqual(await permissionsOf(alice), ['denied', 'denied'], 'the browser has asked');

    await contextOf(alice).grantPermissions(DEVICES);
    await untilDevices(alice, 'on');
    assert.equal(await blocked.count(), 0);
  });

  it('doesn’t ask somebody who goes in without them, and asks when they turn the camera on', async (t) => {
    const [alice] = await lab.gather(t, ['alice'], { source: 'devices' });
    assert.ok(alice);
    await alice.frame.getByRole('button', { name: 'Join without camera and microphone' }).click();
    await alice.frame.waitForFunction(() => window.person?.element.snapshot.state === 'joined');
    assert.deepEqual(await permissionsOf(alice), ['prompt', 'prompt'], 'nobody was asked');
    await alice.switchDevice('camera', true);
    assert.equal((await permissionsOf(alice))[0], 'denied', 'the browser has asked');
  });

  it('asks nobody whom it has allowed before', async (t) => {
    const [alice] = await lab.gather(t, ['alice'], { source: 'devices' });
    assert.ok(alice);
    await contextOf(alice).grantPermissions(DEVICES);
    await alice.page.reload();
    await untilDevices(alice, 'on');
    assert.equal(await alice.frame.getByRole('button', { name: /^Use/ }).count(), 0);
    assert.equal(await alice.frame.getByRole('button', { name: 'Join', exact: true }).count(), 1);
  });
});

function contextOf({ page }: Person): BrowserContext {
  return page.context();
}

/** What the browser would do if it were asked now. */
async function permissionsOf(person: Person): Promise<string[]> {
  return await person.frame.evaluate(async () => {
    const names = ['camera', 'microphone'] as const;
    const statuses = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
    return statuses.map(({ state }) => state);
  });
}

async function untilDevices(person: Person, state: 'on' | 'off'): Promise<void> {
  await person.frame.waitForFunction((wanted) => {
    const self = window.person?.element.snapshot.self;
    return self?.microphone.state === wanted && self.camera.state === wanted;
  }, state);
}

async function textOf(person: Person): Promise<string> {
  return (await person.view()).text;
}
