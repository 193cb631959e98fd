import type { Sighting, View } from '../calls/pages/sightings.ts';
import { nameOfColor, nameOfTone, type Name } from './cast.ts';
import { eventually, missing, type Finding, type Patience } from './eventually.ts';
import type { Viewer } from './viewer.ts';

/** Looking at thirty videos costs about as much as decoding one of them. */
const LOOK_EVERY_MILLISECONDS = 250;

/**
 * Waits until each of these people sees the live picture and hears the tone of each other one, and of nobody
 * else. Fails with the exact list of streams that are missing. Returns how many milliseconds it took.
 */
export async function expectEveryoneSeesAndHearsEveryone(
  people: readonly Viewer[],
  patience: Patience,
): Promise<number> {
  const audiences = people.map((person) => new Audience(person, others(people, person)));
  const expectation = `${people.length} people see and hear each other`;
  try {
    return await eventually(expectation, () => lookOnce(audiences), {
      every: LOOK_EVERY_MILLISECONDS,
      ...patience,
    });
  } catch (error) {
    const reports = await Promise.all(audiences.map((audience) => audience.explain()));
    throw new Error([String(error), ...reports.flat()].join('\n'), { cause: error });
  }
}

async function lookOnce(audiences: readonly Audience[]): Promise<Finding> {
  return missing((await Promise.all(audiences.map((audience) => audience.look()))).flat());
}

function others(people: readonly Viewer[], self: Viewer): Name[] {
  return people.filter((person) => person !== self).map(({ name }) => name);
}

/** Follows the view of one person from look to look, since only two looks tell a live picture from a still. */
class Audience {
  readonly #person: Viewer;
  readonly #name: Name;
  readonly #expected: readonly Name[];
  readonly #firstFrames = new Map<string, number>();
  readonly #seenLive = new Set<Name>();
  readonly #heard = new Set<Name>();

  constructor(person: Viewer, expected: readonly Name[]) {
    this.#person = person;
    this.#name = person.name;
    this.#expected = expected;
  }

  /** Everything that the view now, after those before it, still leaves to be desired. */
  async look(): Promise<string[]> {
    const view = await this.#person.view();
    this.#seenLive.clear();
    this.#heard.clear();
    for (const peer of view.peers) this.#notice(peer);
    const gaps = this.#expected.flatMap((name) => this.#gapsOf(name, view));
    if (view.peers.length !== this.#expected.length || view.remoteTiles !== this.#expected.length) {
      gaps.push(
        `${this.#name} has ${view.peers.length} peers and ${view.remoteTiles} tiles for ` +
          `${this.#expected.length} others (${view.state}${view.error === undefined ? '' : `, ${view.error}`})`,
      );
    }
    return gaps;
  }

  /** What the browser says about each connection on which something was missing at the last look. */
  async explain(): Promise<string[]> {
    const lacking = this.#expected.filter((name) => !this.#seenLive.has(name) || !this.#heard.has(name));
    if (lacking.length === 0) return [];
    const person = this.#person;
    return [
      ...(await Promise.all(
        lacking.map(async (name) => `${this.#name} ← ${name}\n    ${await person.statisticsOf(name)}`),
      )),
      `${this.#name}\n    ${await person.connectionHistory()}`,
    ];
  }

  #notice(peer: Sighting): void {
    const seen = peer.color && nameOfColor(peer.color);
    const heard = peer.hertz === undefined ? undefined : nameOfTone(peer.hertz);
    // A picture or tone under somebody else's name is as bad as none.
    if (seen === peer.claims && this.#isMoving(peer)) this.#seenLive.add(seen);
    if (heard === peer.claims) this.#heard.add(heard);
  }

  #isMoving({ id, frame }: Sighting): boolean {
    if (frame === undefined) return false;
    const first = this.#firstFrames.get(id);
    if (first === undefined) this.#firstFrames.set(id, frame);
    return first !== undefined && first !== frame;
  }

  #gapsOf(name: Name, view: View): string[] {
    const peer = view.peers.find(({ claims }) => claims === name);
    const gaps: string[] = [];
    if (!this.#seenLive.has(name)) gaps.push(`${this.#name} doesn't see ${name}: ${describePicture(peer)}`);
    if (!this.#heard.has(name)) gaps.push(`${this.#name} doesn't hear ${name}: ${describeTone(peer)}`);
    return gaps;
  }
}

function describePicture(peer: Sighting | undefined): string {
  if (peer === undefined) return 'no such peer';
  if (peer.color === undefined) return `no picture, link ${peer.link}`;
  const shown = nameOfColor(peer.color) ?? 'nobody';
  return `rgb(${peer.color.join(' ')}) is ${shown}, frame ${peer.frame ?? 'unknown'}, link ${peer.link}`;
}

function describeTone(peer: Sighting | undefined): string {
  if (peer === undefined) return 'no such peer';
  if (peer.hertz === undefined) return `silence, link ${peer.link}`;
  return `${Math.round(peer.hertz)} Hz is ${nameOfTone(peer.hertz) ?? 'nobody'}, link ${peer.link}`;
}
