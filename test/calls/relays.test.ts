import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import { makeCertificate, type OwnCertificate } from '../support/own-certificate.ts';
import type { Person } from '../support/person.ts';
import { untilTold, useRelay } from '../support/relay-user.ts';
import { hasTurnServer, TurnServer } from '../support/turn-server.ts';

const MEDIA_WITHIN = 20_000;
/** A browser asks a silent server for about 10 s. */
const TOLD_WITHIN = 20_000;
/** Life of credentials that are not to be rotated in a test, s. */
const TTL = 600;

const skip = hasTurnServer() ? false : 'coturn is not installed (Debian: apt-get install coturn)';

let lab: CallLab;
let turn: TurnServer;
let certificate: OwnCertificate;
before(async () => {
  if (skip !== false) return;
  certificate = makeCertificate('turn.example.com');
  [lab, turn] = await Promise.all([
    CallLab.open('4.7', { extraFlags: ['--ignore-certificate-errors'] }),
    TurnServer.start({ certificate }),
  ]);
});
after(async () => {
  if (skip !== false) return;
  await turn.stop();
  certificate.remove();
  await lab.close();
});

test(
  'a wrong credential, no relay and an address where nobody listens are three errors',
  { skip },
  async (t) => {
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
