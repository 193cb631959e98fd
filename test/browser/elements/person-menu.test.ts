import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { PeerSnapshot } from '../../../src/call/snapshot.ts';
import type { MeshCall } from '../../../src/elements/mesh-call/mesh-call.ts';
import type { MeshGrid } from '../../../src/elements/mesh-grid/mesh-grid.ts';
import type { PersonMenu } from '../../../src/elements/person-menu/person-menu.ts';
import { SyntheticPerson } from '../support/synthetic-person.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { CallPage } from './support/call-page.ts';
import { buttonOf, drawn, inside, mount, tilesOf, unmountAll, videoOf } from './support/mount.ts';
import { call, peer } from './support/snapshots.ts';

const SIZE = { width: 640, height: 400 };

function menuOf(grid: Element): PersonMenu {
  return inside(tilesOf(grid)[0]!, 'person-menu') as PersonMenu;
}

async function open(menu: PersonMenu): Promise<void> {
  buttonOf(menu).focus();
  await sendKeys({ press: 'Enter' });
  await until('the menu is open and has the focus', () => focused(menu)?.role === 'menuitem');
}

async function choose(menu: PersonMenu, text: string): Promise<void> {
  await open(menu);
  for (let step = 0; step < 8 && focused(menu)?.textContent.trim() !== text; step += 1)
    await sendKeys({ press: 'ArrowDown' });
  assert.equal(focused(menu)?.textContent.trim(), text);
  await sendKeys({ press: 'Enter' });
}

function focused(menu: PersonMenu): Element | null {
  return menu.shadowRoot?.activeElement ?? null;
}

function textsOf(menu: PersonMenu): string[] {
  return [...(menu.shadowRoot?.querySelectorAll('[role=menuitem]') ?? [])].map(({ textContent }) =>
    textContent.trim(),
  );
}

