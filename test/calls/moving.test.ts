import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import { fakeDevicesOf } from '../support/fake-devices.ts';
import type { Person } from '../support/person.ts';

const MEDIA_WITHIN = 15_000;
/** A goodbye over a connection inside one machine, and a frame painted without the tile. */
const GONE_WITHIN = 1000;

let lab: CallLab;
let directory: string;
before(async () => {
  directory = await mkdtemp(join(tmpdir(), 'mesh-call-devices-'));
  lab = await CallLab.open('4.7', { extraFlags: await fakeDevicesOf('alice', directory) });
});
after(async () => {
  await lab.close();
  await rm(directory, { recursive: true });
});

test('who moves to another room is gone here at once, and is seen and heard there with the same camera', async (t) => {
  const { alice, bob, carol, room } = await twoRooms(t);
  await alice.frame.evaluate(() => {
    const { element } = window.person!;
    const devices = navigator.mediaDevices;
    const getUserMedia = devices.getUserMedia.bind(devices);
    const moving = { track: element.snapshot.self.camera.track, stream: element.snapshot.self.stream };
    Object.assign(window, { moving, questions: 0 });
    devices.getUserMedia = (constraints) => {
      Object.assign(window, { questions: Number(Reflect.get(window, 'questions')) + 1 });
      return getUserMedia(constraints);
    };
  });

  const gone = bob.untilView('is alone', ({ remoteTiles }) => remoteTiles === 0, {
    within: GONE_WITHIN,
    every: 20,
  });
  await alice.frame.evaluate((to) => {
    window.person!.element.room = to;
  }, room);
  t.diagnostic(`gone for bob after ${Math.round(await gone)} ms`);

  await expectEveryoneSeesAndHearsEveryone([alice, carol], { within: MEDIA_WITHIN });
  assert.deepEqual(
    await alice.frame.evaluate(() => {
      const { camera, stream } = window.person!.element.snapshot.self;
      const before = Reflect.get(window, 'moving') as { track: unknown; stream: unknown };
      return {
        sameTrack: camera.track === before.track && camera.track?.readyState === 'live',
        samePreview: stream === before.stream,
        questions: Number(Reflect.get(window, 'questions')),
      };
    }),
    { sameTrack: true, samePreview: true, questions: 0 },
  );
  assert.equal((await bob.view()).state, 'joined');
});

test('who moves uses the relays of the new room, and no longer those of the old one', async (t) => {
  const { alice, carol, room } = await twoRooms(t);
  await alice.frame.evaluate(
    ({ to, wsUrl }) => {
      const configurations: unknown[] = [];
      Object.assign(window, { configurations });
      const Original = RTCPeerConnection;
      globalThis.RTCPeerConnection = class extends Original {
        constructor(configuration?: RTCConfiguration) {
          super(configuration);
          configurations.push(configuration?.iceServers?.map(({ urls }) => urls));
        }
      };
      // The element reads the host's answers as those of any host; the room behind them is real.
      const host = {
        ready: () => Promise.resolve(),
        workspace: { workspaceId: 'w1', itemId: 'i1' },
        collab: {
          getToken: () => Promise.resolve({ token: 'token', wsUrl, roomId: to }),
          getTurnCredentials: () =>
            Promise.resolve({
              turn: {
                username: 'alice',
                credential: 'secret',
                urls: ['turn:127.0.0.1:9?transport=udp'],
                expiresAt: Date.now() / 1000 + 3600,
              },
            }),
        },
      };
      Object.assign(window.person!.element, { url: undefined, room: undefined, host });
    },
    { to: room, wsUrl: lab.roomServer.urlFor('alice') },
  );
  await expectEveryoneSeesAndHearsEveryone([alice, carol], { within: MEDIA_WITHIN });
  assert.deepEqual(await alice.frame.evaluate(() => Reflect.get(window, 'configurations') as unknown), [
    [['turn:127.0.0.1:9?transport=udp']],
  ]);
});

/** Alice, whose camera and microphone are captured, and Bob in one call; Carol in another. */
async function twoRooms(
  t: TestContext,
): Promise<{ alice: Person; bob: Person; carol: Person; room: string }> {
  const [here, room] = [lab.newRoom(), lab.newRoom()];
  const [[alice], [bob], [carol]] = await Promise.all([
    lab.gather(t, ['alice'], { room: here, source: 'devices' }),
    lab.gather(t, ['bob'], { room: here }),
    lab.gather(t, ['carol'], { room }),
  ]);
  assert.ok(alice && bob && carol);
  await Promise.all([alice.join(), bob.join(), carol.join()]);
  await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });
  return { alice, bob, carol, room };
}
