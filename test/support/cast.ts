/**
 * The people of the tests. Each sends a picture of their own colour and a tone of their own pitch, so that what
 * arrives somewhere tells whose it is, whatever the names and ids beside it claim.
 */

/** A colour as red, green, blue from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** One person of the cast. */
export interface CastMember {
  readonly name: Name;
  /** Far enough apart that VP8 at 100 kbit/s doesn't confuse two of them. */
  readonly color: Rgb;
  /** At least 150 Hz apart; a bin of the reading analyser is about 12 Hz wide. */
  readonly hertz: number;
}

export type Name = 'alice' | 'bob' | 'carol' | 'dave' | 'erin' | 'frank' | 'grace';

export const CAST: readonly CastMember[] = [
  { name: 'alice', color: [220, 30, 30], hertz: 400 },
  { name: 'bob', color: [30, 60, 220], hertz: 600 },
  { name: 'carol', color: [30, 170, 50], hertz: 850 },
  { name: 'dave', color: [230, 200, 40], hertz: 1100 },
  { name: 'erin', color: [190, 40, 190], hertz: 1400 },
  { name: 'frank', color: [40, 200, 210], hertz: 1750 },
  { name: 'grace', color: [235, 235, 235], hertz: 2200 },
];

/** Of each tone: loud enough for a clear peak, far from clipping when five of them are mixed. */
export const TONE_AMPLITUDE = 0.2;

/** The first `count` names of the cast. */
export function firstOfCast(count: number): Name[] {
  return CAST.slice(0, count).map(({ name }) => name);
}

/** The cast member called `name`. */
export function castMember(name: string): CastMember {
  const member = CAST.find((candidate) => candidate.name === name);
  if (member === undefined) throw new Error(`Nobody in the cast is called ${name}.`);
  return member;
}

/** Further from every colour than this is nobody's picture: black, grey, a mixture. */
const COLOR_TOLERANCE = 60;

/** Whose colour this is. */
export function nameOfColor(color: Rgb): Name | undefined {
  const byDistance = CAST.map(({ name, color: own }) => ({ name, distance: distance(color, own) }));
  const nearest = byDistance.reduce((best, next) => (next.distance < best.distance ? next : best));
  return nearest.distance <= COLOR_TOLERANCE ? nearest.name : undefined;
}

/** Half of the smallest difference between two tones. */
const HERTZ_TOLERANCE = 70;

/** Whose tone this is. */
export function nameOfTone(hertz: number): Name | undefined {
  return CAST.find((member) => Math.abs(member.hertz - hertz) <= HERTZ_TOLERANCE)?.name;
}

function distance(one: Rgb, other: Rgb): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}
