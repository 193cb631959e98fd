import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';

const MEDIA_WITHIN = 15_000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('an element that is moved in the page stays in its call with the same connections', async (t) => {
  const [alice, bob] = (await lab.gather(t, ['alice', 'bob'])) as [Person, Person];
  await Promise.all([alice.join(), bob.join()]);
  await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });
  const idsBefore = (await bob.view()).peers.map(({ id }) => id);

  const kept = await alice.page.evaluate(async () => {
    const element = window.person?.element;
    if (element === undefined) throw new Error('The page is not ready.');
    // A received track belongs to one receiver of one connection: the same track means the same connection.
    const whatMustStay = (): unknown[] => [
      element.session,
      ...element.snapshot.peers.map(({ cameraStream }) => cameraStream.getVideoTracks()[0]),
    ];
    const before = whatMustStay();
    document.body.appendChild(document.createElement('section')).append(element);
    // Anything that would hang up after a disconnection does so no later than in the next task.
    await new Promise((resolve) => setTimeout(resolve));
    const now = whatMustStay();
    return before.length === 2 && before.length === now.length && before.every((one, i) => one === now[i]);
  });

  assert.ok(kept, 'session and received track are the same objects as before');
  await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });
  assert.deepEqual(
    (await bob.view()).peers.map(({ id }) => id),
    idsBefore,
  );
});
