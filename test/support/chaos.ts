import type { Arrived } from '../calls/pages/connection-log.ts';
import type { CallLab, Scope } from './call-lab.ts';
import type { Name } from './cast.ts';
import { ChaosSteps, switchDevice } from './chaos-steps.ts';
import { Dice } from './dice.ts';
import { expectEveryoneSeesAndHearsEveryone } from './everyone.ts';
import { eventually, missing } from './eventually.ts';
import type { Holdings } from './page-holdings.ts';
import type { Person } from './person.ts';

/** Steps without a wait in between, and then quiet. */
const STEPS_IN_A_ROW = 4;
/** Providers wait longer after each failure, and a link that is repaired may take an attempt or two. */
const QUIET_WITHIN = 45_000;
/** A frame and a packet have to come over each connection in this time, however busy the machine is. */
const FLOWS_WITHIN = 10_000;
/** People whose pages live from the beginning to the end. */
const STEADY = 2;

/** What one page held at one time when all were in the call. */
export interface Look {
  readonly name: Name;
  readonly holdings: Holdings;
}

/** People in one room to whom things happen by chance, the same ones for the same seed. */
export class Chaos {
  readonly #lab: CallLab;
  readonly #seed: number;
  readonly #steps: ChaosSteps;

  private constructor(lab: CallLab, scope: Scope, seed: number) {
    this.#lab = lab;
    this.#seed = seed;
    this.#steps = new ChaosSteps(lab, scope, new Dice(seed));
  }

  /** Everybody joins. */
  static async begin(lab: CallLab, scope: Scope, names: readonly Name[], seed: number): Promise<Chaos> {
    const chaos = new Chaos(lab, scope, seed);
    for (const [index, name] of names.entries()) {
      await chaos.#steps.join(await chaos.#steps.add(name, index < STEADY));
    }
    await chaos.#telling(() => chaos.#expectQuiet());
    return chaos;
  }

  /** What was done so far. */
  get steps(): readonly string[] {
    return this.#steps.done;
  }

