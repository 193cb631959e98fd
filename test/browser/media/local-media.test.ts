import { sentMedia } from '../../../src/call/local-tracks.ts';
import type { CaptureResult } from '../../../src/media/capture.ts';
import { captureFromStream } from '../../../src/media/given-stream.ts';
import { captureError } from '../../../src/media/capture-errors.ts';
import type { CaptureDevice } from '../../../src/protocol/errors.ts';
import { assertEqual, assertTrue } from '../support/assert.ts';
import { EndableCamera } from '../support/endable-camera.ts';
import { OwnDevices } from '../support/own-devices.ts';
import { SyntheticPerson } from '../support/synthetic-person.ts';
import { until } from '../support/until.ts';

const DEVICES: readonly CaptureDevice[] = ['microphone', 'camera'];

describe('own microphone and camera', () => {
  let alice: OwnDevices;

  beforeEach(() => {
    alice = new OwnDevices();
  });

  afterEach(() => {
    alice.end();
  });

  describe('when they are captured', () => {
    it('are asked for in one question', async () => {
      await alice.media.start();
      assertEqual(alice.questions.join(', '), 'microphone camera');
      for (const device of DEVICES) {
        assertEqual(alice.media[device].state, 'on', device);
        assertEqual(alice.media.sentTrack(device)?.readyState, 'live', device);
      }
    });

    it('are asked for in one question also when each is switched on in the same task', async () => {
      await Promise.all([alice.media.set('microphone', true), alice.media.set('camera', true)]);
      assertEqual(alice.questions.join(', '), 'microphone camera');
    });

    it('are not asked for when they are not wanted', async () => {
      const bob = new OwnDevices({ camera: false });
      await bob.media.start();
      assertEqual(bob.questions.join(', '), 'microphone');
      assertEqual(bob.media.camera.state, 'off');
      bob.end();
    });

    it('are pending until they are there', async () => {
      const answer = alice.hesitate();
      const started = alice.media.start();
      assertEqual(alice.media.camera.pending, true);
      assertEqual(alice.media.camera.state, 'off');
      answer();
      await started;
      assertEqual(alice.media.camera.pending, false);
    });

    it('show the camera in the preview, and never the microphone', async () => {
      await alice.media.start();
      const { preview } = alice.media;
      assertEqual(preview.getVideoTracks()[0], alice.media.camera.track);
      assertEqual(preview.getAudioTracks().length, 0);
    });
  });

  describe('when they are held', () => {
    it('stay off, and are still wanted', async () => {
      alice.media.hold(['camera']);
      await alice.media.start();
      assertEqual(alice.questions.join(', '), 'microphone');
      assertEqual(alice.media.camera.state, 'off');
      assertEqual(alice.media.camera.held, true, 'held');
      assertEqual(alice.media.camera.wanted, true, 'wanted');
    });

    it('are captured when the hold ends, or when one is switched on', async () => {
      alice.media.hold(DEVICES);
      await alice.media.set('microphone', true);
      assertEqual(alice.questions.join(', '), 'microphone');
      alice.media.endHold();
      await alice.media.start();
      assertEqual(alice.questions.join(', '), 'microphone, camera');
      assertEqual(alice.media.camera.held, false, 'held');
    });

    it('are captured by themselves once the browser would give them', async () => {
      alice.media.hold(DEVICES);
      await alice.media.start();
      alice.media.permissionGranted('camera');
      await until('the camera is on', () => alice.media.camera.state === 'on');
      assertEqual(alice.questions.join(', '), 'camera');
    });

    it('are not, once somebody goes on without them', async () => {
      alice.media.hold(DEVICES);
      await alice.media.start();
      for (const device of DEVICES) await alice.media.set(device, false);
      alice.media.permissionGranted('camera');
      await alice.media.start();
      assertEqual(alice.questions.length, 0, 'questions');
      assertEqual(alice.media.camera.wanted, false, 'wanted');
    });

    it('are not held any more once something was captured', async () => {
      await alice.media.start();
      alice.media.hold(DEVICES);
      assertEqual(alice.media.camera.state, 'on');
      assertEqual(alice.media.camera.held, false, 'held');
    });
  });

  describe('when they are switched off and on', () => {
    it('keep the microphone’s device, silenced, and ask nobody to have it back', async () => {
      await alice.media.start();
      const { track } = alice.media.microphone;
      await alice.media.set('microphone', false);
      assertEqual(alice.media.microphone.state, 'off');
      assertEqual(track?.enabled, false, 'enabled');
      assertEqual(track?.readyState, 'live');
      await alice.media.set('microphone', true);
      assertEqual(alice.media.microphone.track, track, 'track');
      assertEqual(track?.enabled, true, 'enabled');
      assertEqual(alice.questions.length, 1, 'questions');
    });

    it('release the camera, so that its light goes out', async () => {
      await alice.media.start();
      const { track } = alice.media.camera;
      await alice.media.set('camera', false);
      assertEqual(track?.readyState, 'ended');
      assertEqual(alice.media.camera.track, undefined);
      assertEqual(alice.media.preview.getTracks().length, 0, 'tracks in the preview');
    });

    it('capture the camera again, in the same preview', async () => {
      await alice.media.start();
      const { preview } = alice.media;
      await alice.media.set('camera', false);
      await alice.media.set('camera', true);
      assertEqual(alice.media.camera.state, 'on');
      assertEqual(alice.media.preview, preview);
      assertEqual(preview.getVideoTracks().length, 1, 'tracks in the preview');
    });
  });

  describe('when many clicks come while the browser asks', () => {
    for (const [last, state] of [
      [true, 'on'],
      [false, 'off'],
    ] as const) {
      it(`end with the camera ${state} when that was the last wish`, async () => {
        const answer = alice.hesitate();
        const clicks = [alice.media.start()];
        await until('the browser was asked', () => alice.captured.length === 2);
        for (const on of [false, true, false, !last, last]) clicks.push(alice.media.set('camera', on));
        answer();
        await Promise.all(clicks);
        assertEqual(alice.media.camera.state, state);
        assertEqual(alice.media.camera.pending, false);
        assertEqual(alice.captured.filter(isLiveCamera).length, last ? 1 : 0, 'live cameras');
        assertEqual(alice.questions.length, 1, 'questions');
      });
    }

    it('end with the device that was chosen last, although the one before is refused', async () => {
      await alice.media.start();
      const [, other] = await microphones();
      const answer = alice.hesitate();
      const first = alice.media.choose('microphone', 'unplugged');
      await until('the browser was asked', () => alice.questions.length === 2);
      const second = alice.media.choose('microphone', other);
      answer();
      await Promise.all([first, second]);
      assertEqual(alice.media.microphone.track?.getSettings().deviceId, other);
    });
  });

  describe('when they are stopped', () => {
    it('are all released', async () => {
      await alice.media.start();
      alice.media.stop();
      assertEqual(alice.captured.filter(isLive).length, 0, 'live tracks');
      for (const device of DEVICES) assertEqual(alice.media[device].state, 'off', device);
    });

    it('release what the browser gives only afterwards', async () => {
      const answer = alice.hesitate();
      const started = alice.media.start();
      await until('the browser was asked', () => alice.captured.length === 2);
      alice.media.stop();
      answer();
      await started;
      assertEqual(alice.captured.filter(isLive).length, 0, 'live tracks');
      assertEqual(alice.media.camera.state, 'off');
    });

    it('are captured again as they were wanted', async () => {
      await alice.media.start();
      await alice.media.set('microphone', false);
      alice.media.stop();
      await alice.media.start();
      assertEqual(alice.media.camera.state, 'on');
      assertEqual(alice.media.microphone.state, 'off');
    });
  });

  describe('when another device is chosen', () => {
    it('swap the track and release the old one', async () => {
      await alice.media.start();
      const before = alice.media.microphone.track;
      const [, other] = await microphones();
      await alice.media.choose('microphone', other);
      assertEqual(alice.media.microphone.track?.getSettings().deviceId, other);
      assertEqual(alice.media.microphone.deviceId, other);
      assertEqual(alice.media.microphone.state, 'on');
      assertEqual(before?.readyState, 'ended');
    });

    it('keep the one in use when the other does not exist, and tell why', async () => {
      await alice.media.start();
      const { track } = alice.media.microphone;
      await alice.media.choose('microphone', 'unplugged');
      assertEqual(alice.media.microphone.track, track);
      assertEqual(alice.media.microphone.state, 'on');
      assertEqual(alice.errors.map(({ code }) => code).join(' '), 'capture-constraint-unmet');
    });

    it('ask nobody before the device is switched on', async () => {
      await alice.media.start();
      await alice.media.set('camera', false);
      await alice.media.choose('camera', await deviceId('videoinput'));
      assertEqual(alice.questions.length, 1, 'questions');
      await alice.media.set('camera', true);
      assertEqual(alice.media.camera.track?.getSettings().deviceId, await deviceId('videoinput'));
    });
  });
});

