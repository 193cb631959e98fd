import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import type { SelectedPath } from '../calls/pages/selected-path.ts';
import type { View } from '../calls/pages/sightings.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';
import { untilTold, useRelay } from '../support/relay-user.ts';
import { TwoHouses } from './support/two-houses.ts';
import { whyNoLab } from './support/why-not.ts';

const MEDIA_WITHIN = 20_000;
/** Three connections, each of which the browser gives up after 15 s, and a busy machine. */
const TOLD_WITHIN = 60_000;
const SHOWN_WITHIN = 5000;
/** Life of the credentials, s. */
const TTL = 600;

const skip = whyNoLab();

let houses: TwoHouses;
before(async () => {
  if (skip === false) houses = await TwoHouses.open();
});
after(async () => {
  if (skip === false) await houses.close();
});

test('behind ordinary NATs a STUN server is enough, and media goes directly', { skip }, async (t) => {
  houses.become('cone');
  const people = await callWith(t, ['stun:relay']);
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  for (const path of await paths(people)) assert.ok(!isRelayed(path), JSON.stringify(path));
});

test('where UDP is blocked two people meet through the relay over TCP', { skip }, async (t) => {
  houses.become('no-udp');
  const people = await callWith(t, ['turn:relay?transport=udp', 'turn:relay?transport=tcp']);
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  for (const path of await paths(people)) {
    assert.equal(path?.localType, 'relay');
    assert.equal(path.relayProtocol, 'tcp');
  }
});

// Side by side, because browsers look for a way for long where there is none.
describe('behind symmetric NATs', { skip, concurrency: true }, () => {
  before(() => houses.become('symmetric'));

  test('two people meet through the relay', async (t) => {
    const people = await callWith(t, ['stun:relay', 'turn:relay?transport=udp']);
    await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
    for (const path of await paths(people)) assert.ok(isRelayed(path), JSON.stringify(path));
  });

  test('two people without a relay are told that there is no connection', async (t) => {
    const people = await callWith(t, ['stun:relay']);
    const began = performance.now();
    await Promise.all(people.map((person) => untilTold(person, 'link-failed', { within: TOLD_WITHIN })));
    t.diagnostic(`told after ${((performance.now() - began) / 1000).toFixed(1)} s`);
    for (const person of people) {
      const saysSo = ({ text }: View): boolean => text.includes('No connection');
      await person.untilView('the tile says it', saysSo, { within: SHOWN_WITHIN });
    }
  });
});

/** Alice and Bob join with these ICE servers, where `relay` stands for the address of the relay. */
async function callWith(t: TestContext, servers: readonly string[]): Promise<[alice: Person, bob: Person]> {
  const people = await houses.gather(t);
  const urls = servers.map((url) => url.replace('relay', `${houses.turn.address}:3478`));
  for (const person of people) {
    await useRelay(person, () => ({ ...houses.turn.credentialsFor(person.name, TTL), urls }), {
      policy: 'all',
    });
  }
  await Promise.all(people.map((person) => person.join()));
  return people;
}

function isRelayed(path: SelectedPath | undefined): boolean {
  return path?.localType === 'relay' || path?.remoteType === 'relay';
}

async function paths([alice, bob]: readonly [Person, Person]): Promise<
  Awaited<ReturnType<Person['pathTo']>>[]
> {
  return await Promise.all([alice.pathTo('bob'), bob.pathTo('alice')]);
}
