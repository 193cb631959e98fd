import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { assert } from 'chai';

import { LevelRing } from '../../../src/elements/mesh-peer-tile/level-ring.ts';
import type { MeshPeerTile } from '../../../src/elements/mesh-peer-tile/mesh-peer-tile.ts';
import { SharedRoom } from '../support/shared-room.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { buttonOf, drawn, inside, mount, unmountAll } from './support/mount.ts';
import { call, device, peer, self } from './support/snapshots.ts';

/** A tone whose loudness a test sets, as somebody's microphone. */
class Tone {
  readonly #context = new AudioContext();
  readonly #gain = new GainNode(this.#context, { gain: 0.5 });
  readonly stream: MediaStream;

  constructor() {
    const destination = this.#context.createMediaStreamDestination();
    const tone = new OscillatorNode(this.#context, { frequency: 440 });
    tone.connect(this.#gain).connect(destination);
    tone.start();
    this.stream = destination.stream;
  }

  set amplitude(amplitude: number) {
    this.#gain.gain.value = amplitude;
  }

  async end(): Promise<void> {
    for (const track of this.stream.getTracks()) track.stop();
    await this.#context.close();
  }
}

const POOR = { grade: 'poor', reason: 'loss-here' } as const;
const FAIR = { grade: 'fair', reason: 'delay' } as const;

describe('a tile of somebody who speaks', () => {
  afterEach(async () => {
    await emulateMedia({ reducedMotion: 'no-preference' });
    await unmountAll();
  });

  const opacityOf = (tile: Element): number => Number(getComputedStyle(inside(tile, '.voice')).opacity);

  it('has a ring and a state, and no other has', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const tile = await mount('mesh-peer-tile', { peer: peer('Bob') });
    assert.equal(opacityOf(tile), 0);
    assert.isFalse(tile.matches(':state(speaking)'));
    tile.peer = peer('Bob', { speaking: true });
    await drawn(tile);
    assert.isTrue(tile.matches(':state(speaking)'));
    await until('the ring is there', () => opacityOf(tile) === 1);
    tile.peer = peer('Bob');
    await drawn(tile);
    assert.isFalse(tile.matches(':state(speaking)'));
    await until('the ring is gone', () => opacityOf(tile) === 0);
  });

  it('works from an attribute alone', async () => {
    const tile = await mount('mesh-peer-tile', { name: 'Bob' });
    tile.setAttribute('speaking', '');
    await drawn(tile);
    assert.isTrue(tile.matches(':state(speaking)'));
  });

  it('keeps the ring as it is for people who want less motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const tile = await mount('mesh-peer-tile', { peer: peer('Bob', { speaking: true }) });
    inside(tile, '.voice').style.setProperty('--_level', '0.1');
    await until('the ring is there', () => opacityOf(tile) === 1);
  });

  it('is accessible, and says nothing of it', async () => {
    const tile = await mount('mesh-peer-tile', { peer: peer('Bob') });
    const before = tile.shadowRoot?.textContent;
    tile.peer = peer('Bob', { speaking: true });
    await expectAccessible(tile, ['light', 'forced']);
    assert.equal(tile.shadowRoot?.textContent, before);
  });
});

describe('the level of a voice', () => {
  it('moves the ring and renders nothing', async () => {
    const room = new SharedRoom();
    const tone = new Tone();
    const element = await mount('mesh-call', {
      displayName: 'Alice',
      awareness: room.enter(),
      localStream: tone.stream,
      autojoin: true,
    });
    await until('Alice speaks', () => element.snapshot.self.speaking);
    await drawn(element);
    const tile = inside(element, 'mesh-peer-tile[self]');
    const ring = inside(tile, '.voice');
    const level = (): number => Number(ring.style.getPropertyValue('--_level'));
    await until('the ring is strong', () => level() > 0.8);
    let renders = 0;
    for (const each of [element, tile as MeshPeerTile]) {
      const render = each.render.bind(each);
      each.render = () => {
        renders += 1;
        return render();
      };
    }
    tone.amplitude = 0.05;
    await until('the ring is weaker', () => level() < 0.65 && level() > 0.5);
    tone.amplitude = 0.5;
    await until('the ring is strong again', () => level() > 0.8);
    assert.equal(renders, 0);
    tone.amplitude = 0;
    await until('Alice is silent', () => !tile.matches(':state(speaking)'));
    assert.isAbove(renders, 0);
    await unmountAll();
    room.close();
    await tone.end();
  });

  it('is watched as long as the tile follows that person', () => {
    const log: string[] = [];
    const session = {
      watchLevel: (who: string) => {
        log.push(`+${who}`);
        return () => log.push(`-${who}`);
      },
    } as unknown as Parameters<LevelRing['follow']>[0];
    const ring = new LevelRing();
    const element = document.createElement('div');
    ring.follow(session, 'bob', element);
    ring.follow(session, 'bob', element);
    ring.follow(session, 'carol', element);
    ring.follow(undefined, 'carol', element);
    ring.follow(session, 'carol', element);
    ring.stop();
    ring.stop();
    assert.deepEqual(log, ['+bob', '-bob', '+carol', '-carol', '+carol', '-carol']);
  });
});

