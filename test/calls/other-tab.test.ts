/** What the system does for a call, in a window whose tabs are really hidden. */

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { eventually, missing } from '../support/eventually.ts';
import { allowNotifications } from '../support/notifications.ts';
import { hide, openWindow } from '../support/own-window.ts';
import { Person } from '../support/person.ts';

const WITHIN = 10_000;

/** What the page has from the system. */
interface FromSystem {
  /** Each notification with what became of it: `shown`, `closed`. */
  readonly notifications: readonly string[];
  /** Wake locks that are held. */
  readonly locks: number;
  /** Keys and buttons of the system that the page answers to. */
  readonly actions: readonly string[];
}

declare global {
  interface Window {
    fromSystem?: () => FromSystem;
  }
}

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('who waits in another tab is notified of a seat, and the screen stays on only while the call is looked at', async (t) => {
  const [room, seats] = [lab.newRoom(), 2];
  const [alice, carol] = await lab.gather(t, ['alice', 'carol'], { room, seats });
  assert.ok(alice && carol);
  await Promise.all([alice.join(), carol.join()]);
  const window = await openWindow(t);
  await window.addInitScript(noteSystem);
  const bob = await Person.enter('bob', window, lab.entranceFor('bob', room, { seats }));
  await allowNotifications(window.browser()!, bob.page);
  await bob.join();
  await bob.untilView('waits', ({ place }) => place === 1, { within: WITHIN });

  await hide(bob.page);
  await alice.leave();
  await untilHas(bob, { notifications: ['It’s your turn: you’re in the call now, shown'], locks: 0 });

  await bob.page.bringToFront();
  await untilHas(bob, { notifications: ['It’s your turn: you’re in the call now, closed'], locks: 1 });
  await untilHas(bob, { actions: ['hangup', 'togglecamera', 'togglemicrophone'] });

  await hide(bob.page);
  await untilHas(bob, { locks: 0 });
  await bob.page.bringToFront();
  await untilHas(bob, { locks: 1 });

  await bob.leave();
  await untilHas(bob, { locks: 0, actions: [] });
});

async function untilHas(person: Person, expected: Partial<FromSystem>): Promise<void> {
  await eventually(
    `${person.name} has ${JSON.stringify(expected)}`,
    async () => {
      const has = await person.frame.evaluate(() => window.fromSystem?.());
      const parts = Object.keys(expected) as (keyof FromSystem)[];
      return missing(
        parts.flatMap((part) =>
          JSON.stringify(has?.[part]) === JSON.stringify(expected[part]) ? [] : [JSON.stringify(has)],
        ),
      );
    },
    { within: WITHIN },
  );
}

/** Runs in the page: notes what is asked of the browser, and lets it do it. */
function noteSystem(): void {
  const notifications: { readonly title: string; became: string }[] = [];
  globalThis.Notification = class extends Notification {
    constructor(title: string, options?: NotificationOptions) {
      super(title, options);
      const noted = { title, became: 'asked for' };
      notifications.push(noted);
      this.addEventListener('show', () => (noted.became = 'shown'));
      this.addEventListener('close', () => (noted.became = 'closed'));
    }
  };

  const locks: WakeLockSentinel[] = [];
  const request = navigator.wakeLock.request.bind(navigator.wakeLock);
  navigator.wakeLock.request = async (type) => {
    const lock = await request(type);
    locks.push(lock);
    return lock;
  };

  const actions = new Set<string>();
  const { mediaSession } = navigator;
  const setActionHandler = mediaSession.setActionHandler.bind(mediaSession);
  mediaSession.setActionHandler = (action, handler) => {
    setActionHandler(action, handler);
    if (handler) actions.add(action);
    else actions.delete(action);
  };

  window.fromSystem = () => ({
    notifications: notifications.map(({ title, became }) => `${title}, ${became}`),
    locks: locks.filter(({ released }) => !released).length,
    actions: [...actions].sort(),
  });
}
