import { setViewport } from '@web/test-runner-commands';
import { assert } from 'chai';
import type { MeshCall } from '../../../src/elements/mesh-call/mesh-call.ts';
import { SharedRoom } from '../support/shared-room.ts';
import { until } from '../support/until.ts';
import { KeyboardWalker } from './support/keyboard-walker.ts';
import { mount, unmountAll } from './support/mount.ts';

describe('a whole call by keyboard alone', () => {
  let room: SharedRoom;
  let alice: MeshCall;
  let bob: MeshCall;
  let keys: KeyboardWalker;

  beforeEach(async () => {
    await setViewport({ width: 1200, height: 900 });
    room = new SharedRoom();
    alice = await mount('mesh-call', { awareness: room.enter() }, { width: 1100, height: 600 });
    bob = await mount('mesh-call', { displayName: 'Bob', awareness: room.enter() }, { height: 200 });
    keys = new KeyboardWalker(alice);
    await bob.join();
    await until('both are in the room', () => alice.snapshot.peers.length === 1);
  });

  afterEach(async () => {
    await unmountAll();
    room.close();
    await setViewport({ width: 800, height: 600 });
  });

  it('goes from the lobby to having left and in again, with the focus in sight all the way', async function () {
    this.timeout(40_000);
    await keys.press('Tab');
    await keys.go('Tab', /^Microphone$/);
    await keys.go('Tab', /^Your name$/);
    await keys.write('Alice');
    await keys.go('Tab', /^Join$/);
    await keys.press('Enter');
    await until('Alice and Bob are connected', () => alice.snapshot.peers[0]?.link === 'connected');
    await keys.look();

    await keys.go('Tab', /^Microphone$/);
    await keys.press('Enter');
    await until('Bob sees that Alice is muted', () => bob.snapshot.peers[0]?.microphone === false);
    await keys.arrivesAt(/^Microphone$/);

    await keys.go('ArrowRight', /^Raise your hand$/);
    await keys.press('Enter');
    await until('Bob sees the hand', () => bob.snapshot.peers[0]?.hand === 1);

    await keys.go('ArrowRight', /^Messages$/);
    await keys.press('Enter');
    await keys.arrivesAt(/^Message to everybody$/);
    await keys.write('Hello');
    await keys.press('Enter');
    await until('Bob has the message', () => bob.snapshot.messages[0]?.text === 'Hello');
    await keys.press('Escape');
    await keys.arrivesAt(/^Messages$/);

    await keys.go('ArrowRight', /^People/);
    await keys.press('Enter');
    await keys.go('Tab', /^Options for Bob$/);
    await keys.press('Enter');
    await keys.arrivesAt(/^Pin$/);
    await keys.go('ArrowDown', /^Mute for me$/);
    await keys.press('Enter');
    await until('Bob is mute here', () => alice.snapshot.peers[0]?.mutedHere === true);
    await keys.arrivesAt(/^Options for Bob$/);
    await keys.press('Escape');
    await keys.arrivesAt(/^People/);

    await keys.go('ArrowRight', /^Layout$/);
    await keys.press('Enter');
    await keys.arrivesAt(/^Automatic$/);
    await keys.go('ArrowDown', /^Equal tiles$/);
    await keys.press('Enter');
    await keys.arrivesAt(/^Layout$/);

    await keys.go('ArrowRight', /^Your devices$/);
    await keys.press('Enter');
    await keys.go('Tab', /^Microphone/);
    await keys.press('Escape');
    await keys.arrivesAt(/^Your devices$/);

    await keys.go('ArrowRight', /^More controls$/);
    await keys.press('Enter');
    await keys.go('ArrowDown', /^Keyboard shortcuts$/);
    await keys.press('Enter');
    await keys.go('Tab', /^Use keyboard shortcuts$/);
    await keys.press('Escape');
    await keys.arrivesAt(/^More controls$/);

    await keys.go('ArrowRight', /^Leave the call$/);
    await keys.press('Enter');
    await until('Alice has left', () => alice.snapshot.state === 'left');
    await keys.arrivesAt(/^You left the call$/);
    await keys.go('Tab', /^Join again$/);
    await keys.press('Enter');
    await until('Alice is in again', () => alice.snapshot.peers[0]?.link === 'connected');
    await keys.look();
    assert.equal(alice.snapshot.state, 'joined');
  });
});
