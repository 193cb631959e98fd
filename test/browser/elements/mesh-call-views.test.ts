import { setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { CallSnapshot } from '../../../src/call/snapshot.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { expectAccessible } from './support/accessibility.ts';
import { allInside, drawn, inside, mount, tilesOf, unmountAll } from './support/mount.ts';
import { blocked, call, device, peer, self } from './support/snapshots.ts';

const people = (count: number): CallSnapshot['peers'] =>
  ['Bob', 'Carol', 'Dave', 'Erin', 'Frank'].slice(0, count - 1).map((name) => peer(name));

const denied = self({
  microphone: blocked('capture-denied', 'microphone'),
  camera: blocked('capture-denied', 'camera'),
});

const refused = new CallError('room-refused', 'Token expired.');

const inLine = call({ state: 'waiting', full: true, place: 2, peers: people(6) });
const fullHouse = call({
  peers: people(6),
  waiting: [{ id: 'g', user: { name: 'Grace' }, isSelf: false }],
});

describe('<mesh-call> shows each state', () => {
  afterEach(unmountAll);

  it('is quiet and accessible without a room', async () => {
    const element = await mount('mesh-call');
    await expectAccessible(element);
    assert.include(textOf(element), 'No call here yet');
    assert.equal(element.snapshot.state, 'idle');
  });

  it('says who is in the call already', async () => {
    const element = await mount('shown-call', { snapshot: call({ state: 'lobby', peers: people(3) }) });
    assert.include(textOf(element), 'Bob and Carol are in the call. 4 of 6 seats are free.');
    assert.deepEqual(
      allInside(element, '.face').map(({ textContent }) => textContent),
      ['B', 'C', '', '', '', ''],
    );
  });

  it('unfolds the choice of devices where there is room, and leaves it to the person from then on', async () => {
    // An element is never higher than the window.
    await setViewport({ width: 1100, height: 800 });
    const snapshot = call({ state: 'lobby' });
    const large = await mount('shown-call', { snapshot }, { width: 1000, height: 700 });
    const devices = inside(large, '.devices') as HTMLDetailsElement;
    assert.isTrue(devices.open);
    await expectAccessible(large);
    devices.open = false;
    large.snapshot = call({ state: 'lobby', peers: [] });
    await drawn(large);
    assert.isFalse(devices.open);
    const small = await mount('shown-call', { snapshot }, { width: 360, height: 640 });
    assert.isFalse((inside(small, '.devices') as HTMLDetailsElement).open);
    await setViewport({ width: 800, height: 600 });
  });

  it('explains the browser’s question while it is asked, and not when devices are there', async () => {
    const waiting = device({ state: 'off', pending: true });
    const snapshot = call({ state: 'lobby', self: self({ camera: waiting, microphone: waiting }) });
    const element = await mount('shown-call', { snapshot });
    assert.include(textOf(element), 'Nobody sees or hears you before you join.');
    element.snapshot = call({ state: 'lobby' });
    await drawn(element);
    assert.isEmpty(allInside(element, '.explanation'));
  });

  it('tells the own place in line, and those inside only how many wait', async () => {
    const outside = await mount('shown-call', { snapshot: inLine });
    assert.include(textOf(outside), 'The call is full (6 of 6)');
    assert.include(textOf(outside), 'You are number 2 in line');
    const seated = await mount('shown-call', { snapshot: fullHouse });
    assert.include(textOf(seated), '1 person is waiting');
    assert.notInclude(textOf(seated), 'Grace');
  });

  it('tells one problem once when it concerns both devices', async () => {
    const element = await mount('shown-call', { snapshot: call({ self: denied }) });
    assert.equal(element.shadowRoot?.querySelectorAll('.notice').length, 1);
    assert.include(textOf(element), 'Camera and microphone blocked');
  });

  it('says what the page around it doesn’t allow, and what its owner has to write', async () => {
    const camera = blocked('capture-denied-by-page', 'camera');
    const snapshot = call({
      self: self({ camera }),
      playbackBlocked: true,
      withheld: ['camera', 'autoplay'],
    });
    const element = await mount('shown-call', { snapshot });
    assert.include(textOf(element), 'This page doesn’t allow the camera');
    assert.include(textOf(element), 'For its owner: allow="camera"');
    assert.include(textOf(element), 'This page doesn’t allow sound to start by itself. A click starts it.');
    assert.include(textOf(element), 'For its owner: allow="autoplay"');
    await expectAccessible(element);
    element.snapshot = call({ self: denied, playbackBlocked: true });
    await drawn(element);
    assert.include(textOf(element), 'Camera and microphone blocked');
    assert.include(textOf(element), 'The browser waits for a click first.');
    assert.notInclude(textOf(element), 'allow=');
  });

  it('says in lobby, line and call that the room passes nothing of ours on', async () => {
    const error = new CallError('signaling-blocked', 'An example.');
    for (const state of ['lobby', 'waiting', 'joined'] as const) {
      const element = await mount('shown-call', { snapshot: call({ state, error }) });
      assert.include(textOf(element), 'The others can’t see that you’re here', state);
      await expectAccessible(element);
      element.snapshot = call({ state });
      await drawn(element);
      assert.isNull(element.shadowRoot?.querySelector('.notice'));
    }
  });

  it('lets somebody who is in the call elsewhere choose where to be', async () => {
    const lobby = await mount('shown-call', { snapshot: call({ state: 'lobby', elsewhere: 'before' }) });
    const texts = allInside(lobby, '.panel button').map((button) => button.textContent.trim());
    assert.deepEqual(texts, ['Move the call here', 'Join here too, without sound']);
    await expectAccessible(lobby);
    const twice = await mount('shown-call', { snapshot: call({ elsewhere: 'before', sound: false }) });
    assert.include(textOf(twice), 'You’re in this call twice');
    assert.include(textOf(twice), 'Sound is off here');
    await expectAccessible(twice);
    const left = await mount('shown-call', { snapshot: call({ state: 'left', elsewhere: 'before' }) });
    assert.include(textOf(left), 'The call goes on elsewhere');
    await expectAccessible(left);
  });

  it('says that a device was replaced or paused by the system', async () => {
    const replaced = new CallError('capture-replaced', 'An example.', { device: 'microphone' });
    const microphone = device({ error: replaced });
    const camera = device({ interrupted: true });
    const element = await mount('shown-call', { snapshot: call({ self: self({ microphone, camera }) }) });
    assert.include(textOf(element), 'Microphone replaced');
    assert.include(textOf(element), 'Camera paused by your system');
    await expectAccessible(element);
  });

  it('forgets a dismissed problem, until there is another one', async () => {
    const element = await mount('shown-call', { snapshot: call({ self: denied }) });
    inside(element, '.notice .bare').click();
    await drawn(element);
    assert.isNull(element.shadowRoot?.querySelector('.notice'));
    element.snapshot = call({ self: self({ camera: blocked('capture-device-busy', 'camera') }) });
    await drawn(element);
    assert.include(textOf(element), 'Camera in use elsewhere');
  });

  it('offers another try to somebody whom the room has shut out, and says that the call goes on', async () => {
    const element = await mount('shown-call', {
      snapshot: call({ room: 'disconnected', error: refused }),
    });
    assert.equal(element.shadowRoot?.querySelectorAll('.notice').length, 1);
    assert.include(textOf(element), 'The room doesn’t let you back in');
    assert.include(textOf(element), 'The call goes on');
    assert.equal(inside(element, '.notice button').textContent, 'Try again');
  });

  it('says on the way in that it was refused and tries again', async () => {
    const element = await mount('shown-call', { snapshot: call({ state: 'connecting', error: refused }) });
    assert.include(textOf(element), 'The room didn’t let you in. Trying again…');
    assert.isNull(element.shadowRoot?.querySelector('.notice'));
  });

  it('keeps the tiles of those who stay', async () => {
    const bob = peer('Bob');
    const element = await mount('shown-call', { snapshot: call({ peers: [bob, peer('Carol')] }) });
    const tile = inside(element, 'mesh-peer-tile');
    element.snapshot = call({ peers: [{ ...bob, link: 'reconnecting' }], room: 'disconnected' });
    await drawn(element);
    assert.equal(inside(element, 'mesh-peer-tile'), tile);
  });

  for (const [width, height] of [
    [240, 320],
    [360, 640],
    [1280, 240],
    [1280, 720],
  ] as const) {
    it(`never scrolls tiles away in ${width} × ${height}`, async () => {
      await setViewport({ width: 1300, height: 800 });
      for (const count of [1, 2, 3, 4, 5, 6]) {
        const element = await mount(
          'shown-call',
          { snapshot: call({ peers: people(count) }) },
          { width, height },
        );
        const frame = element.getBoundingClientRect();
        assert.equal(frame.height, height);
        for (const tile of tilesOf(element)) {
          const { left, right, top, bottom } = tile.getBoundingClientRect();
          assert.isTrue(
            left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom,
          );
          assert.isAbove(right - left, 60, `width of a tile of ${count}`);
          assert.isAbove(bottom - top, 40, `height of a tile of ${count}`);
        }
        await unmountAll();
      }
    });
  }

  it('takes a height of its own where the page gives none', async () => {
    const narrow = await mount('shown-call', { snapshot: call() }, { width: 240 });
    assert.isAtLeast(narrow.getBoundingClientRect().height, 320);
    const wide = await mount('shown-call', { snapshot: call() }, { width: 720 });
    assert.closeTo(wide.getBoundingClientRect().height, 450, 1);
  });
});

describe('<mesh-call> says what changes', () => {
  afterEach(unmountAll);

  const spoken = async (from: CallSnapshot, to: CallSnapshot): Promise<string> => {
    const element = await mount('shown-call', { snapshot: from });
    element.snapshot = to;
    await drawn(element);
    return inside(element, '[role=status]').textContent;
  };

  it('to screen readers, politely', async () => {
    assert.equal(await spoken(call({ peers: [] }), call()), 'Bob joined.');
    assert.equal(await spoken(call(), call({ peers: [] })), 'Bob left.');
    assert.equal(await spoken(call({ state: 'joining' }), call()), 'You are in the call.');
    assert.equal(
      await spoken(call(), call({ room: 'disconnected' })),
      'The connection to the room is lost. The call goes on, but nobody new can come in.',
    );
    assert.equal(
      await spoken(call({ room: 'disconnected' }), call({ room: 'disconnected', peers: [] })),
      'Bob left.',
      'only once',
    );
    const error = new CallError('signaling-blocked', 'An example.');
    assert.equal(await spoken(call(), call({ error })), 'The others can’t see that you’re here.');
    assert.equal(await spoken(call({ room: 'disconnected' }), call()), 'The connection to the room is back.');
    assert.equal(
      await spoken(call(), call({ room: 'disconnected', error: refused })),
      'The room doesn’t let you back in.',
    );
    assert.include(
      await spoken(call({ state: 'waiting', place: 2 }), call({ state: 'waiting', place: 1 })),
      'You are next',
    );
  });

  it('and the keyboard stays where things happen', async () => {
    const element = await mount('shown-call', { snapshot: call({ state: 'lobby' }) });
    inside(element, '[part=join]').focus();
    for (const [snapshot, part] of [
      [call({ state: 'joining' }), 'join'],
      [call(), 'stage'],
      [call({ self: self({ microphone: device({ state: 'off' }) }) }), 'stage'],
    ] as const) {
      element.snapshot = snapshot;
      await drawn(element);
      assert.isTrue(inside(element, `[part=${part}]`).matches(':focus-within'));
    }
    element.snapshot = call({ state: 'left', ended: 'left' });
    await drawn(element);
    assert.equal(element.shadowRoot?.activeElement?.localName, 'h2');
  });

  it('but takes the focus from nobody', async () => {
    const element = await mount('shown-call', { snapshot: call({ state: 'lobby' }) });
    element.snapshot = call();
    await drawn(element);
    assert.equal(document.activeElement, document.body);
  });
});

function textOf(element: Element): string {
  const texts = allInside(element, '.frame').map(({ textContent }) => textContent);
  return texts.join(' ').replace(/\s+/g, ' ');
}
