import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Person } from '../support/person.ts';
import { RelayLab } from '../support/relay-lab.ts';
import { useRelay } from '../support/relay-user.ts';

/** Life of the credentials, s. */
const TTL = 600;

const relayLab = new RelayLab();
const { skip } = relayLab;

/** What a check in this person's page found, in the order of its results. */
async function found(person: Person): Promise<string[]> {
  return await person.frame.evaluate(async () => {
    const results = (await window.person?.element.session?.check()) ?? [];
    return results.map(({ name, relayProtocol = '', code }) => `${name} ${relayProtocol} ${code}`);
  });
}

test('a check finds devices, room, each relay and the way through them in order', { skip }, async (t) => {
  const { lab, turn } = relayLab;
  const [alice] = (await lab.gather(t, ['alice'])) as [Person];
  const ways = (['udp', 'tcp'] as const).map((way) => turn.credentialsFor('alice', TTL, way));
  await useRelay(alice, () => ({
    ...turn.credentialsFor('alice', TTL),
    urls: ways.flatMap(({ urls }) => urls),
  }));
  assert.deepEqual(await found(alice), [
    'microphone  check-passed',
    'camera  check-passed',
    'room  check-passed',
    'relay udp check-passed',
    'relay tcp check-passed',
    'loopback  check-passed',
  ]);
  assert.ok(turn.grantedTo('alice').length > 0, 'the relay was really asked');
});

test('a check tells refused credentials from a relay that is not there', { skip }, async (t) => {
  const { lab, turn } = relayLab;
  const [alice, bob] = (await lab.gather(t, ['alice', 'bob'])) as [Person, Person];
  await useRelay(alice, () => ({ ...turn.credentialsFor('alice', TTL), credential: 'wrong' }));
  const nobody = `turn:${turn.address}:9?transport=udp`;
  await useRelay(bob, () => ({ ...turn.credentialsFor('bob', TTL), urls: [nobody] }));
  const [refused, silent] = await Promise.all([found(alice), found(bob)]);
  assert.deepEqual(refused.slice(3), ['relay udp relay-refused', 'loopback  check-not-possible']);
  assert.deepEqual(silent.slice(3), ['relay udp relay-unreachable', 'loopback  check-not-possible']);
});
