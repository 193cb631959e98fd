import type { CallLab, Scope } from './call-lab.ts';
import type { Name } from './cast.ts';
import type { Dice } from './dice.ts';
import { PacketFilter } from './packet-filter.ts';
import { PageInspector } from './page-holdings.ts';
import type { Person } from './person.ts';

/** One who takes part, whether in the call now or not. */
export interface Participant {
  person: Person;
  inspector: PageInspector;
  /** Whether they have a seat, or want one and get it as soon as there is a way into the room. */
  isIn: boolean;
  /** Who asked for a seat while there was no room. */
  joining: Promise<void> | undefined;
  /** Whether this page stays the same from the beginning to the end, so that what piles up in it can be seen. */
  readonly isSteady: boolean;
}

/** What can happen, with how often it is in the hat. */
const STEPS = [
  'come or go',
  'come or go',
  'come or go',
  'reload',
  'crash',
  'close tab',
  'switch camera',
  'switch microphone',
  'break link',
  'cut link',
  'cut link',
  'cut sockets',
  'restart room',
  'stop room',
] as const;

type Step = (typeof STEPS)[number];

/** Things that happen to people in one room, by chance. */
export class ChaosSteps {
  /** What was done so far. */
  readonly done: string[] = [];
  readonly participants: Participant[] = [];
  readonly room: string;
  readonly #lab: CallLab;
  readonly #scope: Scope;
  readonly #dice: Dice;
  readonly #packets = new PacketFilter();
  readonly #canCut = PacketFilter.isPossible;
  #roomIsUp = true;

  constructor(lab: CallLab, scope: Scope, dice: Dice) {
    this.#lab = lab;
    this.#scope = scope;
    this.#dice = dice;
    this.room = lab.newRoom();
    scope.after(() => {
      this.#packets.clear();
      return Promise.resolve();
    });
  }

  /** Opens a page for somebody. */
  async add(name: Name, isSteady: boolean): Promise<Participant> {
    const participant = { ...(await this.#enter(name)), isSteady, isIn: false, joining: undefined };
    this.participants.push(participant);
    return participant;
  }

  /** Lets anything happen to anybody. */
  async any(): Promise<void> {
    const step = this.#dice.choose(STEPS);
    const participant = this.#oneOf(
      // Their pages are the ones whose memory is looked at.
      this.participants.filter(({ isSteady }) => !isSteady || !isEndOfPage(step)),
    );
    this.done.push(isAboutRoom(step) ? step : `${participant.person.name}: ${step}`);
    await this.#do(step, participant);
  }

  /** Ends what would hinder everybody: the room is there, and who wants to be in the call is. Cut links stay cut. */
  async settle(): Promise<void> {
    if (!this.#roomIsUp) {
      await this.#lab.roomServer.restart();
      this.#roomIsUp = true;
    }
    for (const { joining } of this.participants) await joining;
  }

  /** The ports that were cut are of use again. The links don't need them: they have long found others. */
  mend(): void {
    this.#packets.clear();
  }

  async join(participant: Participant): Promise<void> {
    if (participant.isIn) return;
    participant.isIn = true;
    const joining = participant.person.join();
    participant.joining = joining.catch((error: unknown) => {
      // Who has left, or whose page is gone, meanwhile got no seat, rightly.
      if (participant.joining === kept && participant.isIn) throw error;
    });
    const kept = participant.joining;
    // It is looked at when the room is back, and the process must not end before.
    kept.catch(() => undefined);
    if (this.#roomIsUp) await kept;
  }

  async #do(step: Step, participant: Participant): Promise<void> {
    const { person, isIn } = participant;
    switch (step) {
      case 'come or go':
        if (isIn) {
          this.#isOut(participant);
          await person.leave();
        } else {
          await this.join(participant);
        }
        break;
      case 'reload':
        this.#isOut(participant);
        await person.reload();
        await this.join(participant);
        break;
      case 'crash':
        this.#isOut(participant);
        await person.crash();
        await this.#enterAnew(participant);
        break;
      case 'close tab':
        this.#isOut(participant);
        await this.#enterAnew(participant);
        break;
      case 'switch camera':
        await switchDevice(person, 'camera');
        break;
      case 'switch microphone':
        await switchDevice(person, 'microphone');
        break;
      case 'break link':
        await this.#breakLink(participant);
        break;
      case 'cut link':
        if (this.#canCut) await this.#cutLink(participant);
        else await this.#breakLink(participant);
        break;
      case 'cut sockets':
        this.#lab.roomServer.closeSockets();
        break;
      case 'restart room':
        await this.#lab.roomServer.stop();
        await this.#lab.roomServer.restart();
        this.#roomIsUp = true;
        break;
      case 'stop room':
        await this.#lab.roomServer.stop();
        this.#roomIsUp = false;
        break;
    }
  }

  /** The connection is closed behind the back of the page that made it, as no browser does. */
  async #breakLink({ person }: Participant): Promise<void> {
    const { peers } = await person.view();
    const linked = peers.filter(({ link }) => link !== 'none');
    if (linked.length === 0) return;
    await person.breakConnectionTo(this.#oneOf(linked).claims as Name);
  }

  /** No packet arrives any more on the ports that two have found; nobody is told. */
  async #cutLink({ person }: Participant): Promise<void> {
    const { peers } = await person.view();
    const linked = peers.filter(({ link }) => link === 'connected');
    if (linked.length === 0) return;
    const name = this.#oneOf(linked).claims as Name;
    const other = this.participants.find((one) => one.person.name === name);
    const ports = [...(await person.portsTo(name)), ...((await other?.person.portsTo(person.name)) ?? [])];
    this.done.push(`(to ${name}, ports ${ports.join(' ')})`);
    this.#packets.silence([...new Set(ports)]);
  }

  #isOut(participant: Participant): void {
    participant.isIn = false;
    participant.joining = undefined;
  }

  async #enterAnew(participant: Participant): Promise<void> {
    const { name, page } = participant.person;
    await page.context().close();
    Object.assign(participant, await this.#enter(name));
    await this.join(participant);
  }

  async #enter(name: Name): Promise<Pick<Participant, 'person' | 'inspector'>> {
    const [person] = await this.#lab.gather(this.#scope, [name], { room: this.room });
    if (!person) throw new Error(`${name} has not entered.`);
    return { person, inspector: await PageInspector.open(person) };
  }

  #oneOf<Value>(values: readonly Value[]): Value {
    const [first, ...others] = values;
    if (first === undefined) throw new Error('Nobody takes part.');
    return this.#dice.choose([first, ...others]);
  }
}

function isEndOfPage(step: Step): boolean {
  return step === 'reload' || step === 'crash' || step === 'close tab';
}

function isAboutRoom(step: Step): boolean {
  return step === 'cut sockets' || step === 'restart room' || step === 'stop room';
}

/** Switches a device on or off; without `on`, to the other of both. */
export async function switchDevice(
  person: Person,
  device: 'camera' | 'microphone',
  on?: boolean,
): Promise<void> {
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
