import { emulateMedia, sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { CallSnapshot, PeerSnapshot } from '../../../src/call/snapshot.ts';
import type { MeshGrid } from '../../../src/elements/mesh-grid/mesh-grid.ts';
import type { MeshPeerTile } from '../../../src/elements/mesh-peer-tile/mesh-peer-tile.ts';
import { SyntheticPerson } from '../support/synthetic-person.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { buttonOf, drawn, inside, mount, tilesOf, unmountAll, videoOf } from './support/mount.ts';
import { call, device, peer, self } from './support/snapshots.ts';

const SIZE = { width: 640, height: 400 };

function tileOf(grid: MeshGrid, name: string): MeshPeerTile {
  return inside(grid, `[data-tile="${name}"]`) as MeshPeerTile;
}

function boxOf(grid: MeshGrid, name: string): DOMRect {
  return tileOf(grid, name).getBoundingClientRect();
}

describe('<mesh-grid>', () => {
  let person: SyntheticPerson;

  before(async () => {
    await setViewport({ width: 800, height: 600 });
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  beforeEach(() => {
    person = new SyntheticPerson('#d22', 440);
  });

  afterEach(async () => {
    await emulateMedia({ reducedMotion: 'no-preference' });
    await unmountAll();
    await person.end();
  });

  const seen = (name: string, change: Partial<PeerSnapshot> = {}): PeerSnapshot =>
    peer(name, { camera: true, cameraStream: person.stream, ...change });

  const people = (...peers: PeerSnapshot[]): CallSnapshot =>
    call({ peers, self: self({ camera: device(), stream: person.stream }) });

  it('keeps each tile and its playing video through every arrangement', async () => {
    const peers = [seen('Bob'), seen('Carol')];
    const grid = await mount('mesh-grid', { snapshot: people(...peers) }, SIZE);
    const tiles = tilesOf(grid);
    const videos = tiles.map(videoOf);
    await until('all pictures play', () => videos.every((video) => !video.paused && video.videoWidth > 0));
    let restarts = 0;
    for (const video of videos)
      for (const type of ['emptied', 'pause'] as const) video.addEventListener(type, () => (restarts += 1));
    const screen = { screen: true, screenStream: person.stream };
    const changes: readonly (() => void)[] = [
      () => (grid.layout = 'speaker'),
      () => (grid.snapshot = { ...people(...peers), activeSpeaker: 'Carol' }),
      () => (grid.selfView = 'corner'),
      () => (grid.snapshot = people(seen('Bob', screen), peers[1]!)),
      () => (grid.layout = 'grid'),
      () => (grid.pinned = ['Carol']),
      () => (grid.selfView = 'tile'),
      () => (grid.parentElement!.style.width = '300px'),
      () => (grid.pinned = []),
      () => (grid.layout = 'auto'),
    ];
    for (const change of changes) {
      const before = videos.map(({ currentTime }) => currentTime);
      change();
      await drawn(grid);
      await until('time goes on', () => videos.every((video, index) => video.currentTime > before[index]!));
      const now = tilesOf(grid).filter((tile) => !tile.screen);
      assert.deepEqual(
        now.map((tile) => tiles.indexOf(tile)),
        [0, 1, 2],
      );
      assert.isTrue(now.every((tile, index) => videoOf(tile) === videos[index]));
    }
    assert.equal(restarts, 0);
  });

  it('leaves everybody in their place and order when somebody comes or goes', async () => {
    const grid = await mount('mesh-grid', { snapshot: people(peer('Bob'), peer('Carol')) }, SIZE);
    const [bob, carol, own] = tilesOf(grid);
    grid.snapshot = people(peer('Dave'), peer('Carol'), peer('Bob'));
    await drawn(grid);
    assert.deepEqual(
      tilesOf(grid).map((tile) => [bob, carol, own].indexOf(tile)),
      [0, 1, -1, 2],
      'who is new comes after those who are there',
    );
    grid.snapshot = people(peer('Dave'), peer('Carol'));
    await drawn(grid);
    assert.deepEqual(
      tilesOf(grid).map(({ peer: each }) => each?.id),
      ['Carol', 'Dave', undefined],
    );
    assert.equal(tilesOf(grid)[0] === carol, true);
  });

  it('shows large what is asked for, beside the others', async () => {
    const snapshot = { ...people(peer('Bob'), peer('Carol'), peer('Dave')), activeSpeaker: 'Carol' };
    const grid = await mount('mesh-grid', { snapshot }, SIZE);
    const areaOf = (name: string): number => boxOf(grid, name).width * boxOf(grid, name).height;
    assert.closeTo(areaOf('Bob'), areaOf('Carol'), 1);
    assert.isFalse(grid.matches(':state(featured)'));
    grid.layout = 'speaker';
    await drawn(grid);
    assert.isTrue(grid.matches(':state(featured)'));
    await settled(grid);
    assert.isAbove(areaOf('Carol'), 3 * areaOf('Bob'));
    grid.pinned = ['Dave'];
    await drawn(grid);
    await settled(grid);
    assert.isAbove(areaOf('Dave'), 3 * areaOf('Carol'));
    assert.include(inside(tileOf(grid, 'Dave'), '.badge').textContent, 'Pinned');
  });

  it('goes by the last word of page and person', async () => {
    const grid = await mount('mesh-grid', { snapshot: people(peer('Bob')), layout: 'speaker' }, SIZE);
    assert.equal(grid.arrangement.choices.layout, 'speaker');
    grid.arrangement.choose({ layout: 'grid' });
    grid.snapshot = people(peer('Bob'), peer('Carol'));
    await drawn(grid);
    assert.equal(grid.arrangement.choices.layout, 'grid');
    grid.layout = 'auto';
    await drawn(grid);
    assert.equal(grid.arrangement.choices.layout, 'auto');
  });

  it('lets tiles glide to new places, but not while an edge is dragged, and not for people who want less motion', async () => {
    const snapshot = people(peer('Bob'), peer('Carol'), peer('Dave'));
    const gliding = (grid: MeshGrid): number =>
      tilesOf(grid)
        .flatMap((tile) => tile.getAnimations())
        .filter(({ id }) => id === 'mesh-place').length;
    const grid = await mount('mesh-grid', { snapshot }, SIZE);
    assert.equal(gliding(grid), 0, 'at first they are there');
    grid.pinned = ['Bob'];
    await drawn(grid);
    assert.equal(gliding(grid), 4);
    const [own] = tilesOf(grid).slice(-1);
    const [before] = own!.getAnimations();
    grid.snapshot = people(peer('Bob'), peer('Carol', { microphone: false }), peer('Dave'));
    await drawn(grid);
    assert.equal(own!.getAnimations()[0], before, 'what is on its way goes on');
    await settled(grid);
    grid.parentElement!.style.width = '620px';
    await until('it is narrower', () => boxOf(grid, 'Carol').right <= 628);
    assert.equal(gliding(grid), 0, 'an edge is dragged');
    grid.parentElement!.style.width = '400px';
    await until('something comes beside it', () => gliding(grid) === 4);
    await settled(grid);
    assert.isAtMost(boxOf(grid, 'Carol').right, 408);
    grid.style.setProperty('--mesh-duration-slow', '0s');
    grid.pinned = [];
    await drawn(grid);
    assert.equal(gliding(grid), 0, 'without a duration');
    grid.style.removeProperty('--mesh-duration-slow');
    await emulateMedia({ reducedMotion: 'reduce' });
    grid.pinned = ['Carol'];
    await drawn(grid);
    assert.equal(gliding(grid), 0, 'with less motion');
  });

  it('begins each glide where a tile was seen, and rebuilds none, whatever happens in a call of six', async () => {
    const names = ['Bob', 'Carol', 'Dave', 'Erin', 'Frank'];
    const among = (count: number): CallSnapshot => people(...names.slice(0, count).map((name) => peer(name)));
    const grid = await mount('mesh-grid', { snapshot: among(4) }, { width: 760, height: 420 });
    const motionOf = (tile: HTMLElement): Animation | undefined =>
      tile.getAnimations().find(({ id }) => id === 'mesh-place');
    for (const [what, change] of [
      ['somebody joins', () => (grid.snapshot = among(5))],
      ['somebody is pinned', () => (grid.pinned = ['Carol'])],
      ['a panel opens', () => (grid.parentElement!.style.width = '460px')],
      ['a panel closes', () => (grid.parentElement!.style.width = '760px')],
      ['nobody is pinned', () => (grid.pinned = [])],
      ['somebody leaves', () => (grid.snapshot = among(3))],
    ] as const) {
      const before = new Map(tilesOf(grid).map((tile) => [tile, tile.getBoundingClientRect()]));
      change();
      await drawn(grid);
      await until(what, () => tilesOf(grid).some(motionOf));
      for (const tile of tilesOf(grid)) {
        const from = before.get(tile);
        const motion = motionOf(tile);
        motion?.pause();
        if (motion) motion.currentTime = 0;
        const { left, top, width } = tile.getBoundingClientRect();
        assert.isTrue(from !== undefined || what === 'somebody joins', `${what}: a tile is new`);
        if (!from) continue;
        assert.closeTo(left, from.left, 1, what);
        assert.closeTo(top, from.top, 1, what);
        assert.closeTo(width, from.width, 1, what);
        motion?.finish();
      }
    }
  });

  it('works in another document with a strict Content-Security-Policy', async () => {
    const frame = document.createElement('iframe');
    frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><body></body>`;
    const loaded = new Promise((resolve) => (frame.onload = resolve));
    document.body.append(frame);
    await loaded;
    const other = frame.contentDocument!;
    const violations: string[] = [];
    other.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      violations.push(effectiveDirective),
    );
    const grid = Object.assign(document.createElement('mesh-grid'), {
      snapshot: people(peer('Bob'), peer('Carol')),
    });
    other.body.append(grid);
    await drawn(grid);
    grid.pinned = ['Bob'];
    await drawn(grid);
    assert.isAbove(tileOf(grid, 'Bob').getAnimations().length, 0);
    await settled(grid);
    assert.isAbove(boxOf(grid, 'Bob').width, 1.5 * boxOf(grid, 'Carol').width);
    assert.equal(getComputedStyle(inside(tileOf(grid, 'Bob'), '.badge')).position, 'relative');
    assert.deepEqual(violations, []);
    // Back in the page, whose style sheets are others.
    document.body.append(grid);
    await drawn(grid);
    assert.equal(getComputedStyle(inside(tileOf(grid, 'Bob'), '.badge')).position, 'relative');
    grid.remove();
    frame.remove();
  });

  it('is accessible in each arrangement', async () => {
    const screen = { screen: true, screenStream: person.stream };
    for (const settings of [
      { snapshot: people() },
      { snapshot: people(peer('Bob')) },
      { snapshot: people(peer('Bob', screen), peer('Carol', { mutedHere: true })), pinned: ['Carol'] },
      { snapshot: people(peer('Bob'), peer('Carol')), layout: 'speaker', selfView: 'hidden' },
    ] as const) {
      const grid = await mount('mesh-grid', settings, SIZE);
      await expectAccessible(grid);
    }
  });
});

describe('the own picture in a corner', () => {
  afterEach(async () => {
    await emulateMedia({ reducedMotion: 'no-preference' });
    await unmountAll();
  });

  /** In less motion, because what is looked at here is where it ends. */
  const cornerGrid = async (size = SIZE): Promise<MeshGrid> => {
    await emulateMedia({ reducedMotion: 'reduce' });
    return await mount('mesh-grid', { snapshot: call({ peers: [peer('Bob')] }) }, size);
  };

  const where = (grid: MeshGrid): string => {
    const frame = grid.getBoundingClientRect();
    const own = boxOf(grid, 'self');
    const isTop = own.top + own.bottom < frame.top + frame.bottom;
    const isLeft = own.left + own.right < frame.left + frame.right;
    return `${isTop ? 'top' : 'bottom'} ${isLeft ? 'left' : 'right'}`;
  };

  it('lies over the one other person, who has the whole frame', async () => {
    const grid = await cornerGrid();
    const frame = grid.getBoundingClientRect();
    assert.closeTo(boxOf(grid, 'Bob').width, frame.width, 1);
    assert.equal(where(grid), 'bottom right');
    assert.isBelow(boxOf(grid, 'self').width, frame.width / 3);
  });

  it('is a tile below a picture that is much wider than the frame, as soon as that is seen', async () => {
    const person = new SyntheticPerson('#d22', 440);
    const grid = await cornerGrid({ width: 240, height: 520 });
    assert.equal(where(grid), 'bottom right');
    const bob = peer('Bob', { camera: true, cameraStream: person.stream });
    grid.snapshot = call({ peers: [bob] });
    const frame = grid.getBoundingClientRect();
    await until('both have the whole width', () =>
      ['Bob', 'self'].every((name) => Math.abs(boxOf(grid, name).width - frame.width) < 1),
    );
    assert.closeTo(boxOf(grid, 'Bob').height, boxOf(grid, 'self').height, 1);
    grid.snapshot = call({ peers: [peer('Bob')] });
    await drawn(grid);
    assert.closeTo(boxOf(grid, 'self').width, frame.width, 1, 'also while the camera is off');
    await person.end();
  });

  it('is moved with the arrow keys and with a click, and says where it is', async () => {
    const grid = await cornerGrid();
    const mover = inside(grid, '.mover');
    const { width, height } = mover.getBoundingClientRect();
    assert.isAtLeast(Math.min(width, height), 44);
    mover.focus();
    for (const [key, expected] of [
      ['ArrowUp', 'top right'],
      ['ArrowLeft', 'top left'],
      ['ArrowLeft', 'top left'],
      ['ArrowDown', 'bottom left'],
      ['Enter', 'top left'],
    ] as const) {
      await sendKeys({ press: key });
      await drawn(grid);
      assert.equal(where(grid), expected);
      assert.include(inside(grid, '[role=status]').textContent, expected);
      assert.equal(grid.shadowRoot?.activeElement?.classList.contains('mover'), true);
    }
    await expectAccessible(grid, ['dark', 'forced']);
  });

  it('is dragged, falls into the nearest corner, and stays there', async () => {
    const grid = await cornerGrid();
    const frame = grid.getBoundingClientRect();
    const own = boxOf(grid, 'self');
    const from = [Math.round(own.left + 12), Math.round(own.bottom - 12)] as [number, number];
    await sendMouse({ type: 'move', position: from });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [from[0] - 100, from[1] - 150] });
    await until('it follows', () => boxOf(grid, 'self').top < own.top - 100);
    await sendMouse({ type: 'move', position: [Math.round(frame.left) - 500, Math.round(frame.top) + 30] });
    await until('it stays inside', () => boxOf(grid, 'self').left >= frame.left - 0.5);
    await sendMouse({ type: 'up' });
    await drawn(grid);
    assert.equal(where(grid), 'top left');
    grid.snapshot = call({ peers: [peer('Bob'), peer('Carol')] });
    await drawn(grid);
    grid.snapshot = call({ peers: [peer('Bob')] });
    await drawn(grid);
    assert.equal(where(grid), 'top left');
  });

  it('leaves free what stands on the tile below it', async () => {
    const bob = peer('Bob with a name that is much too long', {
      rating: { grade: 'poor', reason: 'delay' },
      reception: {
        voice: 'missing',
        picture: 'off',
        ours: { voice: 'flowing', picture: 'off' },
      },
    });
    for (const size of [{ width: 300, height: 440 }, SIZE]) {
      const grid = await cornerGrid(size);
      grid.snapshot = call({ peers: [bob] });
      await drawn(grid);
      const mover = inside(grid, '.mover');
      for (let corner = 0; corner < 4; corner += 1) {
        mover.click();
        await drawn(grid);
        const own = boxOf(grid, 'self');
        for (const selector of ['.badge', '.rating', '.status', 'person-menu']) {
          await until(`${selector} lies beside, in ${size.width} px, ${where(grid)}`, () => {
            const box = inside(tileOf(grid, bob.id), selector).getBoundingClientRect();
            const isBeside = box.right <= own.left || box.left >= own.right;
            return isBeside || box.bottom <= own.top || box.top >= own.bottom;
          });
        }
      }
    }
  });

  it('is mirrored with the direction of writing', async () => {
    const grid = await cornerGrid();
    grid.lang = 'he';
    await until('it is on the left', () => where(grid) === 'bottom left');
    inside(grid, '.mover').focus();
    await sendKeys({ press: 'ArrowRight' });
    await drawn(grid);
    assert.equal(where(grid), 'bottom right');
    assert.isTrue(buttonOf(grid).classList.contains('mover'));
  });
});

/** Waits until no tile is on its way. */
async function settled(grid: MeshGrid): Promise<void> {
  await Promise.all(
    tilesOf(grid).flatMap((tile) =>
      tile.getAnimations().map(({ finished }) => finished.catch(() => undefined)),
    ),
  );
}
