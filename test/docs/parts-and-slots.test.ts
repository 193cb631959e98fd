/** What the manifest says about the structure of the elements is what they have, in all states that the demo shows. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { elementsOf, type Manifest } from '../../demo/elements/manifest.ts';
import { launchBrowser } from '../support/browser.ts';
import { startPageServer, type PageServer } from '../support/page-server.ts';

/** Parts and slots of an element, as names in order. */
interface Structure {
  readonly parts: readonly string[];
  readonly slots: readonly string[];
}

/** Parts that no state at rest shows, with the reason; other tests look at them. */
const PASSING: Readonly<Record<string, string>> = {
  'mesh-call talking': 'only while the space bar is held',
  'mesh-chat newer': 'only for somebody who has scrolled up when a message comes',
  'mesh-controls shortcuts-button': 'only where there are shortcuts',
};

const elements = elementsOf(
  JSON.parse(readFileSync(new URL('../../custom-elements.json', import.meta.url), 'utf8')) as Manifest,
);
let pages: PageServer;
let browser: Browser;
let drawn: Readonly<Record<string, Structure>>;

before(async () => {
  [pages, browser] = await Promise.all([startPageServer(), launchBrowser()]);
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  await page.addInitScript(drawNothing);
  await page.goto(`${pages.url}/demo/states/`);
  await page.waitForFunction(() => document.querySelectorAll('main > section').length > 10);
  drawn = await page.evaluate(structures);
});
after(async () => {
  await browser.close();
  await pages.close();
});

for (const { tagName, cssParts = [], slots = [] } of elements) {
  test(`<${tagName}> has the parts and slots of the manifest, and no others`, () => {
    const structure = drawn[tagName];
    assert.ok(structure, `No state on /demo/states/ shows a <${tagName}>.`);
    const isLasting = (name: string): boolean => !(`${tagName} ${name}` in PASSING);
    assert.deepEqual(
      { parts: structure.parts.filter(isLasting), slots: structure.slots },
      {
        parts: cssParts
          .map(({ name }) => name)
          .filter(isLasting)
          .sort(),
        slots: slots.map(({ name }) => name).sort(),
      },
    );
  });
}

/** Runs in the page: pictures change no structure, and hundreds of them take most of the time. */
function drawNothing(): void {
  const nothing = (): void => undefined;
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { get: () => null, set: nothing });
  // A link that is being brought back waits for its picture.
  Object.defineProperty(HTMLVideoElement.prototype, 'videoWidth', { get: () => 1 });
  Object.assign(CanvasRenderingContext2D.prototype, { fill: nothing, fillRect: nothing });
  HTMLCanvasElement.prototype.captureStream = () => new MediaStream();
  // Each state has its turn: all of them at once are laid out again and again.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('main > section:not(.shown) { display: none; }');
  document.adoptedStyleSheets = [sheet];
}

/** Runs in the page: unfolds whatever can be unfolded, and writes down what each element has. */
async function structures(): Promise<Record<string, Structure>> {
  const AT_A_TIME = 8;
  const parts = new Map<string, Set<string>>();
  const slots = new Map<string, Set<string>>();
  const note = (into: Map<string, Set<string>>, tag: string, name: string): void => {
    into.set(tag, (into.get(tag) ?? new Set()).add(name));
  };
  const look = (element: Element, visit: (tag: string, inner: Element) => void): void => {
    const root = element.shadowRoot;
    // What shows states made by hand is a `<mesh-call>` otherwise.
    const tag = element.localName === 'states-call' ? 'mesh-call' : element.localName;
    for (const inner of root?.querySelectorAll('*') ?? []) {
      visit(tag, inner);
      look(inner, visit);
    }
  };
  const visitIn = (box: Element, visit: (tag: string, inner: Element) => void): void => {
    for (const element of box.querySelectorAll('*')) look(element, visit);
  };
  const writeDown = (tag: string, inner: Element): void => {
    parts.set(tag, parts.get(tag) ?? new Set());
    for (const name of inner.part) note(parts, tag, name);
    for (const pair of inner.getAttribute('exportparts')?.split(',') ?? []) {
      const [own = '', outer = own] = pair.split(':').map((name) => name.trim());
      note(parts, tag, outer);
    }
    if (inner instanceof HTMLSlotElement) note(slots, tag, inner.name);
  };
  const openIn = async (section: HTMLElement): Promise<void> => {
    const folded: HTMLElement[] = [];
    visitIn(section, (tag, inner) => {
      const opens = inner.matches('button[aria-expanded="false"], button[popovertarget], summary');
      const shows = tag === 'mesh-diagnostics' && inner.textContent.trim() === 'Show the report';
      if (!(inner instanceof HTMLElement) || !(opens || shows)) return;
      if (inner.matches(':disabled') || !inner.checkVisibility()) return;
      // A few of each kind show what all of them would.
      const kind = `${tag} ${inner.part.value} ${inner.className}`;
      const count = counts.get(kind) ?? 0;
      counts.set(kind, count + 1);
      if (count < 3) folded.push(inner);
    });
    for (const button of folded) {
      button.click();
      await new Promise((done) => setTimeout(done));
      // What was opened closes again when something else is clicked.
      const root = button.getRootNode();
      if (root instanceof ShadowRoot) look(root.host, writeDown);
    }
  };
  const counts = new Map<string, number>();
  const sections = [...document.querySelectorAll<HTMLElement>('main > section')];
  for (let first = 0; first < sections.length; first += AT_A_TIME) {
    const shown = sections.slice(first, first + AT_A_TIME);
    for (const section of shown) section.classList.add('shown');
    // Sizes are watched by observers, which call back after a frame, and what they change is in the one after that.
    for (let frame = 0; frame < 3; frame += 1) await new Promise((done) => requestAnimationFrame(done));
    for (const section of shown) {
      visitIn(section, writeDown);
      await openIn(section);
      section.classList.remove('shown');
    }
  }
  return Object.fromEntries(
    [...parts].map(([tag, names]) => [
      tag,
      { parts: [...names].sort(), slots: [...(slots.get(tag) ?? [])].sort() },
    ]),
  );
}
