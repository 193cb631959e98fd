import { assert } from 'chai';
import type { CallSnapshot, PeerSnapshot } from '../../../src/call/snapshot.ts';
import { recovering, oneWayPeers, unreachable } from '../../../demo/states/trouble-states.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { UNKNOWN_RECEPTION } from '../../../src/quality/reception.ts';
import { drawn, inside, mount, unmountAll } from './support/mount.ts';
import { call, peer } from './support/snapshots.ts';

describe('a call in trouble', () => {
  afterEach(unmountAll);

  for (const [width, height] of [
    [116, 64],
    [116, 90],
    [164, 128],
    [240, 135],
    [420, 236],
  ] as const) {
    it(`has words, button, initials and name beside each other in a tile of ${width} × ${height}`, async () => {
      const steps = [recovering('Bob', 140, 'restarting'), unreachable('Carol Østergaard-Lindqvist', 280)];
      for (const each of [...steps, ...oneWayPeers()]) {
        const tile = await mount('mesh-peer-tile', { peer: { ...each, camera: false } }, { width, height });
        expectNothingOverlaps(tile);
      }
    });
  }

  it('keeps tile, <video> and focus when the button to try again has done its work', async () => {
    const bob = (change: Partial<PeerSnapshot>): CallSnapshot => call({ peers: [peer('Bob', change)] });
    const element = await mount('shown-call', { snapshot: bob({ link: 'failed' }) });
    const tile = inside(element, 'mesh-peer-tile');
    const video = inside(tile, 'video');
    inside(tile, 'button').focus();
    const recovery = { step: 'restarting', attempt: 1, since: 0 } as const;
    for (const change of [{ link: 'reconnecting', recovery }, { link: 'connected' }] as const) {
      element.snapshot = bob(change);
      await drawn(element);
      await drawn(tile);
      assert.equal(inside(element, 'mesh-grid').shadowRoot?.activeElement, tile, change.link);
      assert.equal(tile.shadowRoot?.activeElement, inside(tile, '.tile'), change.link);
    }
    assert.equal(inside(tile, 'video'), video);
  });

  it('takes the focus back into the call when what had it has gone', async () => {
    const element = await mount('shown-call', { snapshot: call({ playbackBlocked: true }) });
    inside(element, '.notice button').focus();
    element.snapshot = call();
    await drawn(element);
    assert.equal(element.shadowRoot?.activeElement, inside(element, '.stage'));
    element.snapshot = call({ peers: [peer('Bob', { link: 'failed' })] });
    await drawn(element);
    inside(inside(element, 'mesh-peer-tile'), 'button').focus();
    element.snapshot = call({ peers: [] });
    await drawn(element);
    assert.equal(element.shadowRoot?.activeElement?.localName, 'mesh-grid');
  });

  it('says once what is wrong with one’s own devices, and not on each tile', async () => {
    const ours = { voice: 'silent-source', picture: 'flowing' } as const;
    const reception = { ...UNKNOWN_RECEPTION, ours };
    const snapshot = call({ peers: [peer('Bob', { reception }), peer('Carol', { reception })] });
    const element = await mount('shown-call', { snapshot });
    assert.equal(element.shadowRoot?.querySelectorAll('.notice').length, 1);
    assert.include(inside(element, '.notice').textContent, 'Your microphone is silent');
    assert.isNull(inside(element, 'mesh-peer-tile').shadowRoot?.querySelector('.status'));
  });

  it('says why one is no longer in the call, and leads the keyboard to the way back', async () => {
    for (const [ended, title] of [
      ['page-left', 'You’re no longer in the call'],
      ['closed', 'The call has ended'],
    ] as const) {
      const element = await mount('shown-call', { snapshot: call() });
      inside(element, '.stage').focus();
      element.snapshot = call({ state: ended === 'closed' ? 'closed' : 'left', ended });
      await drawn(element);
      assert.equal(inside(element, 'h2').textContent, title);
      assert.equal(element.shadowRoot?.activeElement?.textContent?.trim(), 'Join again');
    }
  });

  it('says that the seat is gone to whoever waits again', async () => {
    const snapshot = call({ state: 'waiting', ended: 'seat-lost', full: true, place: 1 });
    const element = await mount('shown-call', { snapshot });
    assert.equal(inside(element, 'h2').textContent, 'Your seat was taken while you were away');
    assert.include(inside(element, '.place').textContent, 'You are next');
  });
});

