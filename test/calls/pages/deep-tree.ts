/** All elements below a node, those inside open shadow trees included, in the order of the page. */
export function* deepElements(root: ParentNode): Generator<Element> {
  for (const element of root.children) {
    yield element;
    if (element.shadowRoot !== null) yield* deepElements(element.shadowRoot);
    yield* deepElements(element);
  }
}

/** What a person can read in an element: its text, that of its shadow trees included. */
export function deepText(element: Element): string {
  const own = (node: Node): string => {
    if (node instanceof Text) return node.data;
    if (node instanceof HTMLStyleElement) return '';
    const children = [...node.childNodes];
    if (node instanceof Element && node.shadowRoot !== null) children.unshift(...node.shadowRoot.childNodes);
    return children.map(own).join(' ');
  };
  return own(element).replace(/\s+/g, ' ').trim();
}
