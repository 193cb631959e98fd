import { assert } from 'chai';
import { CallError } from '../../../src/protocol/errors.ts';
import { SyntheticPerson } from '../support/synthetic-person.ts';
import { until } from '../support/until.ts';
import { expectAccessible } from './support/accessibility.ts';
import { drawn, inside, mount, unmountAll, videoOf } from './support/mount.ts';
import { peer } from './support/snapshots.ts';

describe('<mesh-peer-tile>', () => {
  let bob: SyntheticPerson;

  beforeEach(() => {
    bob = new SyntheticPerson('#33f', 600);
  });

  afterEach(async () => {
    await unmountAll();
    await bob.end();
  });

  it('is accessible in each state', async () => {
    for (const link of ['connected', 'connecting', 'reconnecting', 'failed'] as const) {
      await expectAccessible(
        await mount('mesh-peer-tile', { peer: peer('Bob', { link, microphone: false }) }),
      );
    }
  });

  it('shows name, initials and a microphone that is off', async () => {
    const tile = await mount('mesh-peer-tile', { peer: peer('Bob Ross', { microphone: false }) });
    assert.equal(inside(tile, '.avatar').innerText.trim(), 'BR');
    assert.match(inside(tile, '.badge').textContent, /Microphone off:\s*Bob Ross/);
  });

  it('works from attributes alone', async () => {
    const tile = await mount('mesh-peer-tile');
    tile.setAttribute('name', 'Carol');
    tile.setAttribute('microphone-off', '');
    tile.setAttribute('link', 'reconnecting');
    await drawn(tile);
    assert.include(inside(tile, '.badge').textContent, 'Carol');
    assert.include(inside(tile, '.status').textContent, 'Reconnecting');
  });

  it('plays the picture and never the sound', async () => {
    const tile = await mount('mesh-peer-tile', { name: 'Bob', stream: bob.stream });
    const video = videoOf(tile);
    await until('the picture plays', () => !video.paused && video.videoWidth > 0);
    assert.isTrue(video.muted);
  });

  it('lays the colours of a picture that doesn’t fill it around that, and tells its shape', async () => {
    const tile = await mount('mesh-peer-tile', {}, { width: 800, height: 200 });
    tile.style.width = '100%';
    let told = Number.NaN;
    tile.addEventListener('resize', () => (told = tile.pictureRatio));
    tile.stream = bob.stream;
    await until('the shape is told', () => Math.abs(told - 4 / 3) < 0.01);
    const backdrop = inside(tile, '.backdrop') as HTMLCanvasElement;
    const isShown = (): boolean => getComputedStyle(backdrop).display !== 'none';
    await until('there is a backdrop', isShown);
    const { width, height } = backdrop;
    assert.isBelow(width * height, 100);
    await until('it has the colour of the wall', () => {
      const [red, green, blue] = backdrop.getContext('2d')!.getImageData(width - 1, 0, 1, 1).data;
      return red! < 80 && green! < 80 && blue! > 200;
    });
    tile.screen = true;
    await drawn(tile);
    assert.isFalse(isShown(), 'a screen has none');
    tile.screen = false;
    tile.parentElement!.style.width = '266px';
    await until('the picture fills the tile', () => !isShown());
  });

  it('plays on after the browser has paused the picture, as it does when it freezes a page', async () => {
    const tile = await mount('mesh-peer-tile', { name: 'Bob', stream: bob.stream });
    const video = videoOf(tile);
    await until('the picture plays', () => !video.paused && video.videoWidth > 0);
    video.pause();
    await until('the picture plays again', () => !video.paused);
  });

  it('keeps its <video> through all changes of the connection', async () => {
    const tile = await mount('mesh-peer-tile', {
      peer: peer('Bob', { camera: true, cameraStream: bob.stream }),
    });
    const video = inside(tile, 'video');
    for (const link of ['reconnecting', 'failed', 'connected'] as const) {
      tile.peer = peer('Bob', { camera: link !== 'failed', cameraStream: bob.stream, link });
      await drawn(tile);
    }
    assert.equal(inside(tile, 'video'), video);
  });

  it('goes on playing when it is moved', async () => {
    const tile = await mount('mesh-peer-tile', { stream: bob.stream });
    const video = videoOf(tile);
    await until('the picture plays', () => !video.paused && video.videoWidth > 0);
    document.body.append(document.createElement('section').appendChild(tile).parentElement ?? tile);
    await until('the picture plays again', () => !video.paused);
    const { currentTime } = video;
    await until('time goes on', () => video.currentTime > currentTime);
    tile.remove();
  });

  it('lets go of its stream when it is removed, and shows it again when it is back', async () => {
    const tile = await mount('mesh-peer-tile', { name: 'Bob', stream: bob.stream });
    const video = videoOf(tile);
    await until('the picture plays', () => !video.paused && video.videoWidth > 0);
    tile.remove();
    await until('the stream is let go', () => video.srcObject === null);
    document.body.append(tile);
    await until('the picture plays again', () => video.srcObject === bob.stream && !video.paused);
    tile.remove();
  });

  it('says what is being tried, over the last picture', async () => {
    const texts = new Set<string>();
    for (const step of ['waiting', 'restarting', 'relay', 'new-connection'] as const) {
      const recovery = { step, attempt: 1, since: 0 };
      const tile = await mount('mesh-peer-tile', { peer: peer('Bob', { link: 'reconnecting', recovery }) });
      texts.add(inside(tile, '.status').textContent.trim());
      assert.isTrue(tile.matches(':state(reconnecting)'));
      assert.isNull(tile.shadowRoot?.querySelector('button') ?? null);
    }
    assert.equal(texts.size, 4);
  });

  it('offers to try again where there is no connection, and nowhere else', async () => {
    const tile = await mount('mesh-peer-tile', { peer: peer('Bob', { link: 'failed' }) });
    const button = inside(tile, 'button');
    assert.include(button.getAttribute('aria-label'), 'Bob');
    assert.isAtLeast(button.getBoundingClientRect().height, 44);
    assert.isTrue(tile.matches(':state(failed)'));
    tile.peer = peer('Bob');
    await drawn(tile);
    assert.isNull(tile.shadowRoot?.querySelector('button') ?? null);
    assert.isFalse(tile.matches(':state(failed)'));
  });

  it('says when the other side has another version', async () => {
    const error = new CallError('peer-incompatible', 'Version 9.');
    const tile = await mount('mesh-peer-tile', { peer: peer('Bob', { link: 'failed', error }) });
    assert.include(inside(tile, '.status').textContent, 'reload');
    assert.isNull(tile.shadowRoot?.querySelector('button') ?? null);
  });

  it('says in words why somebody can’t be heard or seen, or can’t hear or see us', async () => {
    const well = { voice: 'flowing', picture: 'flowing' } as const;
    for (const [reception, text] of [
      [{ ...well, voice: 'missing', ours: well }, 'Their sound doesn’t arrive'],
      [{ ...well, voice: 'silent-source', ours: well }, 'Their microphone is silent'],
      [{ ...well, picture: 'frozen', ours: well }, 'Their picture has stopped'],
      [{ ...well, ours: { ...well, voice: 'missing' } }, 'They can’t hear you'],
      [{ ...well, ours: { ...well, picture: 'frozen' } }, 'They can’t see you'],
    ] as const) {
      const tile = await mount('mesh-peer-tile', { peer: peer('Bob', { reception }) });
      assert.include(inside(tile, '.status').textContent, text);
      await expectAccessible(tile);
    }
  });

  it('says nothing of reception while all is well or the connection is being made', async () => {
    const well = { voice: 'flowing', picture: 'off' } as const;
    const tile = await mount('mesh-peer-tile', { peer: peer('Bob', { reception: { ...well, ours: well } }) });
    assert.isNull(tile.shadowRoot?.querySelector('.status'));
    const reception = { ...well, voice: 'missing', ours: well } as const;
    tile.peer = peer('Bob', { link: 'reconnecting', reception });
    await drawn(tile);
    assert.equal(inside(tile, '.status').innerText.trim(), 'Reconnecting…');
  });

  it('shows an upright picture whole in a wide tile, and fills the tile otherwise', async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 90;
    canvas.height = 160;
    const pen = canvas.getContext('2d');
    const tile = await mount('mesh-peer-tile', { stream: canvas.captureStream(10) });
    const video = inside(tile, 'video');
    await until('the upright picture is whole', () => {
      pen?.fillRect(0, 0, 90, 160);
      return video.classList.contains('whole');
    });
    tile.stream = bob.stream;
    await until('the wide picture fills', () => !video.classList.contains('whole'));
  });
});
