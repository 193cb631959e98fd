import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { eventually, missing } from '../support/eventually.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';
import { hasTurnServer, type TurnCredentials, TurnServer } from '../support/turn-server.ts';

const MEDIA_WITHIN = 20_000;
/** Life of the credentials, s: a rotation comes about every 5 s. */
const TTL = 8;
const ROTATIONS = 3;
/** A picture that stands longer than this is seen to stand, ms. Pictures come every 100 ms. */
const SEEN_AS_STANDING = 500;

declare global {
  interface Window {
    askForTurn?: () => Promise<TurnCredentials>;
    longestGap?: number;
    seenErrors?: string[];
  }
}

let lab: CallLab;
let turn: TurnServer | undefined;
before(async () => {
  lab = await CallLab.open();
  if (hasTurnServer()) turn = await TurnServer.start();
});
after(async () => {
  await turn?.stop();
  await lab.close();
});

/** Lets somebody call through relays only, with credentials that the given function hands out. */
async function useRelay(person: Person, credentials: () => TurnCredentials): Promise<void> {
  await person.page.exposeFunction('askForTurn', credentials);
  await person.frame.evaluate(async () => {
    const element = window.person?.element;
    if (!element) throw new Error('The page is not ready.');
    const errors: string[] = [];
    window.seenErrors = errors;
    element.addEventListener('mesh-error', ({ error }) => errors.push(error.code));
    element.iceTransportPolicy = 'relay';
    element.iceServers = async () => {
      const lease = await window.askForTurn?.();
      if (!lease) throw new Error('Nobody to ask.');
      const { urls, username, credential, expiresAt } = lease;
      return { iceServers: [{ urls: [...urls], username, credential }], expiresAt };
    };
    await element.updateComplete;
  });
}

/** Watches the picture of the first peer; the longest time between two painted frames is in `longestGap`. */
async function watchGaps(person: Person): Promise<void> {
  await person.frame.evaluate(() => {
    const stream = window.person?.element.snapshot.peers[0]?.cameraStream;
    if (!stream) throw new Error('There is no peer.');
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = stream;
    document.body.append(video);
    void video.play();
    let last: number | undefined;
    const onFrame = (now: number): void => {
      if (last !== undefined) window.longestGap = Math.max(window.longestGap ?? 0, now - last);
      last = now;
      video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  });
}

async function longestGap(person: Person): Promise<number> {
  return await person.frame.evaluate(() => {
    const gap = window.longestGap ?? Number.NaN;
    window.longestGap = 0;
    return gap;
  });
}

test('credentials that live for seconds are rotated in a relayed call, and no picture stands', async (t) => {
  const server = turn;
  if (!server) {
    t.skip('coturn (turnserver) is not installed');
    return;
  }
  const people = await lab.gather(t, ['alice', 'bob']);
  const [alice, bob] = people as [Person, Person];
  for (const person of people) await useRelay(person, () => server.credentialsFor(person.name, TTL));
  await Promise.all(people.map((person) => person.join()));
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  await Promise.all(people.map(watchGaps));

  await eventually(
    `each has got a relay under ${ROTATIONS + 1} user names`,
    () =>
      missing(
        people.flatMap(({ name }) => {
          const users = server.grantedTo(name);
          return users.length > ROTATIONS ? [] : [`${name} has used ${users.join(' ') || 'none'}`];
        }),
      ),
    { within: (ROTATIONS + 2) * TTL * 1000 },
  );

  for (const [person, other] of [
    [alice, bob],
    [bob, alice],
  ] as const) {
    const gap = await longestGap(person);
    t.diagnostic(
      `the longest time between two pictures of ${other.name} at ${person.name}: ${gap.toFixed(0)} ms`,
    );
    assert.ok(gap < SEEN_AS_STANDING, `${person.name} saw a picture stand for ${gap} ms`);
  }
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
});

test('a wrong credential is told as refused, and a missing relay as missing', async (t) => {
  const server = turn;
  if (!server) {
    t.skip('coturn (turnserver) is not installed');
    return;
  }
  const people = (await lab.gather(t, ['alice', 'bob'])) as [Person, Person];
  const [alice, bob] = people;
  await useRelay(alice, () => ({ ...server.credentialsFor('alice', 60), credential: 'wrong' }));
  await useRelay(bob, () => ({ ...server.credentialsFor('bob', 60), urls: [] }));
  await Promise.all(people.map((person) => person.join()));
  for (const [person, code] of [
    [alice, 'relay-refused'],
    [bob, 'relay-missing'],
  ] as const) {
    await eventually(
      `${person.name} is told ${code}`,
      async () => {
        const codes = await person.frame.evaluate(() => window.seenErrors ?? []);
        return missing(codes.includes(code) ? [] : [`the codes so far: ${codes.join(' ')}`]);
      },
      { within: 15_000 },
    );
  }
});
