import { test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';

const MEDIA_WITHIN = 20_000;

test('three people call over a server that collects updates for 100 ms', async (t) => {
  const lab = await CallLab.open('4.7, flushDelay 100');
  t.after(() => lab.close());
  const people = await lab.gather(t, ['alice', 'bob', 'carol']);
  await Promise.all(people.map((person) => person.join()));
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
});

test('three people call over a Hocuspocus 3 server', async (t) => {
  const lab = await CallLab.open('3.4');
  t.after(() => lab.close());
  const people = await lab.gather(t, ['alice', 'bob', 'carol']);
  await Promise.all(people.map((person) => person.join()));
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
});

test('two people call with providers of version 3.1 that their pages bring', async (t) => {
  const lab = await CallLab.open('3.4');
  t.after(() => lab.close());
  const people = await lab.gather(t, ['alice', 'bob'], { provider: '3.1.9' });
  await Promise.all(people.map((person) => person.join()));
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
});

test('an old provider, a new one and a new server share a call', async (t) => {
  const lab = await CallLab.open('4.7');
  t.after(() => lab.close());
  const room = lab.newRoom();
  const people = [
    ...(await lab.gather(t, ['alice'], { room, provider: '3.1.9' })),
    ...(await lab.gather(t, ['bob'], { room })),
  ];
  await Promise.all(people.map((person) => person.join()));
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
});
