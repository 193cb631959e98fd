import assert from 'node:assert/strict';
import type { Scope } from '../../support/call-lab.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../../support/everyone.ts';
import type { Person } from '../../support/person.ts';
import { useRelay } from '../../support/relay-user.ts';
import type { Connectedness, Couple, Fault } from './faults.ts';
import { interrupt, type Interruption } from './interruption.ts';
import type { Lab } from './lab.ts';

const MEDIA_WITHIN = 20_000;
/** Life of the relays' credentials, s. */
const TTL = 600;

/** Alice and Bob join one after the other, so that it is always the same one who offers. */
export async function callOfTwo(
  lab: Lab,
  scope: Scope,
  { nat, servers, policy }: Connectedness,
): Promise<Couple> {
  const [alice, bob] = await lab.gather(scope, [
    ['alice', nat],
    ['bob', nat],
  ]);
  assert.ok(alice && bob);
  const urls = servers.map((url) => url.replace('relay', `${lab.turn.address}:3478`));
  for (const { person } of [alice, bob]) {
    await useRelay(person, () => ({ ...lab.turn.credentialsFor(person.name, TTL), urls }), { policy });
    await person.join();
  }
  await expectEveryoneSeesAndHearsEveryone([alice.person, bob.person], { within: MEDIA_WITHIN });
  return { alice, bob };
}

/** Lets the fault happen and waits until both see and hear each other again, in the pages that they have. */
export async function survive(
  lab: Lab,
  couple: Couple,
  fault: Fault,
  patience = 1000 * fault.promise,
): Promise<Interruption> {
  const people = [couple.alice.person, couple.bob.person];
  try {
    const felt = await interrupt(people, () => fault.happen(couple, lab), { within: patience });
    await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
    return felt;
  } catch (error) {
    throw new Error([String(error), ...(await Promise.all(people.map(history)))].join('\n'), {
      cause: error,
    });
  }
}

async function history(person: Person): Promise<string> {
  return `${person.name}\n    ${await person.connectionHistory()}`;
}
