import type { CDPSession } from 'playwright-core';
import type { CallLab, Scope } from './call-lab.ts';
import type { Name } from './cast.ts';
import { Dice } from './dice.ts';
import { expectEveryoneSeesAndHearsEveryone } from './everyone.ts';
import { eventually, missing } from './eventually.ts';
import type { Person } from './person.ts';

/** Steps without a wait in between, and then quiet. */
const STEPS_IN_A_ROW = 4;
/** Providers wait longer after each failure, and a link that is repaired may take an attempt or two. */
const QUIET_WITHIN = 45_000;

/** What a page holds. */
export interface Holdings {
  readonly name: Name;
  /** RTCPeerConnections that are not closed. */
  readonly connections: number;
  /** Bytes of the page's heap after a garbage collection. */
  readonly heap: number;
}

/** One who takes part, whether in the call now or not. */
interface Participant {
  person: Person;
  isIn: boolean;
  inspector: CDPSession;
}

/** What can happen, with how often it is in the hat. */
const STEPS = [
  'join',
  'join',
  'leave',
  'reload',
  'crash',
  'switch camera',
  'switch microphone',
  'cut sockets',
  'restart room',
] as const;

/** People in one room to whom things happen by chance, the same ones for the same seed. */
export class Chaos {
  /** What was done so far. */
  readonly steps: string[] = [];
  readonly #lab: CallLab;
  readonly #scope: Scope;
  readonly #room: string;
  readonly #seed: number;
  readonly #dice: Dice;
  readonly #participants: Participant[] = [];

  private constructor(lab: CallLab, scope: Scope, seed: number) {
    this.#lab = lab;
    this.#scope = scope;
    this.#room = lab.newRoom();
    this.#seed = seed;
    this.#dice = new Dice(seed);
  }

  /** Everybody joins. */
  static async begin(lab: CallLab, scope: Scope, names: readonly Name[], seed: number): Promise<Chaos> {
    const chaos = new Chaos(lab, scope, seed);
    for (const name of names) {
      const participant = await chaos.#enter(name);
      chaos.#participants.push(participant);
      await participant.person.join();
      participant.isIn = true;
    }
    await chaos.expectQuiet();
    return chaos;
  }

  /** Lets a few things happen, one right after the other, and then waits until all is as it must be. */
  async round(): Promise<void> {
    try {
      for (let count = 0; count < STEPS_IN_A_ROW; count++) await this.#step(this.#dice.choose(STEPS));
      await this.expectQuiet();
    } catch (error) {
      throw new Error(`MESH_CALL_SEED=${this.#seed}: ${this.steps.join(', ')}\n${String(error)}`, {
        cause: error,
      });
    }
  }

  /** All who are in see and hear each other, over one connection each, and agree on who is in. */
  async expectQuiet(): Promise<void> {
    // Pictures and tones of all are looked for, so all devices have to be on.
    for (const { person } of this.#participants) {
      await switchDevice(person, 'camera', true);
      await switchDevice(person, 'microphone', true);
    }
    const people = this.#participants.flatMap(({ person, isIn }) => (isIn ? [person] : []));
    await expectEveryoneSeesAndHearsEveryone(people, { within: QUIET_WITHIN });
    const roster = await Promise.all(
      people.map(async (person) => {
        const { selfId, peers } = await person.view();
        return [selfId, ...peers.map(({ id }) => id)].sort().join(' ');
      }),
    );
    if (new Set(roster).size > 1) throw new Error(`They don’t agree on who is in:\n${roster.join('\n')}`);
    // A connection that was closed just now may still be held by an event that is on its way.
    await eventually(
      'each page has one connection for each other person',
      async () => {
        const counts = await Promise.all(
          this.#participants.map(async ({ person, isIn, inspector }) => {
            const expected = isIn ? people.length - 1 : 0;
            const found = await openConnections(inspector);
            return found === expected ? [] : [`${person.name} has ${found} of ${expected}`];
          }),
        );
        return missing(counts.flat());
      },
      { within: QUIET_WITHIN, every: 500 },
    );
  }

  /** What each page holds now. */
  async holdings(): Promise<Holdings[]> {
    return await Promise.all(
      this.#participants.map(async ({ person: { name }, inspector }) => {
        await inspector.send('HeapProfiler.collectGarbage');
        const { usedSize: heap } = await inspector.send('Runtime.getHeapUsage');
        return { name, connections: await openConnections(inspector), heap };
      }),
    );
  }

  async #step(step: (typeof STEPS)[number]): Promise<void> {
    const participant = this.#participants[this.#dice.below(this.#participants.length)];
    if (!participant) throw new Error('Nobody takes part.');
    const { person, isIn } = participant;
    this.steps.push(`${person.name}: ${step}`);
    switch (step) {
      case 'join':
        await this.#join(participant);
        break;
      case 'leave':
        if (isIn) await person.leave();
        participant.isIn = false;
        break;
      case 'reload':
        await person.reload();
        participant.isIn = false;
        await this.#join(participant);
        break;
      case 'crash':
        await person.crash();
        await person.page.context().close();
        Object.assign(participant, await this.#enter(person.name));
        await this.#join(participant);
        break;
      case 'switch camera':
        await switchDevice(person, 'camera');
        break;
      case 'switch microphone':
        await switchDevice(person, 'microphone');
        break;
      case 'cut sockets':
        this.#lab.roomServer.closeSockets();
        break;
      case 'restart room':
        await this.#lab.roomServer.stop();
        await this.#lab.roomServer.restart();
        break;
    }
  }

  async #join(participant: Participant): Promise<void> {
    if (participant.isIn) return;
    await participant.person.join();
    participant.isIn = true;
  }

  async #enter(name: Name): Promise<Participant> {
    const [person] = await this.#lab.gather(this.#scope, [name], { room: this.#room });
    if (!person) throw new Error(`${name} has not entered.`);
    const inspector = await person.page.context().newCDPSession(person.page);
    return { person, isIn: false, inspector };
  }
}

/** Switches a device on or off; without `on`, to the other of both. */
async function switchDevice(person: Person, device: 'camera' | 'microphone', on?: boolean): Promise<void> {
  await person.frame.evaluate(
    async ([kind, wanted]) => {
      const session = window.person?.element.session;
      if (!session) return;
      const next = wanted ?? session.snapshot.self[kind].state !== 'on';
      await (kind === 'camera' ? session.setCamera(next) : session.setMicrophone(next));
    },
    [device, on] as const,
  );
}

/** How many connections of this page are not closed. */
async function openConnections(inspector: CDPSession): Promise<number> {
  const { result: prototype } = await inspector.send('Runtime.evaluate', {
    expression: 'RTCPeerConnection.prototype',
    objectGroup: 'count',
  });
  if (prototype.objectId === undefined) throw new Error('The page has no RTCPeerConnection.');
  const { objects } = await inspector.send('Runtime.queryObjects', {
    prototypeObjectId: prototype.objectId,
    objectGroup: 'count',
  });
  if (objects.objectId === undefined) throw new Error('The connections can’t be listed.');
  const { result } = await inspector.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    functionDeclaration:
      'function () { return this.filter((one) => one.connectionState !== "closed").length; }',
    returnByValue: true,
  });
  await inspector.send('Runtime.releaseObjectGroup', { objectGroup: 'count' });
  return Number(result.value);
}
