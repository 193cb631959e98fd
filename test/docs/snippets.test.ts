/** Runs each code block of README.md and docs/. How the internet of the examples is made: support/example-world.ts. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import {
  expectCallOfTwo,
  expectCommands,
  expectElement,
  expectKnownNames,
  expectLobby,
  expectNoErrors,
  expectStyle,
  expectText,
  expectVideos,
  joinFromLobby,
  MEDIA_WITHIN,
  TAG,
  withPage,
  type Check,
} from './support/checks.ts';
import { eventually, missing } from '../support/eventually.ts';
import { ExampleWorld } from './support/example-world.ts';
import { allExamples } from './support/examples.ts';
import { expectGuardedServer, expectSelfHosting, expectTurnCredentials } from './support/server-checks.ts';
import { typeErrors } from './support/type-check.ts';

const callOfTwo: Check = async (world, { files }, t) => {
  await expectCallOfTwo(world, files, t);
};

const callOfTwoInPage: Check = async (world, example, t) => {
  await expectCallOfTwo(world, withPage(example, ''), t);
};

/** For examples that differ from one with a call only in how the tag comes into the page. */
const lobby: Check = async (world, { files }, t) => {
  await expectLobby(world, files, t);
};

const lobbyIn =
  (body: string): Check =>
  async (world, example, t) => {
    await expectLobby(world, withPage(example, body), t);
  };

