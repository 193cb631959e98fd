import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';

const MEDIA_WITHIN = 15_000;
/** From the moment when the new page is there. */
const BACK_WITHIN = 3000;
/** Long before a seat that was kept for nobody is given away. */
const MOVES_UP_WITHIN = 2000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('who reloads in a full call is back in the same seat by itself, muted as before, and nobody of the line moves up', async (t) => {
  const [alice, bob, carol] = (await lab.gather(t, ['alice', 'bob', 'carol'], { seats: 2 })) as [
    Person,
    Person,
    Person,
  ];
  await alice.join();
  await bob.join();
  await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });
  await carol.join();
  await carol.untilView('waits', ({ place }) => place === 1, { within: BACK_WITHIN });
  await bob.switchDevice('camera', false);
  await alice.countTiles();
  await carol.watchStates();

  await bob.reload();
  const took = await bob.untilView('is back', ({ state }) => state === 'joined', { within: BACK_WITHIN });
  t.diagnostic(`joined ${Math.round(took)} ms after the page was ready`);
  await alice.untilView(
    'hears bob and sees no picture',
    ({ peers: [peer] }) => {
      return peer?.claims === 'bob' && peer.hertz !== undefined && !peer.camera;
    },
    { within: BACK_WITHIN },
  );

  assert.deepEqual(await carol.watchedStates(), ['waiting 1']);
  assert.equal(await alice.mostTiles(), 1);

  await alice.leave();
  await carol.untilView('is seated', ({ state }) => state === 'joined', { within: MOVES_UP_WITHIN });
});
