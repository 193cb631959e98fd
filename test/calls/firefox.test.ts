import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { CallLab } from '../support/call-lab.ts';
import { castMember, type Name, nameOfTone, TONE_AMPLITUDE } from '../support/cast.ts';
import { eventually, missing } from '../support/eventually.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import { FirefoxPerson } from '../support/firefox-person.ts';
import { launchFirefox, whyNoFirefox } from '../support/firefox.ts';
import type { Person } from '../support/person.ts';
import { SoundServer } from '../support/sound-server.ts';
import type { Viewer } from '../support/viewer.ts';
import type { Sighting, View } from './pages/sightings.ts';

const LOBBY_WITHIN = 15_000;
const MEDIA_WITHIN = 20_000;
const TOLD_WITHIN = 5000;
/** Of the loudest that can be. */
const TOLERANCE = 0.02;
/** Somebody who says goodbye is gone at once. */
const GONE_WITHIN = 1000;

const skip = whyNoFirefox();

let lab: CallLab;
let sound: SoundServer;
let firefox: Browser;
before(async () => {
  if (skip !== false) return;
  sound = await SoundServer.start();
  [lab, firefox] = await Promise.all([CallLab.open('4.7', { sound }), launchFirefox(sound)]);
});
after(async () => {
  if (skip !== false) return;
  await firefox.close();
  await Promise.all([lab.close(), sound.stop()]);
});

test(
  'people in Firefox and Chromium make one call, and each does all that a call needs',
  { skip },
  async (t) => {
    const room = lab.newRoom();
    const seats = 2;
    const enterFirefox = async (name: Name): Promise<FirefoxPerson> => {
      const person = await FirefoxPerson.enter(name, firefox, lab.entranceFor(name, room, { seats }));
      await person.untilView('is in the lobby', ({ state }) => state === 'lobby', { within: LOBBY_WITHIN });
      return person;
    };
    const alice = await enterFirefox('alice');
    const [bob] = (await lab.gather(t, ['bob'], { room, seats })) as [Person];

    await t.test('they join, see and hear each other', async () => {
      await bob.join();
      await alice.click('Join');
      await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });
    });

    await t.test('whoever mutes in Firefox is heard no more, and again afterwards', async () => {
      await alice.click('Microphone');
      await bob.untilView('hears alice no more', (view) => !only(view).microphone && !hears(view, 'alice'), {
        within: TOLD_WITHIN,
      });
      await alice.click('Microphone');
      await bob.untilView('hears alice again', (view) => hears(view, 'alice'), { within: TOLD_WITHIN });
    });

    await t.test('whoever switches the camera off in Chromium is seen no more in Firefox', async () => {
      await bob.switchDevice('camera', false);
      await alice.untilView('sees bob no more', (view) => !only(view).camera, {
        within: TOLD_WITHIN,
      });
      await bob.switchDevice('camera', true);
      await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });
    });

    for (const [listener, speaker, browser] of [
      [alice, bob, 'Firefox'],
      [bob, alice, 'Chromium'],
    ] as const) {
      await t.test(`in ${browser} one chooses how loud the loudspeaker plays somebody`, async (step) => {
        const loudspeaker = sound.listen();
        step.after(() => loudspeaker.stop());
        const loudnessOf = ({ name }: Viewer): number => loudspeaker.amplitude(castMember(name).hertz);
        const untilAsLoud = async (who: Viewer, expected: number): Promise<void> => {
          const isSo = (): boolean => Math.abs(loudnessOf(who) - expected) <= TOLERANCE;
          const expectation = `${who.name} is ${expected.toFixed(2)} loud on the loudspeaker`;
          await eventually(expectation, () => missing(isSo() ? [] : [`it is ${loudnessOf(who)}`]), {
            within: TOLD_WITHIN,
          });
        };
        for (const [choice, loudness] of [
          [{}, 1],
          [{ mutedHere: true }, 0],
          [{ mutedHere: false, volume: 0.25 }, 0.25],
          [{ volume: 1 }, 1],
        ] as const) {
          await listener.playAs(speaker.name, choice);
          await untilAsLoud(speaker, loudness * TONE_AMPLITUDE);
          // The other one comes out of the same loudspeaker, and is nobody's business here.
          await untilAsLoud(listener, TONE_AMPLITUDE);
        }
      });
    }

    const carol = await enterFirefox('carol');
    await t.test('in Firefox one waits at a full call, and is seated when somebody leaves', async () => {
      await carol.click('Wait in line');
      await carol.untilView('waits', ({ place, text }) => place === 1 && text.includes('The call is full'), {
        within: TOLD_WITHIN,
      });
      await alice.click('Leave the call');
      await bob.untilView('alice is gone', ({ peers }) => !peers.some(({ claims }) => claims === 'alice'), {
        within: GONE_WITHIN,
      });
      await expectEveryoneSeesAndHearsEveryone([bob, carol], { within: MEDIA_WITHIN });
    });

    await t.test('two in Firefox see, hear, mute and leave each other', async () => {
      await bob.leave();
      await alice.click('Join again');
      await expectEveryoneSeesAndHearsEveryone([alice, carol], { within: MEDIA_WITHIN });
      await carol.click('Microphone');
      await alice.untilView(
        'hears carol no more',
        (view) => !only(view).microphone && !hears(view, 'carol'),
        {
          within: TOLD_WITHIN,
        },
      );
      await carol.click('Microphone');
      await alice.untilView('hears carol again', (view) => hears(view, 'carol'), { within: TOLD_WITHIN });
      await carol.click('Leave the call');
      await alice.untilView('is alone', ({ peers }) => !peers.some(({ claims }) => claims === 'carol'), {
        within: GONE_WITHIN,
      });
    });
  },
);

/** The only other one in somebody's view. */
function only({ peers: [peer] }: View): Sighting {
  assert.ok(peer);
  return peer;
}

function hears({ peers: [peer] }: View, name: Name): boolean {
  return peer?.hertz !== undefined && nameOfTone(peer.hertz) === name;
}
