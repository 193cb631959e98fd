import { setTimeout as pause } from 'node:timers/promises';
import type { Network } from './network.ts';
import type { Resident } from './lab.ts';
import { DIRECT, type Fault } from './faults.ts';

/**
 * The whole machine of this house does nothing for so long, as a laptop that is closed: its programs stand still, and
 * nobody answers at its address. No program is told of it before or after. It may wake in another network.
 */
export async function sleep(
  resident: Resident,
  seconds: number,
  { inAnotherNetwork }: { readonly inAnotherNetwork?: Network } = {},
): Promise<void> {
  const { house } = resident;
  house.machine.stopPrograms();
  house.router.setConnected(false);
  await pause(seconds * 1000);
  if (inAnotherNetwork) resident.house = inAnotherNetwork.moveHouse(house, 'cone');
  else house.router.setConnected(true);
  house.machine.continuePrograms();
}

function sleepFor(seconds: number, name: string, promise = 10): Fault {
  return { name, between: DIRECT, promise, happen: ({ bob }) => sleep(bob, seconds) };
}

/** What laptops do during a call when they are closed and opened again. */
export const sleeps = {
  short: sleepFor(20, 'asleep for 20 s'),
  minute: sleepFor(60, 'asleep for 60 s'),
  long: sleepFor(180, 'asleep for 3 min'),
  answering: {
    name: 'asleep for 60 s (who answers)',
    between: DIRECT,
    promise: 10,
    happen: ({ alice }) => sleep(alice, 60),
  },
  elsewhere: {
    name: 'asleep for 60 s, awake in another network',
    between: DIRECT,
    promise: 10,
    happen: ({ bob }, lab) => sleep(bob, 60, { inAnotherNetwork: lab.network }),
  },
} as const satisfies Record<string, Fault>;
