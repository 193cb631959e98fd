import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchBrowser } from '../support/browser.ts';
import { CallLab } from '../support/call-lab.ts';
import { eventually, missing } from '../support/eventually.ts';
import type { Person } from '../support/person.ts';
import type { Onlook } from './pages/onlooker.ts';

test('sound that the browser blocks is one click away, and the page that withholds autoplay is named', async (t) => {
  const lab = await CallLab.open();
  t.after(() => lab.close());
  const room = lab.newRoom();
  const [alice] = (await lab.gather(t, ['alice'], { room })) as [Person];
  await alice.join();

  // A person's browser, which wants a gesture.
  const browser = await launchBrowser({
    extraFlags: ['--autoplay-policy=document-user-activation-required'],
  });
  t.after(() => browser.close());
  const page = await browser.newPage();
  const seen: Onlook[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('{')) seen.push(JSON.parse(message.text()) as Onlook);
  });
  await page.goto(lab.foreignPage('onlooker.html', { url: lab.roomServer.urlFor('onlooker'), room }));

  const blocked = await untilBlocked(seen, true);
  assert.ok(blocked.withheld.includes('autoplay'));
  assert.match(blocked.text, /allow="autoplay"/);
  await page.frameLocator('iframe').getByRole('button', { name: 'Turn sound on' }).click();
  const playing = await untilBlocked(seen, false);
  assert.doesNotMatch(playing.text, /allow="autoplay"/);
});

/** Waits until the newest of what was seen is about sound that is blocked, or isn't. */
async function untilBlocked(seen: readonly Onlook[], expected: boolean): Promise<Onlook> {
  const isAsExpected = (onlook: Onlook | undefined): onlook is Onlook => onlook?.playbackBlocked === expected;
  await eventually(
    expected ? 'the sound is blocked' : 'the sound plays',
    () => missing(isAsExpected(seen.at(-1)) ? [] : [seen.at(-1)?.text ?? 'nothing was seen']),
    { within: 20_000 },
  );
  const last = seen.at(-1);
  assert.ok(last);
  return last;
}
