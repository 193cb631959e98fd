import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CallLab } from '../support/call-lab.ts';
import { eventually, type Finding, holds } from '../support/eventually.ts';
import { expectEveryoneSeesAndHearsEveryone } from '../support/everyone.ts';
import type { Person } from '../support/person.ts';

const MEDIA_WITHIN = 20_000;
const SEEN_WITHIN = 5000;
/** Five seconds, and some for a busy machine. */
const GONE_WITHIN = 9000;

let lab: CallLab;
before(async () => {
  lab = await CallLab.open();
});
after(() => lab.close());

test('people write, react and raise their hands, and who joins later sees the hands and not the messages', async (t) => {
  const people = (await lab.gather(t, ['alice', 'bob', 'carol'])) as [Person, Person, Person];
  const [alice, bob, carol] = people;
  for (const person of [alice, bob]) await person.join();
  await expectEveryoneSeesAndHearsEveryone([alice, bob], { within: MEDIA_WITHIN });

  await press(bob, 'hand-toggle');
  await untilHands(alice, 'bob 1');
  await press(alice, 'hand-toggle');
  await untilHands(bob, 'bob 1, alice 2');

  await bob.frame.evaluate(() => document.querySelector('mesh-call')?.session?.react('clap'));
  await eventually('both see the reaction', () => reactionsAre([alice, bob], 'clap'), {
    within: SEEN_WITHIN,
  });

  await press(alice, 'chat-toggle');
  await alice.frame.getByLabel('Message to everybody').fill('See https://example.com/agenda');
  await alice.page.keyboard.press('Enter');
  await bob.frame.getByRole('button', { name: 'Messages, unread: 1' }).waitFor({ timeout: SEEN_WITHIN });
  await press(bob, 'chat-toggle');
  for (const person of [alice, bob]) {
    const link = person.frame.getByRole('log').getByRole('link', { name: 'https://example.com/agenda' });
    await link.waitFor({ timeout: SEEN_WITHIN });
  }

  await carol.join();
  await expectEveryoneSeesAndHearsEveryone(people, { within: MEDIA_WITHIN });
  await untilHands(carol, 'bob 1, alice 2');
  await press(carol, 'chat-toggle');
  await carol.frame.getByText('No messages yet').waitFor({ timeout: SEEN_WITHIN });

  await carol.frame.getByLabel('Message to everybody').fill('Hello');
  await carol.page.keyboard.press('Enter');
  for (const person of people) await person.frame.getByText('Hello').waitFor({ timeout: SEEN_WITHIN });

  // Five seconds have passed meanwhile, or do so now.
  await eventually('the reaction is gone', () => reactionsAre(people, ''), { within: GONE_WITHIN });

  await bob.leave();
  for (const person of [alice, carol]) await untilHands(person, 'alice 1');
  const missing = await Promise.all([alice, carol].map(({ frame }) => frame.evaluate(unreachedOf)));
  assert.deepEqual(missing, [[], []]);
});

/** Presses a control of the bar, wherever it has its place. */
async function press({ frame }: Person, tag: string): Promise<void> {
  await frame.evaluate((name) => {
    const bar = document.querySelector('mesh-call')?.shadowRoot?.querySelector('mesh-controls');
    bar?.shadowRoot?.querySelector<HTMLElement>(name)?.click();
  }, tag);
}

/** Waits until the raised hands are these, with their places. */
async function untilHands({ name, frame }: Person, expected: string): Promise<void> {
  await eventually(
    `${name} sees the hands: ${expected}`,
    async () => {
      const hands = await frame.evaluate(() => {
        const { self, peers } = document.querySelector('mesh-call')?.snapshot ?? {};
        return [self, ...(peers ?? [])]
          .flatMap((each) => (each?.hand === undefined ? [] : [{ place: each.hand, name: each.user.name }]))
          .sort((one, other) => one.place - other.place)
          .map((each) => `${each.name} ${each.place}`)
          .join(', ');
      });
      return hands === expected ? holds : { holds: false, missing: `they are: ${hands}` };
    },
    { within: SEEN_WITHIN },
  );
}

/** Whether all of them see these reactions, by their names. */
async function reactionsAre(people: readonly Person[], expected: string): Promise<Finding> {
  const shown = await Promise.all(
    people.map(({ frame }) =>
      frame.evaluate(() =>
        (document.querySelector('mesh-call')?.snapshot.reactions ?? [])
          .map(({ reaction }) => reaction)
          .join(),
      ),
    ),
  );
  if (shown.every((each) => each === expected)) return holds;
  return { holds: false, missing: `they see: ${shown.join(' | ')}` };
}

/** Whom own messages have not reached. */
function unreachedOf(): string[] {
  const { messages } = document.querySelector('mesh-call')?.snapshot ?? { messages: [] };
  return messages.flatMap(({ unreached }) => unreached.map(({ name }) => name));
}