/** What each example has to do, by its name. Shell commands and framework templates are checked by their language. */
const checks: Readonly<Record<string, Check>> = {
  'script-tag': callOfTwo,
  'one-file': lobby,
  'fresh-token': lobby,
  'npm-import': lobbyIn(TAG),
  'with-provider': callOfTwoInPage,
  'with-awareness': lobbyIn(''),
  'self-hosted': lobby,
  'classic-script': lobby,

  language: async (world, { files }, t) => {
    const page = files.get('index.html') ?? '';
    const classic = page.replace(
      'type="module" src="/vendor/mesh-call.js"',
      'src="/vendor/mesh-call.classic.js"',
    );
    assert.notEqual(classic, page);
    for (const html of [page, classic]) {
      const [window] = await world.openWindows(t, new Map([['index.html', html]]), 1);
      await window?.page.getByRole('button', { name: 'Teilnehmen' }).waitFor({ timeout: MEDIA_WITHIN });
      await window?.page.getByRole('button', { name: 'Mikrofon' }).waitFor({ timeout: MEDIA_WITHIN });
      if (window) expectNoErrors([window]);
    }
  },

  'own-strings': async (world, example, t) => {
    const registered = [...example.files].map(
      ([name, text]) => [name, `import 'mesh-call/define';\n${text}`] as const,
    );
    const files = withPage({ ...example, files: new Map(registered) }, TAG);
    const [window] = await world.openWindows(t, files, 1);
    await window?.page.getByRole('button', { name: 'Come in' }).waitFor({ timeout: MEDIA_WITHIN });
    await window?.page.getByText('You are the first.').waitFor({ timeout: MEDIA_WITHIN });
    if (window) expectNoErrors([window]);
  },

  'theme-scheme': async (world, { files }, t) => {
    await expectStyle(world, files, t, 'mesh-call', 'color', 'rgb(243, 245, 248)');
  },
  'theme-properties': async (world, { files }, t) => {
    await expectStyle(world, files, t, 'mesh-call [part=join]', 'backgroundColor', 'rgb(11, 110, 79)');
    await expectStyle(world, files, t, 'mesh-call', 'backgroundColor', 'rgb(244, 250, 247)');
  },
  'theme-parts': async (world, { files }, t) => {
    await expectStyle(world, files, t, 'mesh-call [part=join]', 'textTransform', 'uppercase');
  },
  'theme-states': async (world, { files }, t) => {
    await expectStyle(world, files, t, 'mic-toggle button >> nth=0', 'backgroundColor', 'rgb(11, 110, 79)');
  },
  'theme-slots': async (world, { files }, t) => {
    const [window] = await world.openWindows(t, files, 1);
    await window?.page.getByText('The others come at ten.').waitFor({ timeout: MEDIA_WITHIN });
    assert.equal(await window?.page.getByRole('button', { name: 'Camera' }).isVisible(), false);
    if (window) expectNoErrors([window]);
  },

  'guarded-server': expectGuardedServer,
  'turn-credentials': expectTurnCredentials,
  'self-hosting': expectSelfHosting,

  engine: async (world, example, t) => {
    const windows = await world.openWindows(t, withPage(example, ''), 2);
    await Promise.all(windows.map(({ page }) => expectVideos(page, 'video', 1)));
    await windows[0]?.page.context().close();
    // Whoever leaves takes the picture along.
    await windows[1]?.page.waitForFunction(() => document.querySelector('video') === null);
    expectNoErrors(windows);
  },

  'own-grid': async (world, example, t) => {
    await expectElement(world, { ...example, name: 'element-mesh-grid' }, t);
  },

  'own-element': async (world, example, t) => {
    const body = `<people-count for="call"></people-count>${TAG.replace(' ', ' id="call" autojoin ')}`;
    const files = withPage(example, body);
    const script = [...files.keys()].find((name) => name.endsWith('.ts')) ?? '';
    // The page has registered the tags itself.
    const registered = new Map([
      ...files,
      [script, `import 'mesh-call/define';\n${files.get(script) ?? ''}`],
    ]);
    const windows = await world.openWindows(t, registered, 2);
    await Promise.all(windows.map(({ page }) => expectText(page, 'people-count', /^1 others in the call$/)));
    expectNoErrors(windows);
  },

  'people-count': async (world, { files }, t) => {
    const [ada, grace] = await world.openWindows(t, files, 2);
    assert.ok(ada && grace);
    await expectText(grace.page, 'people-count', /^0 others/);
    await joinFromLobby(ada.page, 'Ada');
    await expectText(grace.page, 'people-count', /^1 others/);
    expectNoErrors([ada, grace]);
  },

  select: async (world, example, t) => {
    const body = `<room-state for="call"></room-state>${TAG.replace(' ', ' id="call" ')}`;
    const windows = await world.openWindows(t, withPage(example, body), 1);
    await Promise.all(windows.map(({ page }) => expectText(page, 'room-state', /^Room: connected$/)));
    expectNoErrors(windows);
  },

  'hold-to-talk': async (world, { files }, t) => {
    const [window] = await world.openWindows(t, files, 1);
    assert.ok(window);
    await joinFromLobby(window.page, 'Ada');
    await window.page.getByRole('button', { name: 'Hold to talk' }).hover({ timeout: MEDIA_WITHIN });
    await window.page.mouse.down();
    await expectText(window.page, 'hold-to-talk', /Talking/);
    await window.page.mouse.up();
    await expectText(window.page, 'hold-to-talk', /Hold to talk/);
    expectNoErrors([window]);
  },

  'ice-servers': async (world, example, t) => {
    const files = new Map([...withPage(example, TAG), ['api/ice-servers', '[]']]);
    for (const { requests } of await expectCallOfTwo(world, files, t)) {
      assert.ok(requests.some((url) => url.endsWith('/api/ice-servers')));
    }
  },

  'outer-controls': async (world, { files }, t) => {
    const windows = await world.openWindows(t, files, 1);
    for (const { page } of windows) {
      await joinFromLobby(page, 'Ada');
      await page.locator('header mic-toggle:state(on)').waitFor({ timeout: MEDIA_WITHIN });
      const leave = page.getByRole('button', { name: 'Leave the call' });
      assert.equal(await leave.count(), 1, 'the bar in the call is gone');
      await leave.click();
      await page.getByRole('button', { name: 'Join again' }).waitFor({ timeout: MEDIA_WITHIN });
    }
    expectNoErrors(windows);
  },

  iframe: async (world, { files }, t) => {
    const inner =
      allExamples()
        .find(({ name }) => name === 'one-file')
        ?.files.get('index.html') ?? '';
    const [window] = await world.openWindows(t, new Map([...files, ['call.html', inner]]), 1);
    const frame = window?.page.frameLocator('iframe');
    // Without the permission the lobby would have a notice, and the camera would be off.
    await frame?.locator('camera-toggle:state(on)').waitFor({ timeout: MEDIA_WITHIN });
  },

  widget: async (world, { files }, t) => {
    const file = readFileSync(new URL('../../demo/widget/widget.html', import.meta.url), 'utf8');
    assert.equal(
      `${files.get('index.html') ?? ''}\n`,
      file,
      'the document shows the file that the demo runs',
    );
    await expectCallOfTwo(world, withHost(files, 'getToken: async () => grant,'), t);
  },

  // The host has lobbies and nothing else, so the code must have led there.
  'widget-lobby': async (world, { files }, t) => {
    const lobbies =
      "room: (id) => ({ join: async (code) => (id === 'item-1' && code === 'QUAY77' ? grant : {}) }),";
    await expectLobby(world, withHost(files, lobbies), t);
  },

  events: async (world, { files }, t) => {
    const [ada] = await expectCallOfTwo(world, files, t);
    assert.ok(ada);
    await expectText(ada.page, '#log', /^Grace came, 2 are in the call$/);
  },

  'engine-page': async (world, { files }, t) => {
    const windows = await world.openWindows(t, files, 2);
    for (const { page } of windows) {
      await expectVideos(page, '#self', 1);
      await page.getByRole('button', { name: 'Join' }).click();
    }
    await Promise.all(windows.map(({ page }) => expectVideos(page, '#peers video', 1)));
    const [ada, grace] = windows;
    assert.ok(ada && grace);
    await expectText(ada.page, '#status', /^In the call with 1 others\.$/);
    await ada.page.getByRole('button', { name: 'Microphone' }).click();
    await expectText(grace.page, 'figcaption', /^Ada, muted \(connected\)$/);
    await ada.page.getByRole('button', { name: 'Leave' }).click();
    await expectText(grace.page, '#status', /^In the call with 0 others\.$/);
    expectNoErrors(windows);
  },

  'check-call': async (world, example, t) => {
    const [window] = await world.openWindows(t, withPage(example, ''), 1);
    assert.ok(window);
    const isReady = (): boolean => window.logged.includes('Ready for the call.');
    await eventually('the check ends well', () => missing(isReady() ? [] : [...window.logged]), {
      within: MEDIA_WITHIN,
    });
    expectNoErrors([window]);
  },

  'watch-level': async (world, example, t) => {
    const [window] = await world.openWindows(t, withPage(example, ''), 1);
    assert.ok(window);
    // The browser's own microphone for tests beeps once a second.
    await window.page.waitForFunction(() => (document.querySelector('meter')?.value ?? 0) > 0.3, undefined, {
      timeout: MEDIA_WITHIN,
    });
    expectNoErrors([window]);
  },

  talk: async (world, example, t) => {
    const [window] = await world.openWindows(t, withPage(example, ''), 1);
    assert.ok(window);
    await window.page.getByText(': Hello everybody').waitFor({ timeout: MEDIA_WITHIN });
    expectNoErrors([window]);
  },

  'listen-to-errors': async (world, { files }, t) => {
    const refused = new Map([...files].map(([name, text]) => [name, text.replace('TOKEN', 'a wrong one')]));
    const [window] = await world.openWindows(t, refused, 1);
    assert.ok(window);
    await window.page.getByText('Reason: room-refused').waitFor({ timeout: MEDIA_WITHIN });
    assert.ok(window.logged.some((message) => message.startsWith('room-refused ')));
  },
};

