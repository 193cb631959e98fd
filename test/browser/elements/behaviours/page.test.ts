import { assert } from 'chai';
import type {
  Action,
  CallMediaSession,
} from '../../../../src/elements/mesh-call/behaviours/media-session-controls.ts';
import type { ShownCall } from '../support/snapshots.ts';
import { until } from '../../support/until.ts';
import { mount, unmountAll } from '../support/mount.ts';
import { call, device, self } from '../support/snapshots.ts';

/** Lets a call go on to another state. */
async function show(element: ShownCall, snapshot: ShownCall['snapshot']): Promise<void> {
  element.snapshot = snapshot;
  await element.updateComplete;
}

/** Moves a call to another place of the page, within one task. */
function move(element: Element): void {
  const box = element.parentElement as HTMLElement;
  element.remove();
  box.append(element);
}

describe('<mesh-call> and the keys and buttons of the system', () => {
  const handlers = new Map<string, (() => void) | null>();
  const shown: Record<string, boolean> = {};

  before(() => {
    const session = navigator.mediaSession as unknown as Required<CallMediaSession>;
    const original = {
      setActionHandler: session.setActionHandler.bind(session),
      setMicrophoneActive: session.setMicrophoneActive.bind(session),
      setCameraActive: session.setCameraActive.bind(session),
    };
    // The browser does all of it. No test can press the system's keys, so what they would call is noted.
    Object.assign(session, {
      setActionHandler: (action: Action, handler: (() => void) | null) => {
        original.setActionHandler(action, handler);
        // A browser that doesn't know all of them.
        if (action === 'togglecamera') throw new TypeError('Unknown action.');
        handlers.set(action, handler);
      },
      setMicrophoneActive: async (isActive: boolean) => {
        await original.setMicrophoneActive(isActive);
        shown['microphone'] = isActive;
        throw new Error('Not now.');
      },
      setCameraActive: async (isActive: boolean) => {
        await original.setCameraActive(isActive);
        shown['camera'] = isActive;
      },
    });
  });

  after(() => {
    for (const name of ['setActionHandler', 'setMicrophoneActive', 'setCameraActive']) {
      Reflect.deleteProperty(navigator.mediaSession, name);
    }
  });

  beforeEach(() => handlers.clear());
  afterEach(unmountAll);

  const untilShown = async (expected: Record<'microphone' | 'camera', boolean>): Promise<void> => {
    await until(
      `the system shows ${JSON.stringify(expected)}`,
      () => shown['microphone'] === expected.microphone && shown['camera'] === expected.camera,
    );
  };

  it('shows there what is on, and follows the keys, only while in the call', async () => {
    const element = await mount('shown-call', { snapshot: call({ state: 'lobby' }) });
    assert.equal(handlers.size, 0);
    await show(element, call());
    await untilShown({ microphone: true, camera: false });
    await show(element, call({ self: self({ microphone: device({ state: 'off' }), camera: device() }) }));
    await untilShown({ microphone: false, camera: true });

    const asked: string[] = [];
    element.toggleMicrophone = () => Promise.resolve(void asked.push('microphone'));
    element.leave = () => asked.push('leave');
    handlers.get('togglemicrophone')?.();
    handlers.get('hangup')?.();
    assert.deepEqual(asked, ['microphone', 'leave']);

    await show(element, call({ state: 'left' }));
    assert.deepEqual([...handlers.values()], [null, null]);
    await untilShown({ microphone: false, camera: false });
  });

  it('stays there when it is moved, and goes when it is removed', async () => {
    const element = await mount('shown-call', { snapshot: call() });
    move(element);
    await new Promise((resolve) => setTimeout(resolve));
    assert.isFunction(handlers.get('hangup'));
    element.remove();
    await until('it has gone', () => handlers.get('hangup') === null);
  });

  it('leaves them to another call that came later', async () => {
    const first = await mount('shown-call', { snapshot: call() });
    await mount('shown-call', { snapshot: call() });
    await show(first, call({ state: 'left' }));
    assert.isFunction(handlers.get('hangup'));
  });

  it('leaves them to the page with no-media-session', async () => {
    await mount('shown-call', { snapshot: call(), noMediaSession: true });
    assert.equal(handlers.size, 0);
  });
});