describe('the menu of a person', () => {
  let person: SyntheticPerson;

  beforeEach(() => {
    person = new SyntheticPerson('#d22', 440);
  });

  afterEach(async () => {
    await unmountAll();
    await person.end();
  });

  const gridWith = async (change: Partial<PeerSnapshot> = {}): Promise<MeshGrid> => {
    const bob = peer('Bob', { camera: true, cameraStream: person.stream, ...change });
    const grid = await mount('mesh-grid', { snapshot: call({ peers: [bob, peer('Carol')] }) }, SIZE);
    await until('the picture is there', () => videoOf(tilesOf(grid)[0]!).videoWidth > 0);
    return grid;
  };

  it('has a button that is large enough for a finger, named, and seen when it has the focus', async () => {
    const grid = await gridWith();
    const menu = menuOf(grid);
    const { width, height } = buttonOf(menu).getBoundingClientRect();
    assert.isAtLeast(Math.min(width, height), 44);
    assert.equal(buttonOf(menu).ariaLabel, 'Options for Bob');
    assert.equal(buttonOf(menu).ariaExpanded, 'false');
    assert.equal(getComputedStyle(menu).opacity, '0');
    buttonOf(menu).focus();
    await until('it is seen', () => getComputedStyle(menu).opacity === '1');
  });

  it('is gone through with the keyboard, and gives the focus back', async () => {
    const menu = menuOf(await gridWith());
    await open(menu);
    assert.equal(buttonOf(menu).ariaExpanded, 'true');
    assert.deepEqual(textsOf(menu), [
      'Pin',
      'Full screen',
      'Picture-in-picture',
      'Hide their picture',
      'Mute for me',
    ]);
    for (const [key, text] of [
      ['ArrowDown', 'Full screen'],
      ['End', 'Mute for me'],
      ['ArrowDown', 'Pin'],
      ['ArrowUp', 'Mute for me'],
      ['Home', 'Pin'],
      ['h', 'Hide their picture'],
    ] as const) {
      await sendKeys({ press: key });
      assert.equal(focused(menu)?.textContent.trim(), text, key);
    }
    await sendKeys({ press: 'Tab' });
    assert.equal((focused(menu) as HTMLInputElement).type, 'range');
    await sendKeys({ press: 'Escape' });
    await until('it is closed', () => buttonOf(menu).ariaExpanded === 'false');
    await until('the focus is back', () => focused(menu) === buttonOf(menu));
  });

  it('is accessible while it is open, and lies within the window', async () => {
    const menu = menuOf(await gridWith());
    await open(menu);
    await expectAccessible(menu);
    const { left, right, top, bottom } = inside(menu, '.menu-panel').getBoundingClientRect();
    assert.isAtLeast(Math.min(left, top), 0);
    assert.isAtMost(right, innerWidth);
    assert.isAtMost(bottom, innerHeight);
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  it('pins, and says so in the badge and the next time', async () => {
    const grid = await gridWith();
    const menu = menuOf(grid);
    await choose(menu, 'Pin');
    await until('Bob is pinned', () => grid.arrangement.choices.pinned.includes('Bob'));
    await drawn(grid);
    assert.isTrue(grid.matches(':state(featured)'));
    await choose(menu, 'Unpin');
    await until('nobody is pinned', () => grid.arrangement.choices.pinned.length === 0);
  });

  it('takes a hidden picture off its video, and shows it again', async () => {
    const grid = await gridWith();
    const [tile] = tilesOf(grid);
    const menu = menuOf(grid);
    await choose(menu, 'Hide their picture');
    await until('the stream is let go', () => videoOf(tile!).srcObject === null);
    assert.include(inside(tile!, '.badge').textContent, 'Picture hidden');
    assert.equal(getComputedStyle(inside(tile!, '.avatar')).display, 'grid');
    await choose(menu, 'Show their picture');
    await until('it plays again', () => videoOf(tile!).srcObject === person.stream && !videoOf(tile!).paused);
  });

  it('shows the tile in full screen and back', async () => {
    const grid = await gridWith();
    const [tile] = tilesOf(grid);
    await choose(menuOf(grid), 'Full screen');
    await until('it is in full screen', () => tile!.matches(':fullscreen'));
    await choose(menuOf(grid), 'Leave full screen');
    await until('it is back', () => document.fullscreenElement === null);
  });

  it('shows the picture in a small window and back', async () => {
    const grid = await gridWith();
    const [tile] = tilesOf(grid);
    await choose(menuOf(grid), 'Picture-in-picture');
    await until('it is there', () => tile!.viewing.smallWindow === 'on');
    await choose(menuOf(grid), 'Leave picture-in-picture');
    await until('it is back', () => tile!.viewing.smallWindow === 'off');
    await until('no button lies over it', () => videoOf(tile!).disablePictureInPicture);
  });

  it('says when the browser refuses', async () => {
    const grid = await gridWith();
    const [tile] = tilesOf(grid);
    tile!.requestFullscreen = () => Promise.reject(new TypeError('An example.'));
    const menu = menuOf(grid);
    await choose(menu, 'Full screen');
    await until('it says so', () => inside(menu, '[role=status]').textContent.includes('didn’t allow'));
    assert.equal(buttonOf(menu).ariaExpanded, 'true');
  });

  it('has for a screen only what makes sense, and nothing where nobody is', async () => {
    const bob = peer('Bob', { screen: true, screenStream: person.stream });
    const menu = await mount('person-menu', { peer: bob, screen: true });
    await open(menu);
    assert.deepEqual(textsOf(menu), ['Pin']);
    assert.isNull(menu.shadowRoot?.querySelector('input') ?? null);
    const empty = await mount('person-menu');
    assert.isNull(empty.shadowRoot?.querySelector('button') ?? null);
  });
});

describe('the menu of a person in a call', () => {
  let page: CallPage;

  beforeEach(() => {
    page = new CallPage();
  });

  afterEach(() => page.end());

  const enter = async (name: string): Promise<MeshCall> =>
    await page.mount(name, { autojoin: true, id: name });

  it('changes what is heard when the call has done it, for oneself alone, from anywhere in the page', async () => {
    const [alice, bob] = [await enter('Alice'), await enter('Bob')];
    await until('they are connected', () =>
      [alice, bob].every(({ snapshot }) => snapshot.peers[0]?.link === 'connected'),
    );
    await drawn(alice);
    const heard = (): readonly unknown[] => {
      const { mutedHere, volume } = alice.snapshot.peers[0]!;
      return [mutedHere, volume];
    };
    await choose(menuOf(alice), 'Mute for me');
    await until('Bob is muted', () => heard()[0] === true);
    await drawn(alice);
    assert.include(inside(tilesOf(alice)[0]!, '.badge').textContent, 'Muted for you');
    assert.isTrue(alice.snapshot.peers[0]!.microphone, 'Bob’s own microphone stays on');
    const menu = await mount('person-menu', { for: 'Alice', peer: alice.snapshot.peers[0] });
    await choose(menu, 'Unmute for me');
    await until('Bob is heard again', () => heard()[0] === false);
    menu.peer = alice.snapshot.peers[0];
    await drawn(menu);
    await open(menu);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Home' });
    assert.deepEqual(heard(), [false, 0]);
    menu.peer = alice.snapshot.peers[0];
    await drawn(menu);
    assert.equal((inside(menu, 'input') as HTMLInputElement).ariaValueText, '0%');
    assert.equal(bob.snapshot.peers[0]?.volume, 1);
  });
});
