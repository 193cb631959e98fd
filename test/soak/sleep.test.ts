import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { View } from '../calls/pages/sightings.ts';
import type { Scope } from '../support/call-lab.ts';
import type { Name } from '../support/cast.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';
import type { Fault } from '../lab/support/faults.ts';
import { Lab, type Resident } from '../lab/support/lab.ts';
import { sleep, sleeps } from '../lab/support/sleeps.ts';
import { whyNoLab } from '../lab/support/why-not.ts';
import { measureFault } from './support/measure-fault.ts';

const MEDIA_WITHIN = 20_000;
const JOINED_WITHIN = 10_000;
/** Pictures included; the promise is for two, and these are three on one machine. */
const BACK_WITHIN = 15_000;
const TAKEN_WITHIN = 45_000;
/** The link has to be found dead first, and six seconds alone make sure that the seat is lost. */
const TOLD_WITHIN = 20_000;
const SLEEP_SECONDS = 60;

const skip = whyNoLab();

describe('pictures and voices come back by themselves after a machine was', () => {
  let lab: Lab;
  before(async () => {
    if (skip === false) lab = await Lab.open();
  });
  after(async () => {
    if (skip === false) await lab.close();
  });

  for (const fault of Object.values<Fault>(sleeps)) {
    test(fault.name, { skip }, async (t) => {
      await measureFault(t, lab, fault);
    });
  }
});

describe('of three people one closes the laptop for a minute', () => {
  let lab: Lab;
  before(async () => {
    if (skip === false) lab = await Lab.open();
  });
  after(async () => {
    if (skip === false) await lab.close();
  });

  test('the others see the sleeper go, and come back once', { skip }, async (t) => {
    const [alice, bob, carol] = await neighbours(lab, ['alice', 'bob', 'carol'], t);
    const people = [alice.person, bob.person, carol.person];
    for (const person of people) await person.join();
    await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
    for (const person of people) await person.countTiles();

    const slept = sleep(bob, SLEEP_SECONDS);
    await untilPeers(alice.person, ['carol'], TAKEN_WITHIN);
    await untilPeers(carol.person, ['alice'], TAKEN_WITHIN);
    await slept;
    const took = await expectEveryoneSeesAndHearsEveryone(people, { within: BACK_WITHIN });
    t.diagnostic(`all see and hear each other ${Math.round(took)} ms after waking`);
    for (const person of people) assert.equal(await person.mostTiles(), 2, `tiles of ${person.name}`);
  });

  test(
    'one whose seat is taken meanwhile waits in line, and is back when there is one',
    { skip },
    async (t) => {
      const [alice, bob, carol] = await neighbours(lab, ['alice', 'bob', 'carol'], t, { seats: 2 });
      const couple = [alice.person, bob.person];
      for (const person of couple) await person.join();
      await expectEveryoneSeesAndHearsEveryone(couple, { within: MEDIA_WITHIN });

      const slept = sleep(bob, SLEEP_SECONDS);
      await carol.person.join();
      const isIn = { within: TAKEN_WITHIN };
      await carol.person.untilView('has taken the seat', ({ state }) => state === 'joined', isIn);
      await slept;
      const waits = { within: TOLD_WITHIN };
      const took = await bob.person.untilView('waits in line', ({ state }) => state === 'waiting', waits);
      t.diagnostic(`told ${Math.round(took)} ms after waking`);
      await expectEveryoneSeesAndHearsEveryone([alice.person, carol.person], { within: MEDIA_WITHIN });

      await carol.person.leave();
      await bob.person.untilView('is seated', ({ state }) => state === 'joined', { within: JOINED_WITHIN });
      await expectEveryoneSeesAndHearsEveryone(couple, { within: MEDIA_WITHIN });
    },
  );
});

/** Three people in one room, who meet directly; `seats` limits the call. */
async function neighbours(
  lab: Lab,
  names: readonly [Name, Name, Name],
  scope: Scope,
  { seats }: { readonly seats?: number } = {},
): Promise<[Resident, Resident, Resident]> {
  const residents = await lab.gather(
    scope,
    names.map((name) => [name, 'cone'] as const),
  );
  for (const { person } of residents) {
    await person.frame.evaluate(
      async ([maxPeers, address]) => {
        const element = window.person?.element;
        if (!element) throw new Error('The page is not ready.');
        element.maxPeers = maxPeers;
        element.iceServers = [{ urls: `stun:${address}:3478` }];
        await element.updateComplete;
      },
      [seats, lab.turn.address] as const,
    );
  }
  return residents as [Resident, Resident, Resident];
}

async function untilPeers(person: Person, names: readonly Name[], within: number): Promise<void> {
  const expected = names.join(' ');
  const isSo = ({ peers }: View): boolean => peers.map(({ claims }) => claims).join(' ') === expected;
  await person.untilView(`sees ${expected} and nobody else`, isSo, { within });
}
