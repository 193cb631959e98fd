import assert from 'node:assert/strict';
import { after, before, describe, test, type TestContext } from 'node:test';
import type { SelectedPath } from '../calls/pages/selected-path.ts';
import { turnCredentials, type TurnCredentials } from '../../src/server/turn-credentials.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';
import { useRelay } from '../support/relay-user.ts';
import { DOCUMENTED_SECRET, startDocumentedRelay } from './support/documented-relay.ts';
import { Lab } from './support/lab.ts';
import { askRelay } from './support/relay-client.ts';
import type { Nat } from './support/router.ts';
import { whyNoLab } from './support/why-not.ts';

const MEDIA_WITHIN = 20_000;
/** Life of the credentials, s. */
const TTL = 600;

type Couple = readonly [alice: Person, bob: Person];

const skip = whyNoLab();

describe('two people, each behind a router', () => {
  let lab: Lab;
  before(async () => {
    if (skip === false) lab = await Lab.open();
  });
  after(async () => {
    if (skip === false) await lab.close();
  });

  test('with symmetric NATs meet through the relay', { skip }, async (t) => {
    const people = await callWith(t, 'symmetric', ['stun:relay', 'turn:relay?transport=udp']);
    await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
    for (const path of await paths(people)) assert.ok(isRelayed(path), JSON.stringify(path));
  });

  test('with ordinary NATs meet directly, for which a STUN server is enough', { skip }, async (t) => {
    const people = await callWith(t, 'cone', ['stun:relay']);
    await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
    for (const path of await paths(people))
      assert.ok(path !== undefined && !isRelayed(path), JSON.stringify(path));
  });

  test('with UDP blocked meet through the relay over TCP', { skip }, async (t) => {
    const people = await callWith(t, 'no-udp', ['turn:relay?transport=udp', 'turn:relay?transport=tcp']);
    await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
    for (const path of await paths(people)) {
      assert.equal(path?.localType, 'relay');
      assert.equal(path.relayProtocol, 'tcp');
    }
  });

  test(
    'with symmetric NATs meet through a relay with the settings of docs/server.md',
    { skip },
    async (t) => {
      const address = '198.18.0.51';
      const host = lab.network.addHost('documented', address);
      const turn = await startDocumentedRelay(t, host, address);
      const [alice, bob] = await peopleBehind(t, 'symmetric');
      const urls = [`turn:${address}:3478`];
      const credentialsOf = (user: string): TurnCredentials =>
        turnCredentials({ secret: DOCUMENTED_SECRET, user, ttl: TTL, urls });
      await callThrough([alice, bob], credentialsOf);
      await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });
      assert.ok(turn.grantedTo('alice').length > 0);

      const ada = credentialsOf('ada');
      const overTls = await askRelay(host, address, ada, { transport: 'tls' });
      assert.match(overTls, /Total lost packets 0 /);
      const toPrivateNetwork = await askRelay(host, address, ada, { transport: 'udp', peer: '10.1.0.1' });
      assert.match(toPrivateNetwork, /403 \(Forbidden IP\)/);
    },
  );

  /** Alice and Bob join behind NATs of this kind, with these ICE servers; `relay` stands for the relay's address. */
  async function callWith(t: TestContext, nat: Nat, servers: readonly string[]): Promise<Couple> {
    const people = await peopleBehind(t, nat);
    const urls = servers.map((url) => url.replace('relay', `${lab.turn.address}:3478`));
    await callThrough(people, (user) => ({ ...lab.turn.credentialsFor(user, TTL), urls }));
    return people;
  }

  async function peopleBehind(t: TestContext, nat: Nat): Promise<Couple> {
    const residents = await lab.gather(t, [
      ['alice', nat],
      ['bob', nat],
    ]);
    return residents.map(({ person }) => person) as [Person, Person];
  }
});

/** Both join, with what they are given as ICE servers. */
async function callThrough(people: Couple, credentialsOf: (user: string) => TurnCredentials): Promise<void> {
  for (const person of people) await useRelay(person, () => credentialsOf(person.name), { policy: 'all' });
  await Promise.all(people.map((person) => person.join()));
}

function isRelayed(path: SelectedPath | undefined): boolean {
  return path?.localType === 'relay' || path?.remoteType === 'relay';
}

/** The paths from each of the two to the other; one that is missing is undefined. */
async function paths([alice, bob]: Couple): Promise<(SelectedPath | undefined)[]> {
  return await Promise.all([alice.pathTo('bob'), bob.pathTo('alice')]);
}