describe('a device that is refused', () => {
  it('is blocked with the reason, and is asked for again only when it is switched on again', async () => {
    const refused = captureError('capture-denied', 'camera');
    const alice = new OwnDevices({ microphone: false, capture: () => new Map([['camera', refused]]) });
    await alice.media.start();
    await alice.media.start();
    assertEqual(alice.media.camera.state, 'blocked');
    assertEqual(alice.media.camera.error, refused);
    assertEqual(alice.errors.length, 1, 'errors told');
    await alice.media.set('camera', true);
    assertEqual(alice.errors.length, 2, 'errors told');
  });

  it('does not take the other one with it', async () => {
    const alice = new OwnDevices();
    await alice.media.choose('camera', 'unplugged');
    await alice.media.start();
    assertEqual(alice.media.microphone.state, 'on');
    assertEqual(alice.media.camera.state, 'blocked');
    assertEqual(alice.media.camera.error?.code, 'capture-constraint-unmet');
    alice.end();
  });
});

describe('a device that ends by itself', () => {
  let plugged: EndableCamera;
  let alice: OwnDevices;

  beforeEach(async () => {
    alice = new OwnDevices({
      microphone: false,
      capture: () => new Map([['camera', (plugged = new EndableCamera()).track]]),
    });
    await alice.media.start();
  });

  afterEach(() => {
    alice.end();
  });

  it('is blocked with capture-ended, which is told once', async () => {
    await plugged.end();
    await until('it is noticed', () => alice.media.camera.state !== 'on');
    assertEqual(alice.media.camera.state, 'blocked');
    assertEqual(alice.media.camera.error?.code, 'capture-ended');
    assertEqual(alice.media.camera.error?.device, 'camera');
    assertEqual(alice.media.camera.track, undefined);
    assertEqual(alice.media.preview.getTracks().length, 0, 'tracks in the preview');
    assertEqual(alice.errors.map(({ code }) => code).join(' '), 'capture-ended');
  });

  it('is captured again when it is switched on again', async () => {
    await plugged.end();
    await until('it is noticed', () => alice.media.camera.state === 'blocked');
    await alice.media.set('camera', true);
    assertEqual(alice.media.camera.state, 'on');
    assertEqual(alice.media.camera.error, undefined);
  });

  it('is on without an error when another one that was chosen meanwhile is there', async () => {
    const answer = alice.hesitate();
    const lost = plugged;
    const chosen = alice.media.choose('camera', 'another');
    await until('the other is being captured', () => plugged !== lost);
    await lost.end();
    await until('the loss is noticed', () => alice.errors.length > 0);
    answer();
    await chosen;
    assertEqual(alice.media.camera.state, 'on');
    assertEqual(alice.media.camera.error, undefined);
  });
});

