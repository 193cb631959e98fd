import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import {
  choicesOf,
  elementsOf,
  type ElementEntry,
  type Entry,
  type Manifest,
} from '../../../demo/elements/manifest.ts';

const TOP = new URL('../../../', import.meta.url);
/** The front page, which lists the elements. */
export const README = new URL('README.md', TOP);
/** Where the pages about the elements lie. */
export const ELEMENT_PAGES = new URL('docs/elements/', TOP);
/** One file for each element: `<tag>.html`. The demo begins with the same. */
const EXAMPLES = new URL('demo/elements/examples/', TOP);
const PICTURES = new URL('docs/images/elements/', TOP);

/** The elements of custom-elements.json. */
export function elementEntries(): ElementEntry[] {
  return elementsOf(JSON.parse(readFileSync(new URL('custom-elements.json', TOP), 'utf8')) as Manifest);
}

/** What stands in the page about an element as its example; empty without one. */
export function exampleOf(tagName: string): string {
  const file = new URL(`${tagName}.html`, EXAMPLES);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}

/** Examples of elements that there are not. */
export function strayExamples(): string[] {
  const tags = new Set(elementEntries().map(({ tagName }) => tagName));
  return readdirSync(EXAMPLES).filter((file) => !tags.has(file.replace('.html', '')));
}

/** docs/elements/ as it has to be, by file name. */
export async function elementPages(): Promise<ReadonlyMap<string, string>> {
  const elements = elementEntries();
  const pages = [
    ['README.md', indexOf(elements)] as const,
    ...elements.map((element) => [`${element.tagName}.md`, sectionsOf(element)] as const),
  ];
  const config = await resolveConfig(new URL('README.md', ELEMENT_PAGES));
  const formatted = pages.map(async ([name, sections]) => {
    const text = await format(sections.join('\n\n'), { ...config, parser: 'markdown' });
    return [name, text] as const;
  });
  return new Map(await Promise.all(formatted));
}

/** README.md with its table of the elements as it has to be. */
export async function readme(): Promise<string> {
  const text = readFileSync(README, 'utf8');
  const [before, , after] = text.split(/<!-- (?:elements|end of elements) -->/);
  if (before === undefined || after === undefined)
    throw new Error('README.md has no place for the elements.');
  const list = [
    '<!-- elements -->',
    ...elementTable(elementEntries(), 'docs/elements/'),
    '<!-- end of elements -->',
  ];
  const config = await resolveConfig(README);
  return await format(before + list.join('\n\n') + after, { ...config, parser: 'markdown' });
}

function elementTable(elements: readonly ElementEntry[], folder = ''): string[] {
  return table(['element', 'what it is'], elements, ({ tagName, description = '' }) => [
    `[\`<${tagName}>\`](${folder}${tagName}.md)`,
    firstSentence(description),
  ]);
}

function indexOf(elements: readonly ElementEntry[]): string[] {
  return [
    '# Elements',
    'Everything that can be set, heard and styled, element by element. Written from `custom-elements.json` and `demo/elements/examples` with `node test/docs/write-elements.ts`.',
    ...elementTable(elements),
    'The examples leave out the script that registers the elements, as [getting started](../getting-started.md) has it. Any of them stands inside `<mesh-call>`, or anywhere else in the page with `for="id of the call"`.',
    'To try them: `npm start`, then `/demo/elements/`. It shows each one live, with its HTML to edit and all that can be set.',
    'Events bubble; those of `<mesh-call>` also leave shadow trees. How all of it gets another look is told in [theming](../theming.md).',
  ];
}

function sectionsOf(element: ElementEntry): string[] {
  const { tagName, description = '', attributes, members = [] } = element;
  const { events, slots, cssParts, cssProperties, cssStates } = element;
  const example = exampleOf(tagName);
  const properties = members.filter(({ kind, attribute }) => kind === 'field' && attribute === undefined);
  const methods = members.filter((member) => member.kind === 'method' && member.description !== undefined);
  const fieldOf = (attribute: string): Entry | undefined =>
    members.find((member) => member.attribute === attribute);
  return [
    `# \`<${tagName}>\``,
    description,
    ...picture(tagName),
    ...(example === ''
      ? []
      : ['## Example', `\`\`\`html name=element-${tagName}\n${example}\n\`\`\``, liveDemo(tagName)]),
    ...section('Attributes', ['attribute', 'property', 'type', 'meaning'], attributes, (attribute) => [
      `\`${attribute.name}\``,
      `\`${fieldOf(attribute.name)?.name ?? attribute.name}\``,
      typeOf(attribute),
      attribute.description ?? '',
    ]),
    ...section('Properties without an attribute', ['property', 'type', 'meaning'], properties, (property) => [
      `\`${property.name}\``,
      typeOf(property),
      `${property.description ?? ''}${property.readonly ? ' Read-only.' : ''}`,
    ]),
    ...section('Methods', ['method', 'does'], methods, ({ name, description: does = '' }) => [
      `\`${name}()\``,
      does,
    ]),
    ...section('Events', ['event', 'class', 'when'], events, (event) => [
      `\`${event.name}\``,
      `\`${event.type?.text ?? ''}\``,
      event.description ?? '',
    ]),
    ...section('Slots', ['slot', 'content'], slots, ({ name, description: content = '' }) => [
      name === '' ? '(none)' : `\`${name}\``,
      content,
    ]),
    ...section('Parts', ['part', 'what it is'], cssParts, named),
    ...section('CSS properties', ['property', 'default', 'meaning'], cssProperties, (property) => [
      `\`${property.name}\``,
      property.default === undefined ? '' : `\`${property.default}\``,
      property.description ?? '',
    ]),
    ...section('States', ['state', 'while'], cssStates, ({ name, description: while_ = '' }) => [
      `\`:state(${name})\``,
      while_,
    ]),
  ];
}

function picture(tagName: string): string[] {
  const file = `${tagName}.png`;
  return existsSync(new URL(file, PICTURES))
    ? [`![\`<${tagName}>\` in a page](../images/elements/${file})`]
    : [];
}

function liveDemo(tagName: string): string {
  return `Live, to edit: \`npm start\`, then \`/demo/elements/?element=${tagName}\`.`;
}

/** Strings that can be chosen are worth more than the name of their type. */
function typeOf(entry: Entry): string {
  const choices = choicesOf(entry);
  if (choices.length > 0) return choices.map((choice) => `\`${choice}\``).join(', ');
  return `\`${entry.type?.text.replaceAll('|', '\\|').replace(' \\| undefined', '') ?? ''}\``;
}

function firstSentence(text: string): string {
  return /^[^]*?\.(?=\s|$)/.exec(text)?.[0].replaceAll('\n', ' ') ?? text;
}

function named({ name, description = '' }: Entry): string[] {
  return [`\`${name}\``, description];
}

/** A heading and its table, or nothing where there is nothing to list. */
function section(
  title: string,
  head: readonly string[],
  entries: readonly Entry[] | undefined,
  cells: (entry: Entry) => readonly string[],
): string[] {
  return entries?.length ? [`## ${title}`, ...table(head, entries, cells)] : [];
}

function table<Row extends Entry>(
  head: readonly string[],
  entries: readonly Row[],
  cells: (entry: Row) => readonly string[],
): string[] {
  const rows = [head, head.map(() => '---'), ...entries.map(cells)];
  return [rows.map((row) => `| ${row.join(' | ')} |`).join('\n')];
}
