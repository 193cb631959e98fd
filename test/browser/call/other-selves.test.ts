import type { CallSession } from '../../../src/call/call-session.ts';
import { assertEqual } from '../support/assert.ts';
import { CallWorld } from '../support/call-world.ts';
import { until } from '../support/until.ts';

const ALICE = { id: 'alice', name: 'Alice' };

describe('the same person in the call twice', () => {
  let world: CallWorld;
  let first: CallSession;
  let bob: CallSession;
  let reasons: string[];

  beforeEach(async () => {
    world = new CallWorld();
    first = world.person('Alice', { user: ALICE });
    bob = world.person('Bob');
    reasons = [];
    first.addEventListener('left', ({ reason }) => reasons.push(reason));
    await world.joinAll();
  });

  afterEach(() => world.end());

  /** Another tab of Alice's, in the lobby. */
  async function secondTab(): Promise<CallSession> {
    const second = world.person('Alice', { user: ALICE });
    await second.connect();
    await until('it sees the first tab', () => second.snapshot.elsewhere === 'before');
    return second;
  }

  it('is known in the lobby of the second tab, and to nobody else', async () => {
    const carol = world.person('Carol', { user: { id: 'carol', name: 'Alice' } });
    await carol.connect();
    await secondTab();
    await until('Carol sees both', () => carol.snapshot.peers.length === 2);
    assertEqual(carol.snapshot.elsewhere, undefined);
    assertEqual(bob.snapshot.elsewhere, undefined, 'who has no id');
  });

  it('is silent in the tab that came second, so that nothing echoes', async () => {
    const second = await secondTab();
    await second.join();
    await until('it is silent', () => !second.snapshot.sound);
    await until('its microphone is off', () => second.snapshot.self.microphone.state === 'off');
    assertEqual(first.snapshot.sound, true);
    assertEqual(first.snapshot.self.microphone.state, 'on');
    await until('the first tab knows', () => first.snapshot.elsewhere === 'after');
  });

  it('stays as the person then wants it', async () => {
    const second = await secondTab();
    await second.join();
    await until('it is silent', () => !second.snapshot.sound);
    second.setSound(true);
    await second.setMicrophone(true);
    await world.connected();
    assertEqual(second.snapshot.sound, true);
    assertEqual(second.snapshot.self.microphone.state, 'on');
  });

  it('is heard again in the second tab as soon as the first one has left', async () => {
    const second = await secondTab();
    await second.join();
    await until('it is silent', () => !second.snapshot.sound);
    first.leave();
    await until('the sound is on', () => second.snapshot.sound);
    assertEqual(second.snapshot.self.microphone.state, 'off', 'the microphone is the person’s business');
  });

  it('moves from the lobby of the second tab: the first one leaves, and the second is heard', async () => {
    const second = await secondTab();
    await second.takeOver();
    assertEqual(second.snapshot.state, 'joined');
    assertEqual(first.snapshot.state, 'left');
    assertEqual(reasons.join(' '), 'taken-over');
    await world.connected();
    assertEqual(second.snapshot.sound, true);
    assertEqual(second.snapshot.self.microphone.state, 'on');
    await until('the first tab says where', () => first.snapshot.elsewhere === 'before');
  });

  it('moves from within the call, with sound and microphone as they were', async () => {
    const second = await secondTab();
    await second.join();
    await until('it is silent', () => !second.snapshot.sound);
    await second.takeOver();
    assertEqual(first.snapshot.state, 'left');
    assertEqual(second.snapshot.sound, true);
    await until('the microphone is on', () => second.snapshot.self.microphone.state === 'on');
  });

  it('stays twice, and silent, when the other tab can’t be asked', async () => {
    const { BroadcastChannel } = globalThis;
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    const second = world.person('Alice', { user: ALICE });
    globalThis.BroadcastChannel = BroadcastChannel;
    await second.connect();
    await until('it sees the first tab', () => second.snapshot.elsewhere === 'before');
    await second.takeOver();
    assertEqual(first.snapshot.state, 'joined');
    assertEqual(second.snapshot.state, 'joined');
    await until('it is silent', () => !second.snapshot.sound);
  });

  it('is not moved by messages that name nobody, or are none', async () => {
    const channel = new BroadcastChannel('mesh-call');
    for (const message of [
      null,
      5,
      'leave',
      { leave: 5 },
      { leave: [5, '', 'somebody00'] },
      { leave: Array(99).fill('x') },
    ]) {
      channel.postMessage(message);
    }
    const echo = new BroadcastChannel('mesh-call');
    const heard = new Promise((resolve) => echo.addEventListener('message', resolve, { once: true }));
    channel.postMessage('the last one');
    await heard;
    assertEqual(first.snapshot.state, 'joined');
    channel.close();
    echo.close();
  });
});
