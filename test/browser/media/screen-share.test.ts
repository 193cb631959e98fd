import type { CallError } from '../../../src/protocol/errors.ts';
import { type DisplayMedia, ScreenShare } from '../../../src/media/screen-share.ts';
import { assertEqual, assertTrue } from '../support/assert.ts';

describe('a shared screen', () => {
  let screen: ScreenShare;
  let errors: CallError[];
  let changes: number;

  const share = (devices: DisplayMedia | undefined, allowed?: boolean): ScreenShare => {
    errors = [];
    changes = 0;
    screen = new ScreenShare({
      devices,
      isAllowed: () => allowed,
      onChange: () => {
        changes += 1;
      },
      onError: (error) => errors.push(error),
    });
    return screen;
  };

  afterEach(() => screen.stop());

  it('is on with what the browser gives, and says what that is', async () => {
    const started = share(navigator.mediaDevices).start();
    assertEqual(screen.snapshot.state, 'starting');
    await started;
    const { state, surface, stream, error } = screen.snapshot;
    assertEqual(state, 'on');
    assertTrue(surface !== undefined, 'the surface is known');
    assertEqual(stream.getVideoTracks()[0], screen.track('video'));
    assertEqual(screen.track('video')?.contentHint, 'detail');
    assertEqual(error, undefined);
    assertTrue(changes >= 2, 'both changes were told');
  });

  it('ends with its tracks when it is stopped', async () => {
    await share(navigator.mediaDevices).start();
    const track = screen.track('video');
    screen.stop();
    assertEqual(track?.readyState, 'ended');
    assertEqual(screen.snapshot.state, 'off');
    assertEqual(screen.snapshot.stream.getTracks().length, 0);
    assertEqual(screen.track('video'), undefined);
  });

  it('is off when the person ends it in the browser', async () => {
    await share(navigator.mediaDevices).start();
    screen.track('video')?.dispatchEvent(new Event('ended'));
    assertEqual(screen.snapshot.state, 'off');
    assertEqual(errors.length, 0);
  });

  it('is not shared when it was stopped while the browser asked', async () => {
    const started = share(navigator.mediaDevices).start();
    screen.stop();
    await started;
    assertEqual(screen.snapshot.state, 'off');
    assertEqual(screen.track('video'), undefined);
  });

  it('asks once, however often it is started', async () => {
    let asked = 0;
    share({
      getDisplayMedia: (options) => {
        asked += 1;
        return navigator.mediaDevices.getDisplayMedia(options);
      },
    });
    await Promise.all([screen.start(), screen.start()]);
    await screen.start();
    assertEqual(asked, 1);
  });

  const refusals: readonly (readonly [
    name: string,
    message: string,
    allowed: boolean | undefined,
    code: string | undefined,
  ])[] = [
    ['NotAllowedError', 'Permission denied', undefined, undefined],
    ['NotAllowedError', 'Permission denied by system', true, 'capture-denied-by-system'],
    ['NotAllowedError', 'Permission denied', false, 'capture-denied-by-page'],
    ['SecurityError', '', undefined, 'capture-denied-by-page'],
    ['NotFoundError', '', undefined, 'capture-no-device'],
    ['NotReadableError', '', undefined, 'capture-device-busy'],
    ['InvalidStateError', '', undefined, 'capture-failed'],
  ];
  for (const [name, message, allowed, code] of refusals) {
    it(`${name} “${message}” is ${code ?? 'no error'}${allowed === undefined ? '' : `, allowed ${String(allowed)}`}`, async () => {
      await share(
        { getDisplayMedia: () => Promise.reject(new DOMException(message, name)) },
        allowed,
      ).start();
      assertEqual(screen.snapshot.state, 'off');
      assertEqual(screen.snapshot.error?.code, code);
      assertEqual(errors[0]?.code, code);
      if (code !== undefined) assertEqual(errors[0]?.device, 'screen');
    });
  }

  it('is unsupported where the browser has no such thing, and insecure where it has no devices', async () => {
    await share({}).start();
    assertEqual(screen.snapshot.error?.code, 'capture-unsupported');
    await share(undefined).start();
    assertEqual(screen.snapshot.error?.code, 'capture-insecure');
  });
});