describe('what is heard of a link in trouble', () => {
  afterEach(unmountAll);

  /** What is said in the end, after each of these changes of Bob’s link. */
  async function heard(...changes: readonly Partial<PeerSnapshot>[]): Promise<string[]> {
    const element = await mount('shown-call', { snapshot: call() });
    const region = inside(element, '[role=status]');
    const texts: string[] = [];
    for (const change of changes) {
      element.snapshot = call({ peers: [peer('Bob', change)] });
      await drawn(element);
      if (region.textContent !== (texts.at(-1) ?? '')) texts.push(region.textContent);
    }
    return texts;
  }

  const at = (step: 'waiting' | 'restarting' | 'relay' | 'new-connection'): Partial<PeerSnapshot> => ({
    link: 'reconnecting',
    recovery: { step, attempt: 1, since: 0 },
  });
  const failed = { link: 'failed', error: new CallError('link-failed', 'An example.') } as const;

  it('is nothing where it is over in a moment', async () => {
    assert.deepEqual(await heard(at('waiting'), {}), []);
  });

  it('is once that it is lost and once that it is back, and not each step', async () => {
    assert.deepEqual(await heard(at('waiting'), at('restarting'), at('relay'), at('new-connection'), {}), [
      'The connection to Bob is lost. Trying to bring it back.',
      'Connected to Bob.',
    ]);
  });

  it('is that it was given up, and what comes of trying again', async () => {
    assert.deepEqual(await heard(at('new-connection'), failed, at('restarting'), {}), [
      'The connection to Bob is lost. Trying to bring it back.',
      'No connection to Bob.',
      'Trying again to connect to Bob.',
      'Connected to Bob.',
    ]);
  });

  it('is one sentence for all of whom the same is true', async () => {
    const element = await mount('shown-call', { snapshot: call({ peers: [peer('Bob'), peer('Carol')] }) });
    element.snapshot = call({ peers: [peer('Bob', failed), peer('Carol', failed)] });
    await drawn(element);
    assert.equal(inside(element, '[role=status]').textContent, 'No connection to Bob and Carol.');
  });

  it('is also that somebody can’t hear us any more', async () => {
    const ours = { voice: 'missing', picture: 'flowing' } as const;
    assert.deepEqual(await heard({ reception: { ...UNKNOWN_RECEPTION, ours } }), [
      'Bob: They can’t hear you.',
    ]);
  });
});

/** Everything that a tile shows lies inside of it and beside the rest. */
function expectNothingOverlaps(tile: Element): void {
  const frame = tile.getBoundingClientRect();
  const shown = ['.status', 'button', '.avatar span', '.badge']
    .flatMap((selector) => [...(tile.shadowRoot?.querySelectorAll(selector) ?? [])])
    .filter((each) => getComputedStyle(each).clipPath === 'none')
    .map((each) => ({ name: each.className, box: each.getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0);
  assert.isAtLeast(shown.length, 1);
  for (const [index, { name, box }] of shown.entries()) {
    const isInside =
      box.top >= frame.top - 0.5 &&
      box.bottom <= frame.bottom + 0.5 &&
      box.left >= frame.left - 0.5 &&
      box.right <= frame.right + 0.5;
    assert.isTrue(isInside, `${name} is inside: ${tile.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? ''}`);
    for (const other of shown.slice(index + 1)) {
      const isBeside =
        box.bottom <= other.box.top + 0.5 ||
        other.box.bottom <= box.top + 0.5 ||
        box.right <= other.box.left + 0.5 ||
        other.box.right <= box.left + 0.5;
      assert.isTrue(isBeside, `${name} and ${other.name} lie beside each other`);
    }
  }
}