describe('a tile with a weak connection', () => {
  afterEach(unmountAll);

  const weak = (rating: typeof POOR | typeof FAIR = POOR) =>
    mount('mesh-peer-tile', { peer: peer('Bob', { rating }) });

  it('has a sign that says all to whoever hears it, and is large enough for a finger', async () => {
    const tile = await weak();
    const button = buttonOf(tile);
    const { width, height } = button.getBoundingClientRect();
    assert.isAtLeast(Math.min(width, height), 44);
    assert.equal(
      button.ariaLabel,
      'Bob: Very weak connection. Part of what they say and show gets lost on its way to you.',
    );
    assert.isNull(tile.shadowRoot?.querySelector('.reason'));
  });

  it('shows the reason with the keyboard, and hides it with Escape', async () => {
    const tile = await weak(FAIR);
    const button = buttonOf(tile);
    button.focus();
    await sendKeys({ press: 'Enter' });
    await drawn(tile);
    assert.equal(button.ariaExpanded, 'true');
    assert.equal(
      inside(tile, '.reason').innerText.trim(),
      'Weak connection. What you say to each other arrives late.',
    );
    await sendKeys({ press: 'Escape' });
    await drawn(tile);
    assert.equal(button.ariaExpanded, 'false');
    assert.equal(tile.shadowRoot?.activeElement, button);
  });

  it('shows the reason with a click beside what doesn’t arrive', async () => {
    const well = { voice: 'flowing', picture: 'flowing' } as const;
    const reception = { ...well, voice: 'missing', ours: well } as const;
    const tile = await mount('mesh-peer-tile', { peer: peer('Bob', { rating: POOR, reception }) });
    buttonOf(tile).click();
    await drawn(tile);
    assert.match(inside(tile, '.trouble').innerText, /sound doesn’t arrive[^]*gets lost/);
    await expectAccessible(tile);
  });

  it('loses the sign when it is good again or lost, and keeps the focus', async () => {
    for (const better of [peer('Bob'), peer('Bob', { rating: POOR, link: 'reconnecting' })]) {
      const tile = await weak();
      buttonOf(tile).click();
      buttonOf(tile).focus();
      tile.peer = better;
      await drawn(tile);
      assert.isNull(tile.shadowRoot?.querySelector('.rating, .reason'));
      assert.equal(tile.shadowRoot?.activeElement, inside(tile, '.tile'));
      tile.peer = peer('Bob', { rating: POOR });
      await drawn(tile);
      assert.equal(buttonOf(tile).ariaExpanded, 'false');
    }
  });

  it('has neither sign nor ring when it shows a screen, because the person has them', async () => {
    const bob = peer('Bob', { rating: POOR, speaking: true, screen: true });
    const tile = await mount('mesh-peer-tile', { peer: bob, screen: true });
    assert.isNull(tile.shadowRoot?.querySelector('.rating'));
    assert.isFalse(tile.matches(':state(speaking)'));
  });

  it('has name and sign beside each other at any size', async () => {
    for (const [width, height] of [
      [160, 100],
      [320, 180],
      [640, 360],
    ] as const) {
      const name = 'Bob with a name that is much too long for this tile';
      const tile = await mount('mesh-peer-tile', { peer: peer(name, { rating: FAIR }) }, { width, height });
      const badge = inside(tile, '.badge').getBoundingClientRect();
      const sign = inside(tile, '.rating span').getBoundingClientRect();
      assert.isAtMost(badge.right, sign.left);
      assert.isAtMost(sign.right, tile.getBoundingClientRect().right);
      assert.isAtMost(sign.bottom, tile.getBoundingClientRect().bottom);
    }
  });
});

describe('somebody who talks while muted', () => {
  afterEach(unmountAll);

  it('reads it at the microphone, without pointing at it', async () => {
    const toggle = await mount('mic-toggle', { device: device({ state: 'off' }) });
    const tip = inside(toggle, '.tip');
    assert.equal(getComputedStyle(tip).visibility, 'hidden');
    toggle.talkingWhileMuted = true;
    await drawn(toggle);
    await until('the hint is there', () => getComputedStyle(tip).visibility === 'visible');
    assert.include(tip.innerText, 'You’re muted');
    await expectAccessible(toggle);
  });

  it('hears it once from a screen reader, which says nothing else of voices and ratings', async () => {
    const element = await mount('shown-call', { snapshot: call() });
    const said = (): string => inside(element, '[role=status]').textContent.trim();
    const muted = self({ microphone: device({ state: 'off' }) });
    const loud = peer('Bob', { speaking: true, rating: POOR });
    element.snapshot = call({ self: muted, peers: [loud], activeSpeaker: 'Bob' });
    await drawn(element);
    assert.equal(said(), '');
    element.snapshot = call({ self: { ...muted, talkingWhileMuted: true }, peers: [loud] });
    await drawn(element);
    await until('it is said', () => said().includes('You’re muted'));
  });
});
