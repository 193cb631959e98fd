import { assert } from 'chai';
import { checkCall } from '../../../src/call/check/check-call.ts';
import type { CheckResult } from '../../../src/call/check/check-result.ts';
import { CallError } from '../../../src/protocol/errors.ts';
import { CallWorld } from '../support/call-world.ts';
import { SyntheticPerson } from '../support/synthetic-person.ts';
import { ResourceCounter } from '../support/resource-counter.ts';

describe('the check before a call', () => {
  let world: CallWorld;
  let resources: ResourceCounter;

  beforeEach(() => {
    world = new CallWorld();
    resources = new ResourceCounter();
  });

  afterEach(async () => {
    resources.stop();
    await world.end();
  });

  it('passes the real devices when they give sound and frames, and tells each result as it comes', async () => {
    const told: CheckResult[] = [];
    const results = await checkCall({ room: world.home(), onResult: (result) => told.push(result) });
    assert.deepEqual(told, results);
    assert.deepEqual(results.map(shortly), [
      'microphone pass check-passed',
      'camera pass check-passed',
      'room skip check-not-possible',
      'relay skip relay-missing',
      'loopback skip relay-missing',
    ]);
  });

  it('finds a microphone without sound and a camera without frames', async () => {
    const audio = new AudioContext();
    const canvas = document.createElement('canvas');
    canvas.getContext('2d');
    const localStream = new MediaStream([
      ...audio.createMediaStreamDestination().stream.getTracks(),
      ...canvas.captureStream(0).getTracks(),
    ]);
    const results = await checkCall({ room: world.home(), localStream });
    await audio.close();
    assert.deepEqual(results.slice(0, 2).map(shortly), [
      'microphone fail microphone-silent',
      'camera fail camera-still',
    ]);
  });

  it('skips devices that are not wanted', async () => {
    const results = await checkCall({ room: world.home(), microphone: false, camera: false });
    assert.deepEqual(results.slice(0, 2).map(shortly), [
      'microphone skip check-not-needed',
      'camera skip check-not-needed',
    ]);
  });

  it('says why the room can’t be entered, and goes on with the relays that the page names', async () => {
    const results = await checkCall({
      room: { url: '', name: '' },
      microphone: false,
      camera: false,
      iceServers: [{ urls: 'turn:127.0.0.1:9?transport=tcp', username: 'u', credential: 'c' }],
    });
    assert.deepEqual(results.slice(2, 4).map(shortly), [
      'room fail room-missing',
      'relay fail relay-unreachable',
    ]);
    assert.equal(results[3]?.relayProtocol, 'tcp');
  });

  it('says so when the page gives no ICE servers', async () => {
    const results = await checkCall({
      room: world.home(),
      microphone: false,
      camera: false,
      iceServers: () => Promise.reject(new Error('no')),
    });
    assert.deepEqual(results.slice(3).map(shortly), [
      'relay fail ice-servers-failed',
      'loopback skip relay-missing',
    ]);
  });

  it('releases everything at the end', async () => {
    const person = new SyntheticPerson('#3c3', 330);
    const before = resources.live;
    const results = await checkCall({ room: world.home(), localStream: person.stream });
    const { live } = resources;
    await person.end();
    assert.equal(results[0]?.code, 'check-passed');
    assert.deepEqual([live.connections, live.tracks], [before.connections, before.tracks]);
  });

  it('ends with the reason when it is aborted, and releases everything', async () => {
    const abort = new AbortController();
    const reason = new CallError('call-closed', 'Enough.');
    const checking = checkCall({
      room: world.home(),
      signal: abort.signal,
      onResult: () => abort.abort(reason),
      iceServers: [{ urls: 'turn:127.0.0.1:9', username: 'u', credential: 'c' }],
    });
    let thrown: unknown;
    await checking.catch((error: unknown) => {
      thrown = error;
    });
    assert.equal(thrown, reason);
    assert.equal(resources.live.connections, 0);
  });
});

function shortly({ name, outcome, code }: CheckResult): string {
  return `${name} ${outcome} ${code}`;
}
