import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { captureError } from '../../../src/media/capture-errors.ts';
import {
  createLocalDevice,
  type DeviceTask,
  type LocalDevice,
  nextTask,
  snapshotDevice,
} from '../../../src/media/local-device.ts';

/** Node has no tracks; of one, only these parts decide anything. */
function track(change: Partial<MediaStreamTrack> = {}): MediaStreamTrack {
  const parts: Partial<MediaStreamTrack> = { enabled: true, readyState: 'live', muted: false };
  return { ...parts, ...change } as MediaStreamTrack;
}

function device(kind: LocalDevice['kind'], change: Partial<LocalDevice> = {}): LocalDevice {
  return { ...createLocalDevice(kind, true), ...change };
}

const refused = captureError('capture-denied', 'camera');

describe('the next task for a device', () => {
  const table: readonly (readonly [
    what: string,
    device: () => LocalDevice,
    active: boolean,
    task: DeviceTask,
  ])[] = [
    ['is wanted before anything may be captured', () => device('camera'), false, 'nothing'],
    ['is captured when all is to be released', () => device('camera', { track: track() }), false, 'release'],
    ['is wanted', () => device('camera'), true, 'capture'],
    ['is wanted and held', () => device('camera', { held: true }), true, 'nothing'],
    ['is wanted and captured', () => device('camera', { track: track() }), true, 'nothing'],
    ['is wanted and was refused', () => device('camera', { error: refused }), true, 'nothing'],
    [
      'is captured from another choice',
      () => device('camera', { track: track(), deviceId: 'other' }),
      true,
      'capture',
    ],
    [
      'is captured, with another choice refused',
      () => device('camera', { track: track(), error: refused }),
      true,
      'nothing',
    ],
    ['is not wanted', () => device('camera', { wanted: false }), true, 'nothing'],
    [
      'is a camera that is not wanted any more',
      () => device('camera', { wanted: false, track: track() }),
      true,
      'release',
    ],
    [
      'is a microphone that is not wanted any more',
      () => device('microphone', { wanted: false, track: track() }),
      true,
      'silence',
    ],
    [
      'is a silenced microphone',
      () => device('microphone', { wanted: false, track: track({ enabled: false }) }),
      true,
      'nothing',
    ],
    [
      'is a silenced microphone that is wanted again',
      () => device('microphone', { track: track({ enabled: false }) }),
      true,
      'enable',
    ],
  ];

  for (const [what, make, active, task] of table) {
    it(`that ${what} is: ${task}`, () => {
      assert.equal(nextTask(make(), active), task);
    });
  }
});

/** Every combination of facts that a device can be in. */
const anyDevice: fc.Arbitrary<LocalDevice> = fc.record({
  kind: fc.constantFrom('microphone' as const, 'camera' as const),
  wanted: fc.boolean(),
  held: fc.boolean(),
  deviceId: fc.constantFrom('', 'one', 'two'),
  capturedFrom: fc.constantFrom('', 'one', 'two'),
  capturedAt: fc.nat(),
  isReplacing: fc.boolean(),
  track: fc.option(fc.record({ enabled: fc.boolean(), muted: fc.boolean() }).map(track), { nil: undefined }),
  error: fc.constantFrom(undefined, refused),
});

/** More steps than any way to rest can have. */
const ENOUGH_STEPS = 4;

/** Does a task as local media does it; the browser grants or refuses what is captured. */
function perform(task: DeviceTask, before: LocalDevice, granted: boolean): LocalDevice {
  switch (task) {
    case 'capture':
      return granted
        ? { ...before, track: track(), capturedFrom: before.deviceId, error: undefined }
        : { ...before, deviceId: before.capturedFrom, error: refused };
    case 'release':
      return { ...before, track: undefined };
    case 'enable':
    case 'silence':
      return { ...before, track: before.track && track({ enabled: task === 'enable' }) };
    case 'nothing':
      return before;
  }
}

/** Performs task after task until there is none, or for so long that there will always be one. */
function atRest(device: LocalDevice, active: boolean, granted: boolean): LocalDevice {
  let now = device;
  for (let step = 0; step < ENOUGH_STEPS; step += 1) now = perform(nextTask(now, active), now, granted);
  return now;
}

describe('a device in any state', () => {
  it('comes to rest, whether the browser grants or refuses it', () => {
    fc.assert(
      fc.property(anyDevice, fc.boolean(), fc.boolean(), (device, active, granted) => {
        assert.equal(nextTask(atRest(device, active, granted), active), 'nothing');
      }),
    );
  });

  it('rests without a track when nothing may be captured', () => {
    fc.assert(
      fc.property(anyDevice, fc.boolean(), (device, granted) => {
        assert.equal(atRest(device, false, granted).track, undefined);
      }),
    );
  });

  it('rests as a wanted device that is on, or blocked with the reason', () => {
    fc.assert(
      fc.property(anyDevice, fc.boolean(), (device, granted) => {
        const wanted = { ...device, wanted: true, held: false };
        const { state, error } = snapshotDevice(atRest(wanted, true, granted), true);
        assert.ok(state === 'on' || (state === 'blocked' && error !== undefined), state);
      }),
    );
  });

  it('rests as a held device without a picture and without sound', () => {
    fc.assert(
      fc.property(anyDevice, fc.boolean(), (device, granted) => {
        const { kind, track } = atRest({ ...device, held: true }, true, granted);
        if (kind === 'camera') assert.equal(track, undefined);
        else assert.notEqual(track?.enabled, true);
      }),
    );
  });

  it('rests as an unwanted device that is off and tells of no error', () => {
    fc.assert(
      fc.property(anyDevice, fc.boolean(), fc.boolean(), (device, active, granted) => {
        const { state, error } = snapshotDevice(
          atRest({ ...device, wanted: false }, active, granted),
          active,
        );
        assert.deepEqual([state, error], ['off', undefined]);
      }),
    );
  });

  it('rests as an unwanted camera without a track, and as an unwanted microphone without sound', () => {
    fc.assert(
      fc.property(anyDevice, fc.boolean(), (device, granted) => {
        const { kind, track } = atRest({ ...device, wanted: false }, true, granted);
        if (kind === 'camera') assert.equal(track, undefined);
        else assert.notEqual(track?.enabled, true);
      }),
    );
  });

  it('is pending exactly as long as there is something to do', () => {
    fc.assert(
      fc.property(anyDevice, fc.boolean(), (device, active) => {
        assert.equal(snapshotDevice(device, active).pending, nextTask(device, active) !== 'nothing');
      }),
    );
  });
});

describe('the snapshot of a device', () => {
  it('still shows a camera on while it is being switched off', () => {
    const { state, pending } = snapshotDevice(device('camera', { wanted: false, track: track() }), true);
    assert.deepEqual([state, pending], ['on', true]);
  });

  it('is not on any more when its track has ended', () => {
    const ended = device('camera', { track: track({ readyState: 'ended' }) });
    assert.equal(snapshotDevice(ended, true).state, 'off');
  });

  it('tells that the system silences it', () => {
    const silenced = device('microphone', { track: track({ muted: true }) });
    assert.equal(snapshotDevice(silenced, true).interrupted, true);
    assert.equal(snapshotDevice(device('microphone'), true).interrupted, false);
  });
});
