import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { View } from '../calls/pages/sightings.ts';
import { CallLab } from '../support/call-lab.ts';
import { nameOfTone } from '../support/cast.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import { hide, openWindow, setFrozen } from '../support/own-window.ts';
import { Person } from '../support/person.ts';

const MEDIA_WITHIN = 20_000;
const HIDDEN_FOR = 45_000;
const BACK_WITHIN = 15_000;
const LOOK_EVERY = 1000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(async () => {
  await lab.close();
});

describe('a tab that nobody looks at', () => {
  test('stays in the call, and the others hear it', async (t) => {
    const { alice, bob } = await callWithWindow(t);
    await hide(bob.page);
    const looks: View[] = [];
    const end = Date.now() + HIDDEN_FOR;
    while (Date.now() < end) {
      looks.push(await alice.view());
      await pause(LOOK_EVERY);
    }
    const without = looks.filter(({ peers }) => peers[0]?.claims !== 'bob' || peers[0].link !== 'connected');
    assert.deepEqual(without, [], 'looks without him');
    const silent = looks.filter(({ peers }) => nameOfTone(peers[0]?.hertz ?? 0) !== 'bob');
    t.diagnostic(`heard in ${looks.length - silent.length} of ${looks.length} looks`);
    assert.deepEqual(silent, [], 'looks in which he is not heard');
    await bob.page.bringToFront();
    await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: BACK_WITHIN });
  });

  for (const seconds of [20, 60]) {
    test(`is in the call again after it was frozen for ${seconds} s`, async (t) => {
      const { alice, bob } = await callWithWindow(t);
      await hide(bob.page);
      await noteFreezing(bob);
      await setFrozen(bob.page, true);
      await pause(1000 * seconds);
      await setFrozen(bob.page, false);
      await bob.page.bringToFront();
      const took = await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: BACK_WITHIN });
      t.diagnostic(`both see and hear each other ${Math.round(took)} ms after it was let go`);
      const { stoodStill, events } = await freezing(bob);
      assert.deepEqual(events, ['freeze', 'resume']);
      assert.ok(stoodStill >= 900 * seconds, `its timers stood still for ${stoodStill} ms`);
    });
  }
});

/** Alice, and Bob whose tabs can be hidden. */
async function callWithWindow(t: TestContext): Promise<{ alice: Person; bob: Person }> {
  const room = lab.newRoom();
  const [alice] = await lab.gather(t, ['alice'], { room, source: 'steady' });
  assert.ok(alice);
  const bob = await Person.enter(
    'bob',
    await openWindow(t),
    lab.entranceFor('bob', room, { source: 'steady' }),
  );
  for (const person of [alice, bob]) await person.join();
  await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });
  return { alice, bob };
}

interface Freezing {
  readonly events: readonly string[];
  /** The longest time between two ticks of a timer, ms. */
  readonly stoodStill: number;
}

declare global {
  interface Window {
    freezing?: { events: string[]; stoodStill: number };
  }
}

async function noteFreezing(person: Person): Promise<void> {
  await person.frame.evaluate(() => {
    const noted: { events: string[]; stoodStill: number } = { events: [], stoodStill: 0 };
    window.freezing = noted;
    for (const name of ['freeze', 'resume']) {
      document.addEventListener(name, () => {
        noted.events.push(name);
      });
    }
    let last = performance.now();
    setInterval(() => {
      noted.stoodStill = Math.max(noted.stoodStill, performance.now() - last);
      last = performance.now();
    }, 500);
  });
}

async function freezing(person: Person): Promise<Freezing> {
  const noted = await person.frame.evaluate(() => window.freezing);
  assert.ok(noted);
  return noted;
}
