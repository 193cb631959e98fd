import { setTimeout as pause } from 'node:timers/promises';
import type { Lab, Resident } from './lab.ts';
import type { Nat } from './router.ts';

/** Two people in a call: Alice was there first, so the offers are Bob's to make. */
export interface Couple {
  readonly alice: Resident;
  readonly bob: Resident;
}

/** How two people are connected before the network goes wrong. */
export interface Connectedness {
  readonly nat: Nat;
  /** ICE servers; `relay` stands for the relay's address. */
  readonly servers: readonly string[];
  readonly policy: RTCIceTransportPolicy;
}

/** Something that goes wrong in the network during a call and is over when this resolves. */
export interface Fault {
  readonly name: string;
  readonly between: Connectedness;
  /** Pictures are promised to be back within this time after the network is whole, s. */
  readonly promise: number;
  /** Whether the network goes on in a bad way, so that pictures can flow meanwhile. */
  readonly lasts?: boolean;
  readonly happen: (couple: Couple, lab: Lab) => void | Promise<void>;
}

/** Behind ordinary NATs, where a STUN server is enough. */
export const DIRECT: Connectedness = { nat: 'cone', servers: ['stun:relay'], policy: 'all' };

/** Behind NATs through which only a relay leads. */
const RELAYED: Connectedness = {
  nat: 'symmetric',
  servers: ['turn:relay?transport=udp', 'turn:relay?transport=tcp'],
  policy: 'all',
};

function cut(seconds: number, promise: number): Fault {
  return {
    name: `no network for ${seconds} s`,
    between: DIRECT,
    promise,
    happen: async ({ bob }) => {
      bob.house.router.setConnected(false);
      // The length of the fault itself; nothing is waited for here.
      await pause(seconds * 1000);
      bob.house.router.setConnected(true);
    },
  };
}

/** How long a network that goes on is bad. */
const BAD_FOR_MS = 15_000;

function loss(name: string, part: number, promise: number): Fault {
  return {
    name,
    between: DIRECT,
    promise,
    lasts: true,
    happen: async ({ bob }) => {
      bob.house.router.setLoss(part);
      await pause(BAD_FOR_MS);
      bob.house.router.setLoss(0);
    },
  };
}

export const faults = {
  cut1: cut(1, 5),
  cut5: cut(5, 10),
  cut20: cut(20, 10),
  cut60: cut(60, 15),
  offeringMoves: {
    name: 'another network, address and router (who offers)',
    between: DIRECT,
    promise: 10,
    happen: ({ bob }, lab) => {
      bob.house = lab.network.moveHouse(bob.house, 'cone');
    },
  },
  answeringMoves: {
    name: 'another network, address and router (who answers)',
    between: DIRECT,
    promise: 10,
    happen: ({ alice }, lab) => {
      alice.house = lab.network.moveHouse(alice.house, 'cone');
    },
  },
  smoothMove: {
    name: 'the same without a moment offline',
    between: DIRECT,
    promise: 20,
    happen: ({ bob }, lab) => {
      bob.house = lab.network.moveHouseSmoothly(bob.house, 'cone');
    },
  },
  routerRestarted: {
    name: 'router forgets all ports, on a path through a relay',
    between: RELAYED,
    promise: 20,
    happen: ({ bob }) => {
      bob.house.router.forgetConnections();
    },
  },
  portsChanged: {
    name: 'router gives other ports, on a direct path',
    between: DIRECT,
    promise: 20,
    happen: ({ bob }) => {
      bob.house.router.giveOtherPorts();
    },
  },
  udpBlocked: {
    name: 'UDP blocked during the call, a relay over TCP left',
    between: RELAYED,
    promise: 20,
    happen: ({ bob }) => {
      bob.house.router.blockUdp();
    },
  },
  relayRestarted: {
    name: 'relay ended and started again',
    between: RELAYED,
    promise: 20,
    happen: async (_couple, lab) => {
      await lab.restartTurn();
    },
  },
  lossy5: loss('5 % of all packets lost for 15 s', 0.05, 10),
  lossy20: loss('a fifth of all packets lost for 15 s', 0.2, 10),
  lossy40: loss('40 % of all packets lost for 15 s', 0.4, 10),
  slow: {
    name: 'uplink of 200 kbit/s for 15 s',
    between: DIRECT,
    promise: 10,
    lasts: true,
    happen: async ({ bob }) => {
      bob.house.router.setRate(200);
      await pause(BAD_FOR_MS);
      bob.house.router.setRate(undefined);
    },
  },
  late: {
    name: 'delay of 300 ± 50 ms in both directions for 15 s',
    between: DIRECT,
    promise: 10,
    lasts: true,
    happen: async ({ bob }, lab) => {
      const link = await lab.network.emulateLink(bob.house);
      link.setLateness({ delay: 300, jitter: 50 });
      await pause(BAD_FOR_MS);
      link.setLateness({ delay: 0, jitter: 0 });
    },
  },
} as const satisfies Record<string, Fault>;
