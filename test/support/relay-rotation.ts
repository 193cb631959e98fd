import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Name } from './cast.ts';
import { eventually, missing } from './eventually.ts';
import { expectEveryoneSeesAndHearsEveryone } from './everyone.ts';
import { longestGap, median, quietSpans, type Span } from './frame-gaps.ts';
import type { Person } from './person.ts';
import { RelayLab } from './relay-lab.ts';
import { useRelay } from './relay-user.ts';
import type { TurnServer } from './turn-server.ts';

const MEDIA_WITHIN = 20_000;
/** Life of the credentials, s: each person's are renewed every 6 to 7 s. */
const TTL = 10;
/** Of the steady picture. */
const FRAMES_PER_SECOND = 15;
/** Less than a lost frame, more than the jitter of a machine that is busy, ms. */
const TOLERANCE = 1000 / FRAMES_PER_SECOND / 2;
/** From the first description on, ms: a path is chosen some 300 ms after it, and then the old one is given up. */
const ROTATION_TAKES = 1500;
/** A picture that stands for as long as this is seen to stand, ms. */
const SEEN_AS_STANDING = 500;

/** A call of these people over relays alone, whose credentials end so many times. */
export function testRelayRotation(names: readonly Name[], rotations: number): void {
  const relayLab = new RelayLab();

  test(
    `a relayed call of ${names.length} moves to new credentials again and again, and no picture stands`,
    { skip: relayLab.skip },
    async (t) => {
      const { lab, turn } = relayLab;
      const people = await lab.gather(t, names, { source: 'steady' });
      for (const person of people) await useRelay(person, () => turn.credentialsFor(person.name, TTL));
      await Promise.all(people.map((person) => person.join()));
      await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
      const before = await relayAddresses(people);
      const from = Date.now();
      await Promise.all(people.map((person) => person.noteFrames()));

      await untilRotated(people, turn, rotations);
      const whole = { from, to: Date.now() };

      await expectNoLongerGapsThanOtherwise(t, people, whole, rotations);
      for (const [way, address] of await relayAddresses(people)) {
        assert.notEqual(address, before.get(way), `${way} still goes over the first relay`);
      }
      await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
    },
  );
}

/** Waits until coturn has granted relays under enough user names, and every link has been restarted as often. */
async function untilRotated(people: readonly Person[], turn: TurnServer, rotations: number): Promise<void> {
  await eventually(
    `everybody's credentials are rotated ${rotations} times`,
    async () => {
      const receptions = (await Promise.all(people.map((person) => person.receptions()))).flat();
      const settled = Date.now() - ROTATION_TAKES;
      return missing([
        ...people.flatMap(({ name }) => {
          const users = turn.grantedTo(name);
          return users.length > rotations ? [] : [`${name} has used ${users.join(' ') || 'none'}`];
        }),
        ...receptions.flatMap(({ from, restarts }) =>
          restarts.filter(({ began }) => began < settled).length >= rotations
            ? []
            : [`somebody's link to ${from} was restarted ${restarts.length} times`],
        ),
      ]);
    },
    { within: (rotations + 3) * TTL * 1000 },
  );
}

/** The relay that each way between two people begins at. */
async function relayAddresses(people: readonly Person[]): Promise<ReadonlyMap<string, string>> {
  const ways = people.flatMap((person) =>
    people
      .filter((other) => other !== person)
      .map(async (other) => {
        const path = await person.pathTo(other.name);
        assert.equal(path?.localType, 'relay', `${person.name} sends to ${other.name} through a relay`);
        return [`${person.name} → ${other.name}`, path.localAddress] as const;
      }),
  );
  return new Map(await Promise.all(ways));
}

/** Compares the gaps between decoded frames while a link moves with those while no link does. */
async function expectNoLongerGapsThanOtherwise(
  t: TestContext,
  people: readonly Person[],
  whole: Span,
  rotations: number,
): Promise<void> {
  const receptions = await Promise.all(
    people.map(async (person) =>
      (await person.receptions()).map((reception) => ({ ...reception, to: person.name })),
    ),
  );
  const streams = receptions.flat();
  const moving = (began: number): Span => ({ from: began, to: began + ROTATION_TAKES });
  const busy = streams.flatMap(({ restarts }) => restarts.map(({ began }) => moving(began)));
  const quiet = quietSpans(whole, busy, ROTATION_TAKES);
  assert.ok(quiet.length >= rotations, `there were only ${quiet.length} quiet times to compare with`);

  for (const { from, to, frames, restarts } of streams) {
    const inRotations = restarts
      .filter(({ began }) => began > whole.from && began + ROTATION_TAKES < whole.to)
      .map(({ began }) => longestGap(frames, moving(began)));
    const inQuiet = quiet.map((span) => longestGap(frames, span));
    t.diagnostic(
      `longest gap between decoded frames, ${from} at ${to}: ${list(inRotations)} ms in rotations, ` +
        `${list(inQuiet)} ms in quiet times of the same length`,
    );
    assert.ok(
      median(inRotations) <= Math.max(...inQuiet) + TOLERANCE,
      `rotations make gaps of ${list(inRotations)} ms in the picture of ${from} at ${to}`,
    );
    assert.ok(
      Math.max(...inRotations) < SEEN_AS_STANDING,
      `${to} saw the picture of ${from} stand: ${list(inRotations)} ms`,
    );
  }
}

function list(values: readonly number[]): string {
  return values.map((value) => value.toFixed(0)).join(' ');
}
