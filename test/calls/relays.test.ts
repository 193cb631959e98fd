import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';
import { RelayLab } from '../support/relay-lab.ts';
import { untilTold, useRelay } from '../support/relay-user.ts';

const MEDIA_WITHIN = 20_000;
/** A browser asks a silent server for about 10 s. */
const TOLD_WITHIN = 20_000;
/** Life of credentials that are not to be rotated in a test, s. */
const TTL = 600;

const relayLab = new RelayLab({ tls: true });
const { skip } = relayLab;

test(
  'a wrong credential, no relay and an address where nobody listens are three errors',
  { skip },
  async (t) => {
    const { lab, turn } = relayLab;
    const people = (await lab.gather(t, ['alice', 'bob', 'carol'])) as [Person, Person, Person];
    const [alice, bob, carol] = people;
    const nobody = `turn:${turn.address}:9?transport=udp`;
    await useRelay(alice, () => ({ ...turn.credentialsFor('alice', TTL), credential: 'wrong' }));
    await useRelay(bob, () => ({ ...turn.credentialsFor('bob', TTL), urls: [] }));
    await useRelay(carol, () => ({ ...turn.credentialsFor('carol', TTL), urls: [nobody] }));
    await Promise.all(people.map((person) => person.join()));
    await Promise.all([
      untilTold(alice, 'relay-refused', { within: TOLD_WITHIN }),
      untilTold(bob, 'relay-missing', { within: TOLD_WITHIN }),
      untilTold(carol, 'relay-unreachable', { within: TOLD_WITHIN }),
    ]);
  },
);

for (const protocol of ['tcp', 'tls'] as const) {
  test(
    `relay-protocol="${protocol}" goes over ${protocol.toUpperCase()}, also where the relay is offered over UDP first`,
    { skip },
    async (t) => {
      const { lab, turn } = relayLab;
      const people = (await lab.gather(t, ['alice', 'bob'])) as [Person, Person];
      const [alice, bob] = people;
      for (const person of people) {
        const ways = (['udp', 'tcp', 'tls'] as const).map((way) =>
          turn.credentialsFor(person.name, TTL, way),
        );
        const urls = ways.flatMap((way) => way.urls);
        await useRelay(person, () => ({ ...turn.credentialsFor(person.name, TTL), urls }), { protocol });
      }
      await Promise.all(people.map((person) => person.join()));
      await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });

      const paths = await Promise.all([alice.pathTo('bob'), bob.pathTo('alice')]);
      for (const path of paths) {
        assert.equal(path?.localType, 'relay');
        assert.equal(path.relayProtocol, protocol);
      }
    },
  );
}
