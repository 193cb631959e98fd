import { assert } from 'chai';
import type { CallSession } from '../../../src/call/call-session.ts';
import { lateElements } from '../../../src/controllers/late-elements.ts';
import type { MeshCall } from '../../../src/elements/mesh-call/mesh-call.ts';
import { SharedRoom } from '../support/shared-room.ts';
import { until } from '../support/until.ts';
import { CallPage } from './support/call-page.ts';
import { allInside, drawn, inside, mount, videoOf } from './support/mount.ts';

describe('<mesh-call> in a room', () => {
  let page: CallPage;

  beforeEach(() => {
    page = new CallPage();
  });

  afterEach(() => page.end());

  const enter = async (displayName: string, more: Partial<MeshCall> = {}): Promise<MeshCall> => {
    const element = await page.mount(displayName, more);
    await until(`${displayName} is in the lobby`, () => element.snapshot.state !== 'connecting');
    return element;
  };

  it('goes from the lobby into the call and out again, telling each step', async () => {
    const alice = await enter('Alice');
    const told: string[] = [];
    for (const type of ['mesh-state', 'mesh-joined', 'mesh-left'] as const) {
      document.body.addEventListener(type, () => told.push(`${type} ${alice.snapshot.state}`), {
        once: true,
      });
    }
    inside(alice, '[part=join]').click();
    await until('Alice is in', () => alice.snapshot.state === 'joined');
    await drawn(alice);
    assert.include(inside(alice, '.empty').textContent, 'only one here');
    inside(inside(alice, 'mesh-controls'), 'leave-button').click();
    await until('Alice is out', () => alice.snapshot.state === 'left');
    assert.deepEqual(told, ['mesh-state joining', 'mesh-joined joined', 'mesh-left left']);
  });

  it('lets nobody into the call before its elements are there, and tries again when asked', async () => {
    const alice = await enter('Alice');
    const told: string[] = [];
    alice.addEventListener('mesh-error', ({ error }) => told.push(error.code));
    const answers = [Promise.reject(new TypeError('Failed to fetch')), Promise.resolve()];
    lateElements.comeFrom(async () => answers.shift());
    inside(alice, '[part=join]').click();
    await until('the problem is shown', () => allInside(alice, '[part=status] .code').length > 0);
    assert.include(inside(alice, '[part=status]').textContent, 'The call couldn’t be loaded');
    assert.deepEqual([told, alice.snapshot.state], [['elements-missing'], 'lobby']);
    inside(alice, '[part=status] button').click();
    await until('the lobby is back', () => allInside(alice, '[part=join]').length > 0);
    inside(alice, '[part=join]').click();
    await until('Alice is in', () => alice.snapshot.state === 'joined');
    assert.deepEqual(told, ['elements-missing']);
  });

  it('leaves a call again that was entered past the lobby and can’t be shown', async () => {
    const alice = await enter('Alice');
    const answers = [Promise.reject(new TypeError('Failed to fetch')), Promise.resolve()];
    lateElements.comeFrom(async () => answers.shift());
    await alice.session?.join();
    await until('Alice is out', () => alice.snapshot.state === 'left');
    await drawn(alice);
    assert.include(inside(alice, '[part=status]').textContent, 'The call couldn’t be loaded');
    await lateElements.load();
  });

  it('shows two people to each other', async () => {
    const alice = await enter('Alice');
    const bob = await enter('Bob');
    const joined: string[] = [];
    alice.addEventListener('mesh-peer-joined', ({ peer }) => joined.push(peer.user.name));
    await Promise.all([alice.join(), bob.join()]);
    await until('a link', () => alice.snapshot.peers[0]?.link === 'connected');
    await drawn(alice);
    const video = videoOf(inside(alice, 'mesh-peer-tile'));
    await until('a picture', () => video.videoWidth > 0 && !video.paused);
    assert.deepEqual(joined, ['Bob']);
  });

  it('asks for a name where none is given, and uses it', async () => {
    const alice = await enter('');
    (inside(alice, 'input') as HTMLInputElement).value = '  Alice ';
    inside(alice, '[part=join]').click();
    await until('Alice is in', () => alice.snapshot.state === 'joined');
    assert.equal(alice.snapshot.self.user.name, 'Alice');
  });

  it('joins with the Enter key in the name field, but not without a name', async () => {
    const alice = await enter('');
    const field = inside(alice, 'input') as HTMLInputElement;
    const pressEnter = (): boolean => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    let refusals = 0;
    field.addEventListener('invalid', () => (refusals += 1));
    pressEnter();
    assert.equal(refusals, 1);
    assert.equal(field.validationMessage, 'Type your name first.');
    assert.equal(alice.snapshot.state, 'lobby');
    field.value = 'Alice';
    pressEnter();
    await until('Alice is in', () => alice.snapshot.state === 'joined');
    assert.equal(alice.snapshot.self.user.name, 'Alice');
  });

  it('joins without a lobby when told to', async () => {
    const alice = await enter('Alice', { autojoin: true });
    await until('Alice is in', () => alice.snapshot.state === 'joined');
  });

  it('switches the microphone with its control', async () => {
    const alice = await enter('Alice');
    await alice.join();
    await drawn(alice);
    const toggle = inside(inside(alice, 'mesh-controls'), 'mic-toggle');
    await until('the microphone is on', () => alice.snapshot.self.microphone.state === 'on');
    await drawn(alice);
    const changed = new Promise((resolve) => toggle.addEventListener('change', resolve, { once: true }));
    toggle.click();
    await changed;
    assert.equal(alice.snapshot.self.microphone.state, 'off');
    await alice.toggleMicrophone();
    assert.equal(alice.snapshot.self.microphone.state, 'on');
  });

  it('obeys controls outside of it that name it', async () => {
    const alice = await enter('Alice', { id: 'the-call' });
    const toggle = await mount('camera-toggle', { for: 'the-call' });
    const leave = await mount('leave-button', { for: 'the-call' });
    await alice.join();
    await until('the camera is on', () => toggle.checked);
    toggle.click();
    await until('the camera is off', () => !toggle.checked);
    assert.equal(alice.snapshot.self.camera.state, 'off');
    await drawn(leave);
    leave.click();
    assert.equal(alice.snapshot.state, 'left');
  });

  it('waits in line when the call is full, and enters by itself', async () => {
    const [alice, bob] = [await enter('Alice', { maxPeers: 2 }), await enter('Bob', { maxPeers: 2 })];
    await alice.join();
    await bob.join();
    const carol = await enter('Carol', { maxPeers: 2 });
    const places: number[] = [];
    carol.addEventListener('mesh-full', ({ place }) => places.push(place));
    await carol.join();
    await until('Carol waits', () => carol.snapshot.state === 'waiting');
    await drawn(carol);
    assert.include(inside(carol, '[part=full]').textContent, 'The call is full (2 of 2)');
    assert.deepEqual(places, [1]);
    alice.leave();
    await until('Carol is in', () => carol.snapshot.state === 'joined');
  });

  it('tells the others a name that changes', async () => {
    const [alice, bob] = [await enter('Alice'), await enter('Bob')];
    await Promise.all([alice.join(), bob.join()]);
    bob.displayName = 'Robert';
    await until('Alice reads it', () => alice.snapshot.peers[0]?.user.name === 'Robert');
  });

  it('begins muted and without a camera when told to', async () => {
    const alice = await enter('Alice', { startMuted: true, startCameraOff: true });
    await alice.join();
    assert.equal(alice.snapshot.self.microphone.state, 'off');
    assert.equal(alice.snapshot.self.camera.state, 'off');
  });

  it('goes into another room with the same session, and stays in the call', async () => {
    const alice = await enter('Alice', { id: 'the-call' });
    const leave = await mount('leave-button', { for: 'the-call' });
    const { session } = alice;
    await alice.join();
    const told: string[] = [];
    alice.addEventListener('mesh-left', ({ reason }) => told.push(`left ${reason}`));
    alice.addEventListener('mesh-joined', () => told.push('joined'));
    alice.awareness = new SharedRoom().enter();
    await until('Alice is in again', () => told.length === 2);
    assert.deepEqual(told, ['left moved', 'joined']);
    assert.isTrue(alice.session === session);
    await drawn(leave);
    leave.click();
    assert.equal(alice.snapshot.state, 'left');
  });

  it('goes from lobby to lobby, with the same preview', async () => {
    const alice = await enter('Alice');
    await until('the camera is on', () => alice.snapshot.self.camera.state === 'on');
    const { camera, stream } = alice.snapshot.self;
    const states: string[] = [];
    alice.addEventListener('mesh-state', ({ snapshot }) => states.push(snapshot.state));
    alice.awareness = new SharedRoom().enter();
    await until('Alice is in the new lobby', () => states.join() === 'connecting,lobby');
    assert.isTrue(alice.snapshot.self.stream === stream);
    assert.isTrue(alice.snapshot.self.camera === camera);
  });

  it('moves once for all that changes in one task', async () => {
    const alice = await enter('Alice');
    const session = alice.session as CallSession;
    const move = session.move.bind(session);
    let moves = 0;
    session.move = (source) => {
      moves += 1;
      return move(source);
    };
    Object.assign(alice, { room: 'other', url: 'wss://rooms.example.com', scopeId: 'i8' });
    alice.awareness = new SharedRoom().enter();
    await drawn(alice);
    await until('Alice is in the new lobby', () => alice.snapshot.state === 'lobby');
    assert.equal(moves, 1);
  });

  it('ends the call when no room is named any more, and begins anew with the next one', async () => {
    const alice = await enter('Alice');
    await alice.join();
    const { session } = alice;
    alice.awareness = undefined;
    await drawn(alice);
    assert.equal(session?.snapshot.state, 'closed');
    assert.isUndefined(alice.session);
    alice.awareness = page.enterRoom();
    await until('Alice is in the lobby', () => alice.snapshot.state === 'lobby');
  });

  it('makes a new session where a new room comes with what a session reads once', async () => {
    const alice = await enter('Alice');
    await alice.join();
    const { session } = alice;
    alice.maxPeers = 3;
    await drawn(alice);
    assert.isTrue(alice.session === session);
    alice.awareness = new SharedRoom().enter();
    await until('Alice is in the new call', () => alice.snapshot.state === 'joined');
    assert.equal(session?.snapshot.state, 'closed');
    assert.equal(alice.snapshot.capacity, 3);
  });

  it('goes into the room that it was given while it was out of the document', async () => {
    const alice = await enter('Alice');
    await alice.join();
    const { session } = alice;
    const other = new SharedRoom();
    const bob = await mount('mesh-call', {
      awareness: other.enter(),
      localStream: page.stream,
      autojoin: true,
    });
    const box = alice.parentElement;
    alice.remove();
    alice.awareness = other.enter();
    // The change is looked at, and in vain, before it is in a document again.
    await alice.updateComplete;
    box?.append(alice);
    await until('Alice and Bob meet', () => bob.snapshot.peers[0]?.user.name === 'Alice');
    assert.isTrue(alice.session === session);
    assert.equal(alice.snapshot.state, 'joined');
  });

  it('begins with what was put right while it was out of the document', async () => {
    const element = await mount('mesh-call', { awareness: page.enterRoom(), maxPeers: 9 });
    const box = element.parentElement;
    element.remove();
    element.maxPeers = 4;
    await element.updateComplete;
    box?.append(element);
    await until('it is in the lobby', () => element.snapshot.state === 'lobby');
  });

  it('says that the page was left, and joins again from there', async () => {
    const alice = await enter('Alice');
    await alice.join();
    window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    assert.deepEqual([alice.snapshot.state, alice.snapshot.ended], ['left', 'page-left']);
    window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    await drawn(alice);
    inside(alice, '.status .primary').click();
    await until('Alice is in', () => alice.snapshot.state === 'joined');
    assert.isUndefined(alice.snapshot.ended);
  });

  it('begins anew from a session that was closed', async () => {
    const alice = await enter('Alice');
    await alice.join();
    const { session } = alice;
    session?.close();
    await drawn(alice);
    assert.equal(alice.snapshot.ended, 'closed');
    inside(alice, '.status .primary').click();
    await until('Alice is in', () => alice.snapshot.state === 'joined');
    assert.isFalse(alice.session === session);
  });

  it('refuses to join while it is in no document, and holds nothing', async () => {
    const element = document.createElement('mesh-call');
    Object.assign(element, { awareness: page.enterRoom(), localStream: page.stream });
    const codes: unknown[] = [];
    const note = (error: unknown): void => {
      codes.push(Reflect.get(error as object, 'code'));
    };
    await element.join().catch(note);
    assert.isUndefined(element.session);
    const box = document.body.appendChild(document.createElement('div'));
    box.append(element);
    await until('it is in the lobby', () => element.snapshot.state === 'lobby');
    box.remove();
    await until('the session is closed', () => element.session === undefined);
    await element.join().catch(note);
    assert.isUndefined(element.session);
    assert.deepEqual(codes, ['call-closed', 'call-closed']);
  });

  it('stays in the call when it is moved, and ends it when it is removed', async () => {
    const alice = await enter('Alice');
    await alice.join();
    const { session } = alice;
    const section = document.body.appendChild(document.createElement('section'));
    section.append(alice);
    await Promise.resolve();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.isTrue(alice.session === session);
    assert.equal(session?.snapshot.state, 'joined');
    section.remove();
    await until('the session is closed', () => session?.snapshot.state === 'closed');
    assert.isUndefined(alice.session);
  });

  it('begins anew when it comes back later', async () => {
    const alice = await enter('Alice');
    const box = alice.parentElement;
    alice.remove();
    await until('the session is closed', () => alice.session === undefined);
    box?.append(alice);
    await until('Alice is in the lobby', () => alice.snapshot.state === 'lobby');
  });

  it('tells what is wrong with its settings instead of throwing', async () => {
    const codes: string[] = [];
    const note = ({ error }: HTMLElementEventMap['mesh-error']): number => codes.push(error.code);
    document.body.addEventListener('mesh-error', note);
    const element = await mount('mesh-call', { awareness: page.enterRoom(), maxPeers: 9 });
    assert.include(inside(element, '.status').textContent, 'isn’t set up correctly');
    const roomless = await mount('mesh-call');
    await roomless.join().then(
      () => assert.fail('joined without a room'),
      () => undefined,
    );
    await drawn(roomless);
    assert.include(inside(roomless, '.status').textContent, 'isn’t set up');
    document.body.removeEventListener('mesh-error', note);
    assert.deepEqual(codes, ['invalid-option', 'room-missing']);
  });

  it('shows what the page puts into its slots', async () => {
    const alice = await enter('Alice');
    const own = document.createElement('p');
    own.slot = 'empty';
    own.textContent = 'Send this link to a friend.';
    alice.append(own);
    await alice.join();
    await drawn(alice);
    assert.isAbove(own.getBoundingClientRect().height, 0);
  });
});
