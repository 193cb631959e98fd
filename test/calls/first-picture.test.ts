import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import type { Person } from '../support/person.ts';

/** Generous on purpose: this test guards against a lost message or a timer; speed is measured by the bench. */
const WITHIN = 3_000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('from an open lobby the first picture is there soon after joining', async (t) => {
  const [alice, bob] = (await lab.gather(t, ['alice', 'bob'])) as [Person, Person];
  await alice.join();
  await bob.untilView(
    'sees from the lobby that one person is in the call',
    ({ state, peers }) => state === 'lobby' && peers.length === 1,
    { within: 10_000 },
  );
  const took = await bob.joinUntilFirstPictures();
  t.diagnostic(`first painted frame ${Math.round(took)} ms after join()`);
  assert.ok(took <= WITHIN, `The first picture took ${Math.round(took)} ms.`);
});
