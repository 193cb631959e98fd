/** Shows each element of the manifest live, with its HTML and all that can be set. `?element=` chooses one. */

import 'mesh-call/define';
import manifest from '../../custom-elements.json' with { type: 'json' };
import { html, render, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { part } from '../page/part.ts';
import { addressWith, asked } from '../page/query.ts';
import { attributeFields, nameList, partButtons, propertyFields } from './fields.ts';
import { Look } from './look.ts';
import { elementsOf, type ElementEntry, type Entry } from './manifest.ts';
import { PretendedCall, MOST_OTHERS } from './pretended-call.ts';
import { Preview } from './preview.ts';
import { exampleFor, withAttribute } from './source.ts';

/** How long somebody pauses who has typed what was meant, ms. */
const TYPING_PAUSE = 400;

const elements = elementsOf(manifest);

const chooser = part('#element', HTMLSelectElement);
const othersChooser = part('#others', HTMLSelectElement);
const source = part('#html', HTMLTextAreaElement);
const leftOutLine = part('#left-out', HTMLElement);
const eventList = part('#events', HTMLElement);
const reference = part('#reference', HTMLElement);

const call = new PretendedCall();
const preview = new Preview(part('#preview', HTMLElement), elements, call);
const look = new Look(part('#preview', HTMLElement), preview.root);
const marked = new Set<string>();
let chosen: ElementEntry | undefined;
let typing: ReturnType<typeof setTimeout> | undefined;

render(
  elements.map(({ tagName }) => html`<option>${tagName}</option>`),
  chooser,
);
render(
  Array.from(
    { length: MOST_OTHERS + 1 },
    (_, count) => html`<option ?selected=${count === 1}>${count}</option>`,
  ),
  othersChooser,
);
call.setOthers(1);

/** Begins with the example of an element. */
async function choose(tag: string): Promise<void> {
  const entry = elements.find(({ tagName }) => tagName === tag) ?? elements[0];
  if (!entry) return;
  chosen = entry;
  const { tagName } = entry;
  chooser.value = tagName;
  history.replaceState(undefined, '', addressWith({ element: tagName }));
  const answer = await fetch(`./examples/${tagName}.html`);
  const example = answer.ok ? (await answer.text()).trim() : exampleFor(tagName);
  // Meanwhile another one may have been chosen.
  if (chosen !== entry) return;
  source.value = example;
  marked.clear();
  look.reset();
  showSource();
}

/** Makes the preview anew of the text as it is now. */
function showSource(): void {
  clearTimeout(typing);
  const leftOut = preview.show(source.value);
  leftOutLine.textContent = leftOut.length > 0 ? `Left out: ${leftOut.join(', ')}` : '';
  eventList.replaceChildren();
  listen();
  showReference();
}

/** Writes down what the element fires. */
function listen(): void {
  const element = chosen && preview.find(chosen.tagName);
  for (const { name } of chosen?.events ?? []) {
    element?.addEventListener(name, () => {
      const line = document.createElement('li');
      line.textContent = `${new Date().toLocaleTimeString()} ${name}`;
      eventList.prepend(line);
    });
  }
}

function showReference(): void {
  if (!chosen) return;
  const { tagName, attributes = [], cssProperties = [], cssParts = [], slots = [], cssStates = [] } = chosen;
  const element = preview.find(tagName);
  const groups = [
    group('Attributes', attributes, (entries) =>
      attributeFields(entries, (name) => element?.getAttribute(name) ?? null, setAttribute),
    ),
    group('CSS properties', cssProperties, (entries) =>
      propertyFields(entries, (name, value) => look.setProperty(name, value)),
    ),
    group('Parts', cssParts, (entries) => partButtons(entries, marked, togglePart)),
    group('Slots', slots, nameList),
    group('States', cssStates, nameList),
  ];
  // What was typed for one element means nothing for the next.
  render(keyed(tagName, groups), reference);
}

function group(
  title: string,
  entries: readonly Entry[],
  content: (entries: readonly Entry[]) => TemplateResult,
): TemplateResult | undefined {
  if (entries.length === 0) return undefined;
  return html`<details ?open=${title === 'Attributes'}>
    <summary>${title} (${entries.length})</summary>
    ${content(entries)}
  </details>`;
}

/** In the text, and in the living element, which goes on as it is. */
function setAttribute(name: string, value: string | undefined): void {
  if (!chosen) return;
  source.value = withAttribute(source.value, chosen.tagName, name, value);
  const element = preview.find(chosen.tagName);
  if (value === undefined) element?.removeAttribute(name);
  else element?.setAttribute(name, value);
}

function togglePart(name: string): void {
  if (!chosen) return;
  if (!marked.delete(name)) marked.add(name);
  look.markParts(chosen.tagName, [...marked]);
  showReference();
}

chooser.addEventListener('change', () => void choose(chooser.value));
othersChooser.addEventListener('change', () => call.setOthers(Number(othersChooser.value)));
part('#again', HTMLButtonElement).addEventListener('click', showSource);
source.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(showSource, TYPING_PAUSE);
});

await choose(asked('element') ?? '');
