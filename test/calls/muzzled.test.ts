import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';
import type { View } from './pages/sightings.ts';

const MEDIA_WITHIN = 15_000;
/** Six seconds without an answer, and some for a busy machine. */
const NOTICED_WITHIN = 9000;

const NOTICE = 'The others can’t see that you’re here';

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('whose updates the server drops is told so, and is in the call once it passes them on', async (t) => {
  const [alice, bob] = (await lab.gather(t, ['alice', 'bob'])) as [Person, Person];
  await bob.join();
  await alice.untilView('sees bob in the call', ({ peers }) => peers.length === 1, { within: MEDIA_WITHIN });
  // From here on the server has an old state of alice, in which she is in the lobby.
  lab.roomServer.muzzled.add('alice');
  await alice.join();
  const noticed = await alice.untilView('is told', isTold, { within: NOTICED_WITHIN });
  t.diagnostic(`noticed after ${Math.round(noticed)} ms`);
  assert.ok(!isTold(await bob.view()), 'nothing is wrong for bob');

  lab.roomServer.muzzled.delete('alice');
  await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN + 15_000 });
  assert.ok(!isTold(await alice.view()), 'the notice is gone');
  assert.equal((await alice.view()).error, undefined);
});

function isTold({ error, text }: View): boolean {
  return Boolean(error?.startsWith('signaling-blocked') && text.includes(NOTICE));
}
