import type { ElementEntry } from './manifest.ts';

/** Elements of HTML that do nothing by themselves. */
const PLAIN_TAGS = new Set(
  'article aside b br button code div em footer h1 h2 h3 h4 header hr i li main nav ol p section small span strong ul'.split(
    ' ',
  ),
);
/** Attributes that any element may have. What begins with `aria-` is one too. */
const PLAIN_ATTRIBUTES = new Set(
  'class dir disabled exportparts hidden id lang part role slot tabindex title type'.split(' '),
);

/** What is left of a page's HTML. */
export interface Sanitised {
  readonly content: DocumentFragment;
  /** What is not, in words: `<script>`, `onclick of <p>`. */
  readonly leftOut: readonly string[];
}

/**
 * Makes elements of HTML that somebody typed: those of the kit with the attributes of the manifest, and plain ones. All
 * else is left out together with what is in it. The text is parsed in a document in which nothing runs and loads, and
 * what is allowed is taken over node by node, so that nothing is ever parsed a second time.
 */
export function sanitised(html: string, elements: readonly ElementEntry[]): Sanitised {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const kit = new Map(
    elements.map(({ tagName, attributes = [] }) => [tagName, new Set(attributes.map(({ name }) => name))]),
  );
  const leftOut = new Set<string>();

  const take = (from: ParentNode, to: ParentNode): void => {
    for (const node of from.childNodes) {
      if (node instanceof Text) to.append(node.data);
      if (!(node instanceof Element)) continue;
      const tag = node.localName;
      const isAllowed = node instanceof HTMLElement && (kit.has(tag) || PLAIN_TAGS.has(tag));
      if (!isAllowed) {
        leftOut.add(`<${tag}>`);
        continue;
      }
      const element = document.createElement(tag);
      for (const { name, value } of node.attributes) {
        if (mayHave(kit.get(tag), name)) element.setAttribute(name, value);
        else leftOut.add(`${name} of <${tag}>`);
      }
      take(node, element);
      to.append(element);
    }
  };

  const content = document.createDocumentFragment();
  take(parsed.head, content);
  take(parsed.body, content);
  return { content, leftOut: [...leftOut] };
}

function mayHave(own: ReadonlySet<string> | undefined, name: string): boolean {
  return own?.has(name) === true || PLAIN_ATTRIBUTES.has(name) || name.startsWith('aria-');
}