describe('a device that ends after it was used for a while', () => {
  let plugged: EndableCamera | undefined;
  let alice: OwnDevices;
  let time: number;
  let next: () => CaptureResult;

  beforeEach(async () => {
    time = 0;
    next = () => (plugged = new EndableCamera()).track;
    alice = new OwnDevices({
      microphone: false,
      capture: () => new Map([['camera', next()]]),
      now: () => time,
    });
    await alice.media.start();
    time = 60_000;
  });

  afterEach(() => {
    alice.end();
  });

  it('is replaced by another one, and says so', async () => {
    const lost = alice.media.camera.track;
    await plugged?.end();
    await until('another one is in use', () => alice.media.camera.error !== undefined);
    const { state, track, error } = alice.media.camera;
    assertEqual(state, 'on');
    assertTrue(track !== undefined && track !== lost && isLive(track), 'there is another live track');
    assertEqual(error?.code, 'capture-replaced');
    assertEqual(alice.errors.length, 1, 'errors told');
    assertEqual(alice.media.preview.getTracks()[0], track);
  });

  it('is blocked with capture-ended where there is no other', async () => {
    next = () => captureError('capture-no-device', 'camera');
    await plugged?.end();
    await until('it is noticed', () => alice.media.camera.state === 'blocked');
    assertEqual(alice.media.camera.error?.code, 'capture-ended');
    assertEqual(alice.errors.length, 1, 'errors told');
  });

  it('is blocked with the reason where the permission was taken back', async () => {
    next = () => captureError('capture-denied', 'camera');
    await plugged?.end();
    await until('it is noticed', () => alice.media.camera.state === 'blocked');
    assertEqual(alice.media.camera.error?.code, 'capture-denied');
  });

  it('is replaced only once when the other one ends at once', async () => {
    await plugged?.end();
    await until('another one is in use', () => alice.media.camera.error?.code === 'capture-replaced');
    await plugged?.end();
    await until('it is noticed', () => alice.media.camera.state === 'blocked');
    assertEqual(alice.media.camera.error?.code, 'capture-ended');
  });

  it('is not looked for when it was off', async () => {
    const captured = alice.captured.length;
    await alice.media.set('camera', false);
    await plugged?.end();
    await alice.media.set('microphone', false);
    assertEqual(alice.captured.length, captured, 'captures');
    assertEqual(alice.media.camera.state, 'off');
  });

  it('is off for the others while the system silences it', () => {
    const { track } = alice.media.camera;
    assertTrue(track !== undefined, 'there is a track');
    assertEqual(sentMedia(alice.media).flags.camera, true, 'before');
    Object.defineProperty(track, 'muted', { value: true });
    track?.dispatchEvent(new Event('mute'));
    assertEqual(alice.media.camera.interrupted, true);
    assertEqual(alice.media.camera.state, 'on');
    assertEqual(sentMedia(alice.media).flags.camera, false, 'while it is silenced');
  });
});

