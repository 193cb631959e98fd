import { after, before, test, type TestContext } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { RoomServerKind } from '../support/hocuspocus.ts';
import type { Person } from '../support/person.ts';

const MEDIA_WITHIN = 20_000;
const GONE_WITHIN = 2000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open('4.7');
});
after(() => lab.close());

/** A lab with another server. */
async function labWith(t: TestContext, kind: RoomServerKind): Promise<CallLab> {
  const other = await lab.beside(kind);
  t.after(() => other.close());
  return other;
}

/** All call at once; the last one leaves, is gone for the others, and comes back late. */
async function callAndComeBack(people: readonly Person[]): Promise<void> {
  await Promise.all(people.map((person) => person.join()));
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  const [leaver, ...others] = [...people].reverse();
  await leaver?.leave();
  for (const person of others) {
    await person.untilView('who left is gone', ({ peers }) => peers.length === others.length - 1, {
      within: GONE_WITHIN,
    });
  }
  await leaver?.join();
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
}

test('three people call over a server that collects updates for 100 ms', async (t) => {
  const people = await (await labWith(t, '4.7, flushDelay 100')).gather(t, ['alice', 'bob', 'carol']);
  await callAndComeBack(people);
});

test('three people call over a Hocuspocus 3 server', async (t) => {
  const people = await (await labWith(t, '3.4')).gather(t, ['alice', 'bob', 'carol']);
  await callAndComeBack(people);
});

test('two people call with providers of version 3.1 that their pages bring', async (t) => {
  const people = await (await labWith(t, '3.4')).gather(t, ['alice', 'bob'], { provider: '3.1.9' });
  await callAndComeBack(people);
});

test('an old provider, a new one and a new server share a call', async (t) => {
  const room = lab.newRoom();
  const people = [
    ...(await lab.gather(t, ['alice'], { room, provider: '3.1.9' })),
    ...(await lab.gather(t, ['bob'], { room })),
  ];
  await callAndComeBack(people);
});
