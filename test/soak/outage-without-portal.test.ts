import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';

const MEDIA_WITHIN = 20_000;
const ROOM_LOST_WITHIN = 5_000;
const NOTICED_WITHIN = 5_000;
/** The longest outage that a call without its portal promises to outlive, ms. */
const OUTAGE = 10_000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('who has no network for 10 s while the portal is away is in the call afterwards, once', async (t) => {
  const people = await lab.gather(t, ['alice', 'bob', 'carol']);
  const [alice, bob, carol] = people as [Person, Person, Person];
  const inspector = await carol.page.context().newCDPSession(carol.page);
  const lose = async (percent: number): Promise<void> => {
    await inspector.send('Network.emulateNetworkConditions', {
      offline: false,
      // Without any condition from the beginning the browser doesn't look at later ones.
      latency: 1,
      downloadThroughput: -1,
      uploadThroughput: -1,
      packetLoss: percent,
    });
  };
  await inspector.send('Network.enable');
  await lose(0);
  for (const person of people) await person.join();
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  await lab.roomServer.stop();
  for (const person of people) {
    await person.untilView('has lost the room', ({ room }) => room === 'disconnected', {
      within: ROOM_LOST_WITHIN,
    });
  }
  await lose(100);
  const begin = performance.now();
  await Promise.all(
    [alice, bob].map((person) =>
      person.untilView(
        'carol doesn’t answer',
        ({ peers }) => peers.some(({ claims, link }) => claims === 'carol' && link === 'reconnecting'),
        { within: NOTICED_WITHIN },
      ),
    ),
  );
  t.diagnostic(`noticed after ${Math.round(performance.now() - begin)} ms`);
  // The outage itself is what is tested, so its length is no synchronisation.
  await new Promise((resolve) => setTimeout(resolve, OUTAGE - (performance.now() - begin)));
  await lose(0);
  const end = performance.now();
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  t.diagnostic(`all see and hear each other ${Math.round(performance.now() - end)} ms after the outage`);
});
