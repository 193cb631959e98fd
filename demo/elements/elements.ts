/** Shows each element of the manifest live, with its HTML and all that can be set. `?element=` chooses one. */

import 'mesh-call/define';
import manifest from '../../custom-elements.json' with { type: 'json' };
import { html, render, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { copyOnClick } from '../page/copy-button.ts';
import { part } from '../page/part.ts';
import { addressWith, asked } from '../page/query.ts';
import { EventLog } from './event-log.ts';
import { attributeFields, nameList, partButtons, prose, propertyFields } from './fields.ts';
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
const about = part('#about', HTMLElement);
const problems = part('#problems', HTMLElement);
const reference = part('#reference', HTMLElement);

const call = new PretendedCall();
const preview = new Preview(part('#preview', HTMLElement), elements, call);
const look = new Look(part('#preview', HTMLElement), preview.root);
const log = new EventLog(part('#events', HTMLElement));
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
  render(prose(entry), about);
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
  if (!chosen) return;
  const leftOut = preview.show(source.value);
  const element = preview.find(chosen.tagName);
  problems.textContent = [
    ...(leftOut.length > 0 ? [`Left out: ${leftOut.join(', ')}.`] : []),
    ...(element ? [] : [`There is no <${chosen.tagName}> in it.`]),
  ].join(' ');
  log.listen(element, chosen.events ?? []);
  showReference();
}

/** What goes wrong in the preview, in place of a look into the browser's console. */
function showProblem(reason: unknown): void {
  problems.textContent = reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
}

function showReference(): void {
  if (!chosen) return;
  const { tagName, attributes = [], members = [], events = [], slots = [], cssStates = [] } = chosen;
  const { cssProperties = [], cssParts = [] } = chosen;
  const element = preview.find(tagName);
  const properties = members.filter(({ kind, attribute }) => kind === 'field' && attribute === undefined);
  const methods = members.filter(({ kind, description }) => kind === 'method' && description !== undefined);
  const groups = [
    group('Attributes', attributes, (entries) =>
      attributeFields(entries, (name) => element?.getAttribute(name) ?? null, setAttribute),
    ),
    group('Events', events, nameList),
    group('Properties without an attribute', properties, nameList),
    group('Methods', methods, nameList),
    group('Slots', slots, nameList),
    group('CSS properties', cssProperties, (entries) =>
      propertyFields(entries, (name, value) => look.setProperty(name, value)),
    ),
    group('Parts', cssParts, (entries) => partButtons(entries, marked, togglePart)),
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
copyOnClick(part('#copy', HTMLButtonElement), () => source.value);
addEventListener('error', ({ error }) => showProblem(error));
addEventListener('unhandledrejection', ({ reason }) => showProblem(reason));
source.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(showSource, TYPING_PAUSE);
});

await choose(asked('element') ?? '');
