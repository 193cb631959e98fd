import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { CallLab } from '../support/call-lab.ts';
import { nameOfColor } from '../support/cast.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';

/** Long enough for providers to fail several times and to wait longer after each. */
const OUTAGE = 5_000;
/** Ten frames per second are sent; a machine under load paints fewer, and a broken connection none. */
const LONGEST_STILL = 2_000;
/** From the moment at which the server is back. */
const ENTERED_WITHIN = 5_000;
const MEDIA_WITHIN = 20_000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('a call goes on while the room’s server is away, and can be entered soon after it is back', async (t) => {
  const room = lab.newRoom();
  const people = await lab.gather(t, ['alice', 'bob', 'carol'], { room });
  await Promise.all(people.map((person) => person.join()));
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  await Promise.all(people.map((person) => person.watchPictures()));

  await lab.roomServer.stop();
  await Promise.all(
    people.map((person) =>
      person.untilView('notices', ({ room: status }) => status === 'disconnected', { within: OUTAGE }),
    ),
  );
  await pause(OUTAGE);
  await lab.roomServer.restart();

  const [dave] = await lab.gather(t, ['dave'], { room });
  assert.ok(dave);
  const asked = performance.now();
  await dave.join();
  await dave.untilView('sees alice, bob and carol', ({ peers }) => seen(peers) === 'alice bob carol', {
    within: MEDIA_WITHIN,
  });
  const took = performance.now() - asked;
  t.diagnostic(`dave saw all three ${Math.round(took)} ms after he joined`);

  await Promise.all(people.map((person) => expectAllWentOn(person)));
  await expectEveryoneSeesAndHearsEveryone([...people, dave], { within: MEDIA_WITHIN });
  assert.ok(took <= ENTERED_WITHIN, `It took ${Math.round(took)} ms until dave saw all three.`);
});

/** Whose pictures these are, by their colours. */
function seen(peers: readonly { color: Parameters<typeof nameOfColor>[0] | undefined }[]): string {
  const names = peers.map(({ color }) => color && nameOfColor(color));
  return names.sort().join(' ');
}

async function expectAllWentOn(person: Person): Promise<void> {
  const { fewestTiles, longestStills } = await person.watched();
  assert.equal(fewestTiles, 2, `tiles that ${person.name} had at any time`);
  assert.equal(longestStills.length, 2, `pictures that ${person.name} saw`);
  for (const still of longestStills) {
    assert.ok(still <= LONGEST_STILL, `${person.name} saw a still picture for ${Math.round(still)} ms`);
  }
}
