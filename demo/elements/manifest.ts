/** What custom-elements.json says about anything that has a name (custom elements manifest, schema 1). */
export interface Entry {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly kind?: string;
  readonly attribute?: string;
  readonly readonly?: boolean;
  readonly type?: TypeText;
  /** The members of a type that is a list of strings. */
  readonly parsedType?: TypeText;
}

/** A type as it stands in the sources. */
export interface TypeText {
  readonly text: string;
}

/** What it says about an element. */
export interface ElementEntry extends Entry {
  readonly tagName: string;
  readonly attributes?: readonly Entry[];
  readonly members?: readonly Entry[];
  readonly events?: readonly Entry[];
  readonly slots?: readonly Entry[];
  readonly cssParts?: readonly Entry[];
  readonly cssProperties?: readonly Entry[];
  readonly cssStates?: readonly Entry[];
}

/** The file, as far as it matters here. */
export interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly Partial<ElementEntry>[] }[];
}

/** The one that has all others inside comes first. */
const FIRST = 'mesh-call';

/** All elements: the whole call, then the others by their names. */
export function elementsOf({ modules }: Manifest): ElementEntry[] {
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter((declaration): declaration is ElementEntry => declaration.tagName !== undefined)
    .sort((one, other) => rank(one).localeCompare(rank(other), 'en'));
}

/** The strings that an attribute or property can have, where its type is a list of them. */
export function choicesOf({ type, parsedType }: Entry): readonly string[] {
  const text = (parsedType ?? type)?.text ?? '';
  const members = text.split('|').map((member) => member.trim());
  const strings = members.filter((member) => member !== 'undefined' && member !== '');
  return strings.every((member) => /^'.*'$/.test(member)) ? strings.map((member) => member.slice(1, -1)) : [];
}

function rank({ tagName }: ElementEntry): string {
  return tagName === FIRST ? '' : tagName;
}
