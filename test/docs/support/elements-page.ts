import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const TOP = new URL('../../../', import.meta.url);
export const ELEMENTS_PAGE = new URL('docs/elements.md', TOP);

/** What the manifest says about anything that has a name (custom elements manifest, schema 1). */
interface Entry {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly kind?: string;
  readonly attribute?: string;
  readonly readonly?: boolean;
  readonly type?: { readonly text: string };
}

interface ElementEntry extends Entry {
  readonly tagName?: string;
  readonly members?: readonly Entry[];
  readonly events?: readonly Entry[];
  readonly slots?: readonly Entry[];
  readonly cssParts?: readonly Entry[];
  readonly cssProperties?: readonly Entry[];
  readonly cssStates?: readonly Entry[];
}

/** The order in which a reader meets them. */
const TAGS = [
  'mesh-call',
  'mesh-peer-tile',
  'mic-toggle',
  'camera-toggle',
  'screen-toggle',
  'device-picker',
  'leave-button',
  'mesh-diagnostics',
];

/** The elements of custom-elements.json. */
export function elementEntries(): ElementEntry[] {
  const manifest = JSON.parse(readFileSync(new URL('custom-elements.json', TOP), 'utf8')) as {
    readonly modules: readonly { readonly declarations?: readonly ElementEntry[] }[];
  };
  return manifest.modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ tagName }) => tagName !== undefined)
    .sort((one, other) => TAGS.indexOf(one.tagName ?? '') - TAGS.indexOf(other.tagName ?? ''));
}

/** docs/elements.md as it has to be. */
export async function elementsPage(): Promise<string> {
  const page = [
    '# Elements',
    'Written from `custom-elements.json` with `node test/docs/write-elements.ts`.',
    'Events bubble; those of `<mesh-call>` also leave shadow trees. A property without an attribute can only be set by scripts.',
    ...elementEntries().flatMap(sectionsOf),
  ].join('\n\n');
  const config = await resolveConfig(ELEMENTS_PAGE);
  return await format(page, { ...config, parser: 'markdown' });
}

function sectionsOf(element: ElementEntry): string[] {
  const {
    tagName,
    description = '',
    members = [],
    events,
    slots,
    cssParts,
    cssProperties,
    cssStates,
  } = element;
  const fields = members.filter(({ kind }) => kind === 'field');
  const methods = members.filter((member) => member.kind === 'method' && member.description !== undefined);
  return [
    `## \`<${tagName ?? ''}>\``,
    description,
    ...table(['property', 'attribute', 'type', 'meaning'], fields, (field) => [
      `\`${field.name}\``,
      field.attribute === undefined ? '' : `\`${field.attribute}\``,
      `\`${field.type?.text.replaceAll('|', '\\|').replace(' \\| undefined', '') ?? ''}\``,
      `${field.description ?? ''}${field.readonly ? ' Read-only.' : ''}`,
    ]),
    ...table(['method', 'does'], methods, ({ name, description: does = '' }) => [`\`${name}()\``, does]),
    ...table(['event', 'class', 'when'], events, (event) => [
      `\`${event.name}\``,
      `\`${event.type?.text ?? ''}\``,
      event.description ?? '',
    ]),
    ...table(['slot', 'content'], slots, named),
    ...table(['CSS part', 'what it is'], cssParts, named),
    ...table(['CSS property', 'default', 'meaning'], cssProperties, (property) => [
      `\`${property.name}\``,
      property.default === undefined ? '' : `\`${property.default}\``,
      property.description ?? '',
    ]),
    ...table(['CSS state', 'while'], cssStates, ({ name, description: while_ = '' }) => [
      `\`:state(${name})\``,
      while_,
    ]),
  ];
}

function named({ name, description = '' }: Entry): string[] {
  return [`\`${name}\``, description];
}

/** A table, or nothing where there is nothing to list. */
function table(
  head: readonly string[],
  entries: readonly Entry[] | undefined,
  cells: (entry: Entry) => readonly string[],
): string[] {
  if (!entries?.length) return [];
  const rows = [head, head.map(() => '---'), ...entries.map(cells)];
  return [rows.map((row) => `| ${row.join(' | ')} |`).join('\n')];
}
