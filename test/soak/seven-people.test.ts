import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { firstOfCast } from '../support/cast.ts';
import { eventually, missing } from '../support/eventually.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';
import type { View } from '../calls/pages/sightings.ts';

const SEATS_SETTLED_WITHIN = 10_000;
const MEDIA_WITHIN = 20_000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('of seven who join at once six are seated, all agree which, and the seventh gets the first free seat', async (t) => {
  const people = await lab.gather(t, firstOfCast(7));
  await Promise.all(people.map((person) => person.join()));
  const { seated, waiting } = await untilSeatsAreSettled(people);
  await expectEveryoneSeesAndHearsEveryone(seated, { within: MEDIA_WITHIN });

  const { text, place } = await waiting.view();
  assert.equal(place, 1);
  assert.match(text, /The call is full \(6 of 6\)/);

  const [leaver, ...stayers] = seated;
  await leaver?.leave();
  await waiting.untilView('is seated', ({ state }) => state === 'joined', { within: SEATS_SETTLED_WITHIN });
  await expectEveryoneSeesAndHearsEveryone([...stayers, waiting], { within: MEDIA_WITHIN });
});

/** Waits until six are in, one waits, and all seven agree who they are. */
async function untilSeatsAreSettled(
  people: readonly Person[],
): Promise<{ seated: Person[]; waiting: Person }> {
  let views: View[] = [];
  const took = await eventually(
    'six of seven are seated and everyone names the same six',
    async () => {
      views = await Promise.all(people.map((person) => person.view()));
      const opinions = new Set(views.map((view) => seatedAccordingTo(view)));
      const states = views.map(({ state }) => state);
      return missing([
        ...(opinions.size === 1 ? [] : [`There are ${opinions.size} opinions on who is seated.`]),
        ...(count(states, 'joined') === 6 && count(states, 'waiting') === 1 ? [] : [states.join(', ')]),
      ]);
    },
    { within: SEATS_SETTLED_WITHIN },
  );
  assert.ok(took <= SEATS_SETTLED_WITHIN);
  const waiting = people.find((_person, index) => views[index]?.state === 'waiting');
  assert.ok(waiting);
  return { seated: people.filter((person) => person !== waiting), waiting };
}

/** The session ids of all who hold a seat in the eyes of one person, as one comparable text. */
function seatedAccordingTo({ state, selfId, peers }: View): string {
  const ids = peers.map(({ id }) => id);
  if (state === 'joined') ids.push(selfId);
  return ids.sort().join(' ');
}

function count(states: readonly string[], wanted: string): number {
  return states.filter((state) => state === wanted).length;
}