describe('a stream that the page gives', () => {
  let page: SyntheticPerson;
  let alice: OwnDevices;

  beforeEach(() => {
    page = new SyntheticPerson('#c33', 440);
    alice = new OwnDevices({ capture: (request) => captureFromStream(page.stream, request) });
  });

  afterEach(async () => {
    alice.end();
    await page.end();
  });

  it('is sent as clones of its tracks', async () => {
    await alice.media.start();
    for (const device of DEVICES) {
      const { track } = alice.media[device];
      assertEqual(track?.readyState, 'live', device);
      assertTrue(
        page.stream.getTracks().every((given) => given !== track),
        `the ${device} is a clone`,
      );
    }
    assertEqual(alice.questions.length, 0, 'questions');
  });

  it('stays live and audible for the page, whatever is switched off', async () => {
    await alice.media.start();
    await alice.media.set('microphone', false);
    await alice.media.set('camera', false);
    alice.media.stop();
    assertTrue(page.stream.getTracks().every(isLive), 'the tracks of the page are live');
    assertTrue(
      page.stream.getTracks().every(({ enabled }) => enabled),
      'the tracks of the page are enabled',
    );
    assertEqual(alice.captured.filter(isLive).length, 0, 'live clones');
  });

  it('without a live track of a kind has no such device', async () => {
    page.stream.getVideoTracks()[0]?.stop();
    await alice.media.start();
    assertEqual(alice.media.microphone.state, 'on');
    assertEqual(alice.media.camera.error?.code, 'capture-no-device');
  });
});

function isLive({ readyState }: MediaStreamTrack): boolean {
  return readyState === 'live';
}

function isLiveCamera(track: MediaStreamTrack): boolean {
  return track.kind === 'video' && isLive(track);
}

/** Two microphones that can be chosen; their names are known once one has been captured. */
async function microphones(): Promise<[one: string, other: string]> {
  const found = await navigator.mediaDevices.enumerateDevices();
  const ids = found.filter(({ kind, deviceId }) => kind === 'audioinput' && deviceId !== 'default');
  const [one, other] = ids.map(({ deviceId }) => deviceId);
  assertTrue(one !== undefined && other !== undefined, 'the browser has two microphones');
  return [one as string, other as string];
}

async function deviceId(wanted: MediaDeviceKind): Promise<string> {
  const found = await navigator.mediaDevices.enumerateDevices();
  return found.find(({ kind }) => kind === wanted)?.deviceId ?? '';
}