  /** Lets a few things happen, one right after the other, and then waits until all is as it must be. */
  async round(): Promise<void> {
    await this.#telling(async () => {
      this.#steps.done.push('|');
      for (let count = 0; count < STEPS_IN_A_ROW; count++) await this.#steps.any();
      await this.#steps.settle();
      await this.#expectQuiet();
      this.#steps.mend();
    });
  }

  /** Everybody who is out joins; what the pages that live from the beginning on hold when all is quiet. */
  async lookAtAll(): Promise<Look[]> {
    const looks: Look[] = [];
    await this.#telling(async () => {
      this.#steps.done.push('| all join');
      for (const participant of this.#steps.participants) await this.#steps.join(participant);
      await this.#expectQuiet();
      // One after the other: each collects garbage several times.
      for (const { person, inspector, isSteady } of this.#steps.participants)
        if (isSteady) looks.push({ name: person.name, holdings: await inspector.holdings() });
    });
    return looks;
  }

  /**
   * All who are in see and hear each other, over one connection each, and agree on who is in; who is out has nothing of
   * the call; the room knows each page once. And so it stays.
   */
  async #expectQuiet(): Promise<void> {
    const { participants } = this.#steps;
    // Pictures and tones of all are looked for, so all devices have to be on.
    for (const { person } of participants) {
      await switchDevice(person, 'camera', true);
      await switchDevice(person, 'microphone', true);
    }
    const people = participants.flatMap(({ person, isIn }) => (isIn ? [person] : []));
    await expectEveryoneSeesAndHearsEveryone(people, { within: QUIET_WITHIN });
    const patience = { within: QUIET_WITHIN, every: 500 };
    await eventually(
      'all agree on who is in',
      async () => missing(await this.#disagreements(people)),
      patience,
    );
    await eventually('the room knows each page once', () => missing(this.#strangersInRoom()), patience);
    // A connection that was closed just now may still be held by an event that is on its way.
    await eventually(
      'each page has one connection for each other person',
      async () => missing(await this.#wrongConnections()),
      patience,
    );
    await expectFlow(people);
  }

  async #disagreements(people: readonly Person[]): Promise<string[]> {
    const views = await Promise.all(
      this.#steps.participants.map(async (one) => ({ ...one, view: await one.person.view() })),
    );
    const inside = views.filter(({ person }) => people.includes(person));
    const rosters = inside.map(({ view }) =>
      [view.selfId, ...view.peers.map(({ id }) => id)].sort().join(' '),
    );
    const differ =
      new Set(rosters).size > 1 ? rosters.map((roster, at) => `${inside[at]?.person.name}: ${roster}`) : [];
    const wrong = views.flatMap(({ person, isIn, view: { state, peers, waiting } }) => {
      // Who is in the lobby sees who is in the call, and has a link to nobody.
      const links = peers.filter(({ link }) => link === 'connected').length;
      const isRight = isIn
        ? state === 'joined' && links === people.length - 1
        : state !== 'joined' && links === 0 && peers.length === people.length;
      if (isRight && waiting.length === 0) return [];
      return [`${person.name} is ${state} with ${links} of ${peers.length} links, ${waiting.length} wait`];
    });
    return [...differ, ...wrong];
  }

  #strangersInRoom(): string[] {
    const pages = this.#steps.participants.length;
    const known = this.#lab.roomServer.statesIn(this.#steps.room).length;
    const sockets = this.#lab.roomServer.openSockets;
    return known === pages && sockets === pages
      ? []
      : [`${known} states and ${sockets} sockets for ${pages} pages`];
  }

  async #wrongConnections(): Promise<string[]> {
    const { participants } = this.#steps;
    const inside = participants.filter(({ isIn }) => isIn).length;
    const found = await Promise.all(
      participants.map(async ({ person, isIn, inspector }) => {
        const expected = isIn ? inside - 1 : 0;
        const { open, connected } = await inspector.connections();
        return open === expected && connected === expected
          ? []
          : [`${person.name} has ${open} open connections, ${connected} connected, instead of ${expected}`];
      }),
    );
    return found.flat();
  }

  async #telling(act: () => Promise<void>): Promise<void> {
    try {
      await act();
    } catch (error) {
      throw new Error(`MESH_CALL_SEED=${this.#seed}: ${this.steps.join(', ')}\n${String(error)}`, {
        cause: error,
      });
    }
  }
}

/** Over each connection of each page come frames and packets, and nobody makes another connection meanwhile. */
async function expectFlow(people: readonly Person[]): Promise<void> {
  const before = await Promise.all(people.map(flowOf));
  await eventually(
    'frames are decoded and packets of sound come over each connection',
    async () => {
      const now = await Promise.all(people.map(flowOf));
      return missing(now.flatMap((flow, index) => stalled(flow, before[index] ?? flow, people.length - 1)));
    },
    { within: FLOWS_WITHIN, every: 1000 },
  );
}

/** What has come to one page up to some moment. */
interface Flow {
  readonly name: Name;
  readonly made: number;
  readonly arrivals: readonly Arrived[];
}

async function flowOf({ name, frame }: Person): Promise<Flow> {
  const flow = await frame.evaluate(async () => ({
    made: window.person?.connectionsMade() ?? Number.NaN,
    arrivals: (await window.person?.arrivals()) ?? [],
  }));
  return { name, ...flow };
}

function stalled({ name, made, arrivals }: Flow, before: Flow, expected: number): string[] {
  if (made !== before.made) throw new Error(`${name} makes connections although all is quiet.`);
  const moving = arrivals.filter(({ connection, framesDecoded, audioPackets }) => {
    const then = before.arrivals.find((one) => one.connection === connection);
    return then && framesDecoded > then.framesDecoded && audioPackets > then.audioPackets;
  });
  if (moving.length === expected) return [];
  return [`${name} gets something over ${moving.length} of ${expected}: ${JSON.stringify(arrivals)}`];
}