describe('<mesh-call> and the screen', () => {
  /** Locks that the browser gave, in their order. */
  const given: WakeLockSentinel[] = [];
  const request = navigator.wakeLock.request.bind(navigator.wakeLock);
  let asked = 0;
  let ready: Promise<undefined> = Promise.resolve(undefined);
  let refuses = false;
  let hidden = false;

  const held = (): number => given.filter(({ released }) => !released).length;

  before(() => {
    Object.defineProperty(document, 'visibilityState', {
      configurable: true,
      get: () => (hidden ? 'hidden' : 'visible'),
    });
    navigator.wakeLock.request = async (type) => {
      assert.equal(type, 'screen');
      asked += 1;
      await ready;
      if (refuses) throw new DOMException('The battery is low.', 'NotAllowedError');
      const lock = await request(type);
      given.push(lock);
      return lock;
    };
  });

  after(() => {
    Reflect.deleteProperty(document, 'visibilityState');
    Reflect.deleteProperty(navigator.wakeLock, 'request');
  });

  beforeEach(() => {
    given.length = 0;
    [asked, refuses, hidden] = [0, false, false];
    ready = Promise.resolve(undefined);
  });
  afterEach(unmountAll);

  async function turn(isHidden: boolean): Promise<void> {
    hidden = isHidden;
    // As the browser does it; test/calls/other-tab.test.ts really hides a page.
    if (hidden) for (const lock of given) await lock.release();
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('keeps it on in the call, and again when the page is visible again', async () => {
    const element = await mount('shown-call', { snapshot: call({ state: 'lobby' }) });
    assert.equal(asked, 0);
    await show(element, call());
    await until('it is kept on', () => held() === 1);
    await turn(true);
    assert.equal(held(), 0);
    await turn(false);
    await until('it is kept on again', () => held() === 1);
    await show(element, call({ state: 'left' }));
    await until('it may go off', () => held() === 0);
    await turn(false);
    assert.equal(asked, 2);
  });

  it('lets go of what it gets when the call is over already', async () => {
    const element = await mount('shown-call', { snapshot: call({ state: 'lobby' }) });
    const answer = Promise.withResolvers<undefined>();
    ready = answer.promise;
    await show(element, call());
    await show(element, call({ state: 'left' }));
    assert.equal(asked, 1);
    answer.resolve(undefined);
    await until('it is let go of', () => given.length === 1 && held() === 0);
  });

  it('is silent when it is refused', async () => {
    refuses = true;
    const element = await mount('shown-call', { snapshot: call() });
    assert.equal(asked, 1);
    await show(element, call({ state: 'left' }));
  });

  it('lets it go off with no-wake-lock, also in the middle of a call', async () => {
    const element = await mount('shown-call', { snapshot: call() });
    await until('it is kept on', () => held() === 1);
    element.noWakeLock = true;
    await element.updateComplete;
    await until('it may go off', () => held() === 0);
  });
});

describe('<mesh-call> and a page that is closed', () => {
  afterEach(unmountAll);

  /** Whether the browser would ask before it closes the page. */
  const asks = (): boolean => {
    // The test page itself has no reason to ask.
    const closing = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(closing);
    return closing.defaultPrevented;
  };

  it('has the browser ask in a call with others only', async () => {
    const element = await mount('shown-call', { snapshot: call({ state: 'waiting', place: 1 }) });
    assert.isFalse(asks());
    await show(element, call());
    assert.isTrue(asks());
    await show(element, call({ peers: [] }));
    assert.isFalse(asks());
    await show(element, call());
    await show(element, call({ state: 'left' }));
    assert.isFalse(asks());
  });

  it('asks nothing when the element was removed', async () => {
    const element = await mount('shown-call', { snapshot: call() });
    element.remove();
    await until('it lets go of the page', () => !asks());
  });

  it('asks nothing with no-leave-warning', async () => {
    await mount('shown-call', { snapshot: call(), noLeaveWarning: true });
    assert.isFalse(asks());
  });
});
