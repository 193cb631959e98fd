import type { CallSession } from '../../../src/call/call-session.ts';
import type { PeerSnapshot } from '../../../src/call/snapshot.ts';
import { assertEqual } from '../support/assert.ts';
import { CallWorld } from '../support/call-world.ts';
import { until } from '../support/until.ts';

describe('how loud one person is played for oneself', () => {
  const OriginalAudio = globalThis.Audio;
  let players: HTMLAudioElement[];
  let world: CallWorld;
  let alice: CallSession;
  let bob: CallSession;
  let carol: CallSession;

  beforeEach(async () => {
    players = [];
    globalThis.Audio = class extends OriginalAudio {
      constructor() {
        super();
        players.push(this);
      }
    };
    world = new CallWorld();
    [alice, bob, carol] = [world.person('Alice'), world.person('Bob'), world.person('Carol')];
    for (const session of world.sessions) await session.connect();
    await world.joinAll();
  });

  afterEach(async () => {
    globalThis.Audio = OriginalAudio;
    await world.end();
  });

  const peerOf = (session: CallSession, name: string): PeerSnapshot =>
    session.snapshot.peers.find(({ user }) => user.name === name)!;

  /** What plays this voice; each listener has streams of their own. */
  const playerOf = (session: CallSession, name: string): HTMLAudioElement => {
    const { microphoneStream } = peerOf(session, name);
    return players.find(({ srcObject }) => srcObject === microphoneStream)!;
  };

  it('is silence after they were muted, and nobody else is muted, here or there', async () => {
    await until('alice plays both', () => !!playerOf(alice, 'Bob') && !!playerOf(alice, 'Carol'));
    const carolBefore = peerOf(alice, 'Carol');
    alice.setMutedHere(peerOf(alice, 'Bob').id, true);
    assertEqual(peerOf(alice, 'Bob').mutedHere, true);
    assertEqual(playerOf(alice, 'Bob').muted, true);
    assertEqual(playerOf(alice, 'Carol').muted, false);
    assertEqual(peerOf(alice, 'Carol'), carolBefore);
    assertEqual(playerOf(carol, 'Bob').muted, false);
    assertEqual(peerOf(carol, 'Bob').mutedHere, false);
    alice.setMutedHere(peerOf(alice, 'Bob').id, false);
    assertEqual(playerOf(alice, 'Bob').muted, false);
  });

  it('is as was asked for, within what there is, and stays when the connection is made anew', async () => {
    const { id } = peerOf(alice, 'Bob');
    alice.setVolume(id, 0.25);
    assertEqual(peerOf(alice, 'Bob').volume, 0.25);
    await until('it is played like this', () => playerOf(alice, 'Bob')?.volume === 0.25);
    alice.leave();
    await world.joinAll();
    assertEqual(peerOf(alice, 'Bob').volume, 0.25);
    await until('it is played like this again', () => playerOf(alice, 'Bob')?.volume === 0.25);
    alice.setVolume(id, Number.NaN);
    assertEqual(peerOf(alice, 'Bob').volume, 0.25);
    alice.setVolume(id, 7);
    assertEqual(peerOf(alice, 'Bob').volume, 1);
  });

  it('is silence together with what is silent as a whole, and nothing for somebody who is not there', () => {
    const { id } = peerOf(alice, 'Bob');
    alice.setMutedHere(id, true);
    alice.setSound(false);
    alice.setSound(true);
    assertEqual(playerOf(alice, 'Bob').muted, true);
    assertEqual(playerOf(alice, 'Carol').muted, false);
    const before = alice.snapshot;
    alice.setMutedHere('nobody', true);
    alice.setVolume('nobody', 0);
    assertEqual(alice.snapshot, before);
    assertEqual(bob.snapshot.state, 'joined');
  });
});
