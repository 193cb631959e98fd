import { eventually, missing, type Patience } from '../../support/eventually.ts';
import { longestGap, type Span } from '../../support/frame-gaps.ts';
import type { Person } from '../../support/person.ts';

/** How a fault of the network was felt by those in a call. */
export interface Interruption {
  /** From the moment when the network was whole again until the pictures of both were, ms. */
  readonly back: number;
  /** The longest time without a decoded picture, ms: the worse of both sides. */
  readonly gap: number;
  /** In which part of the fault's seconds pictures flowed, from 0 to 1: the worse of both sides. */
  readonly flowed: number;
}

/** Pictures flow again when there were so many in the last second. */
const FLOWING_FRAMES = 7;
const FLOWING_FOR_MS = 1000;

/** Lets the network go wrong during a call of two, and waits until both see each other again without a reload. */
export async function interrupt(
  people: readonly Person[],
  fault: () => void | Promise<void>,
  patience: Patience,
): Promise<Interruption> {
  await Promise.all(people.map((person) => person.noteFrames()));
  await untilFlowing(people, Date.now() + FLOWING_FOR_MS, patience);
  const began = Date.now();
  await fault();
  const whole = Date.now();
  await untilFlowing(people, whole + FLOWING_FOR_MS, patience);
  const felt = await Promise.all(people.map((person) => feltBy(person, began, whole)));
  return {
    back: Math.max(...felt.map(({ back }) => back)),
    gap: Math.max(...felt.map(({ gap }) => gap)),
    flowed: Math.min(...felt.map(({ flowed }) => flowed)),
  };
}

async function untilFlowing(people: readonly Person[], notBefore: number, patience: Patience): Promise<void> {
  await eventually(
    'pictures flow between all',
    async () => {
      const counts = await Promise.all(people.map(countRecentFrames));
      const lacking = counts.flatMap((count, index) =>
        count < FLOWING_FRAMES ? [`${people[index]?.name ?? ''} has ${count} frames of the last second`] : [],
      );
      return missing(Date.now() < notBefore ? ['it is too early to tell', ...lacking] : lacking);
    },
    patience,
  );
}

async function countRecentFrames(person: Person): Promise<number> {
  const since = Date.now() - FLOWING_FOR_MS;
  return (await framesOf(person)).filter((time) => time >= since).length;
}

async function feltBy(person: Person, began: number, whole: number): Promise<Interruption> {
  const frames = await framesOf(person);
  const gap = longestGap(frames, { from: began, to: Date.now() });
  const gapsEnd = frames.find((time, index) => time > began && time - (frames[index - 1] ?? began) >= gap);
  const back = Math.max(0, (gapsEnd ?? whole) - whole);
  return { back, gap, flowed: partThatFlowed(frames, { from: began, to: whole }) };
}

/** Of the whole seconds of this time, the part in which so many pictures were decoded that they flowed. */
function partThatFlowed(frames: readonly number[], { from, to }: Span): number {
  const seconds = Math.floor((to - from) / FLOWING_FOR_MS);
  let flowing = 0;
  for (let second = 0; second < seconds; second += 1) {
    const start = from + second * FLOWING_FOR_MS;
    const count = frames.filter((time) => time >= start && time < start + FLOWING_FOR_MS).length;
    if (count >= FLOWING_FRAMES) flowing += 1;
  }
  return seconds === 0 ? 0 : flowing / seconds;
}

/** When the pictures of the other were decoded, whatever connections they came over, in the order of time. */
async function framesOf(person: Person): Promise<number[]> {
  const [reception] = await person.receptions();
  return [...(reception?.frames ?? [])].sort((one, other) => one - other);
}