/** The widget's page with what its platform puts into it: a `host` that gives this test's room in these ways. */
function withHost(files: ReadonlyMap<string, string>, ways: string): ReadonlyMap<string, string> {
  const host = `<script>
    const grant = {
      token: 'TOKEN',
      wsUrl: 'wss://rooms.example.com',
      roomId: 'standup',
      identity: { id: crypto.randomUUID(), displayName: 'Ada', color: '#4477aa' },
    };
    globalThis.host = {
      ready: async () => {},
      workspace: { itemId: 'item-1' },
      collab: {
        ${ways}
        getTurnCredentials: async () => ({ turn: null }),
      },
    };
  </script>`;
  return new Map([...files].map(([name, text]) => [name, name === 'index.html' ? host + text : text]));
}

const examples = allExamples();
let world: ExampleWorld;
before(async () => {
  world = await ExampleWorld.open();
});
after(() => world.close());

/** These only show their element, so several can do so at a time. */
const ofElements = examples.filter(({ document }) => document.startsWith('docs/elements/'));

test('docs/elements/: the example of each element', { concurrency: 4 }, async (t) => {
  const shown = ofElements.map((example) =>
    t.test(example.name, async (each) => {
      await expectElement(world, example, each);
    }),
  );
  await Promise.all(shown);
});

for (const example of examples.filter((each) => !ofElements.includes(each))) {
  const { name, document, language } = example;
  test(`${document}: ${name}`, async (t) => {
    if (language === 'sh') return expectCommands(example);
    if (['jsx', 'vue', 'svelte'].includes(language)) return expectKnownNames(example);
    const check = checks[name];
    assert.ok(check, `${document}:${example.line}: nothing says what ${name} has to do.`);
    return await check(world, example, t);
  });
}

test('no check is left over from an example that is gone', () => {
  const names = new Set(examples.map(({ name }) => name));
  assert.deepEqual(
    Object.keys(checks).filter((name) => !names.has(name)),
    [],
  );
});

test('the scripts of the examples fit the types of the package', () => {
  assert.deepEqual(typeErrors(examples), []);
});
