import { after, before, describe, test } from 'node:test';
import type { View } from '../calls/pages/sightings.ts';
import { Lab } from '../lab/support/lab.ts';
import { whyNoLab } from '../lab/support/why-not.ts';
import { untilTold, useRelay } from '../support/relay-user.ts';

/** Several connections, each of which the browser gives up after 15 s, and a busy machine. */
const TOLD_WITHIN = 75_000;
const SHOWN_WITHIN = 5000;
/** Life of the credentials, s. */
const TTL = 600;

const skip = whyNoLab();

describe('two people between whom there is no way', () => {
  let lab: Lab;
  before(async () => {
    if (skip === false) lab = await Lab.open();
  });
  after(async () => {
    if (skip === false) await lab.close();
  });

  test('are told so: symmetric NATs and no relay', { skip }, async (t) => {
    const residents = await lab.gather(t, [
      ['alice', 'symmetric'],
      ['bob', 'symmetric'],
    ]);
    const people = residents.map(({ person }) => person);
    const urls = [`stun:${lab.turn.address}:3478`];
    for (const person of people) {
      const credentials = lab.turn.credentialsFor(person.name, TTL);
      await useRelay(person, () => ({ ...credentials, urls }), { policy: 'all' });
    }
    await Promise.all(people.map((person) => person.join()));
    const began = performance.now();
    await Promise.all(people.map((person) => untilTold(person, 'link-failed', { within: TOLD_WITHIN })));
    t.diagnostic(`told after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    for (const person of people) {
      const saysSo = ({ text }: View): boolean => text.includes('No connection');
      await person.untilView('the tile says it', saysSo, { within: SHOWN_WITHIN });
    }
  });
});
