import type { CallSession } from '../../../src/call/call-session.ts';
import type { Reception } from '../../../src/call/snapshot.ts';
import { CallWorld } from '../support/call-world.ts';
import { ConnectionRecorder } from '../support/connection-recorder.ts';
import { fastClock } from '../support/fast-clock.ts';
import { until } from '../support/until.ts';

/** Thresholds of seconds pass this much faster. */
const HASTE = 4;
const KNOWN_WITHIN_MS = 8000;

/** Everything is broken at once in the beginning, so that all the tests wait through the same seconds. */
describe('in a call where media goes one way only', function () {
  this.timeout(KNOWN_WITHIN_MS + 5000);
  let world: CallWorld;
  let recorder: ConnectionRecorder;
  let source: ReturnType<typeof silentAndStill>;
  /** Hears and sees well, and sends well. */
  let alice: CallSession;
  /** His senders have lost their tracks behind our back. */
  let bob: CallSession;
  /** Her microphone gives silence, her picture is a slide; and she has stopped to receive sound. */
  let carol: CallSession;

  before(async () => {
    recorder = new ConnectionRecorder();
    world = new CallWorld(fastClock(HASTE));
    source = silentAndStill();
    alice = world.person('Alice');
    bob = world.person('Bob');
    await world.joinAll();
    const early = [...recorder.connections];
    carol = world.person('Carol', { localStream: source.stream });
    await world.joinAll();
    await until(
      'everything flows',
      () =>
        isWell(receptionOf(carol, bob)) &&
        [receptionOf(alice, bob), receptionOf(bob, alice)].every(
          (reception) => isWell(reception) && isWell(reception?.ours),
        ),
      KNOWN_WITHIN_MS,
    );
    // Browsers send a canvas when it is painted on: the slide is shown once, and then rests.
    source.paint();
    const bobsCamera = early.find(offered)?.getSenders()[1]?.track;
    for (const connection of recorder.connections) {
      const senders = connection.getSenders();
      if (!senders.some(({ track }) => track && track === bobsCamera)) continue;
      for (const sender of senders) await sender.replaceTrack(null);
    }
    for (const connection of recorder.connections.slice(early.length).filter(offered)) {
      const [microphone] = connection.getTransceivers();
      if (microphone) microphone.direction = 'sendonly';
    }
  });

  after(async () => {
    recorder.stop();
    await world.end();
    await source.close();
  });

  it('who hears nothing of somebody whose microphone is on knows that their voice is missing', async () => {
    await until('it is known', () => receptionOf(alice, bob)?.voice === 'missing', KNOWN_WITHIN_MS);
  });

  it('who sees no more frames of somebody knows that their picture is frozen', async () => {
    await until('it is known', () => receptionOf(alice, bob)?.picture === 'frozen', KNOWN_WITHIN_MS);
  });

  it('whose media doesn’t arrive knows it although they send and receive as if all were well', async () => {
    await until(
      'it is known',
      () => {
        const { voice, picture, ours } = receptionOf(bob, alice) ?? {};
        const theirsFlows = voice === 'flowing' && picture === 'flowing';
        return theirsFlows && ours?.voice === 'missing' && ours.picture === 'frozen';
      },
      KNOWN_WITHIN_MS,
    );
  });

  it('both sides know that one hears the other and not the other way round', async () => {
    await until(
      'it is known',
      () =>
        receptionOf(carol, alice)?.voice === 'missing' &&
        receptionOf(alice, carol)?.ours.voice === 'missing' &&
        receptionOf(alice, carol)?.ours.picture === 'flowing',
      KNOWN_WITHIN_MS,
    );
  });

  it('a microphone that is silent at its source is told from one that isn’t heard', async () => {
    await until(
      'it is known on both sides',
      () =>
        receptionOf(alice, carol)?.voice === 'silent-source' &&
        receptionOf(carol, alice)?.ours.voice === 'silent-source',
      KNOWN_WITHIN_MS,
    );
  });

  it('who joined before and who joined after notice alike that somebody’s media doesn’t come', async () => {
    for (const observer of [alice, carol]) {
      await until('it is known', () => receptionOf(observer, bob)?.picture === 'frozen', KNOWN_WITHIN_MS);
    }
  });

  it('a given picture that doesn’t change is in order, for those who see it and for its owner', async () => {
    await until(
      'it is known on both sides',
      () =>
        receptionOf(alice, carol)?.picture === 'flowing' &&
        receptionOf(carol, alice)?.ours.picture === 'flowing',
      KNOWN_WITHIN_MS,
    );
  });

  it('all is well again when media flows again', async () => {
    await bob.setCamera(false);
    await bob.setCamera(true);
    await until('Bob is seen', () => receptionOf(alice, bob)?.picture === 'flowing', KNOWN_WITHIN_MS);
    await until('Bob knows', () => receptionOf(bob, alice)?.ours.picture === 'flowing', KNOWN_WITHIN_MS);
  });
});

/** What one of them knows of the media between both. */
function receptionOf(session: CallSession, other: CallSession): Reception | undefined {
  const { id } = other.snapshot.self;
  return session.snapshot.peers.find((peer) => peer.id === id)?.reception;
}

function isWell(oneWay: Pick<Reception, 'voice' | 'picture'> | undefined): boolean {
  return oneWay?.voice === 'flowing' && oneWay.picture === 'flowing';
}

/** Whoever comes later makes the offer, so this tells whose connection it is. */
function offered(connection: RTCPeerConnection): boolean {
  return connection.currentLocalDescription?.type === 'offer';
}

/** A microphone with a tone of no strength, and a picture that changes only when it is painted on. */
function silentAndStill() {
  const audio = new AudioContext();
  const oscillator = new OscillatorNode(audio);
  const destination = audio.createMediaStreamDestination();
  oscillator.connect(new GainNode(audio, { gain: 0 })).connect(destination);
  oscillator.start();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  const stream = new MediaStream([
    ...destination.stream.getAudioTracks(),
    ...canvas.captureStream().getVideoTracks(),
  ]);
  return {
    stream,
    paint: (): void => context?.fillRect(0, 0, 10, 10),
    close: async (): Promise<void> => {
      for (const track of stream.getTracks()) track.stop();
      await audio.close();
    },
  };
}
