/** The text of the example with another value of an attribute of the first such element; undefined takes it out. */
export function withAttribute(html: string, tag: string, name: string, value: string | undefined): string {
  // Text that is parsed in another document runs nothing, whatever it is.
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  const element = body.querySelector(tag);
  if (value === undefined) element?.removeAttribute(name);
  else element?.setAttribute(name, value);
  return body.innerHTML.replaceAll(/ ([\w-]+)=""/g, ' $1').trim();
}

/** What the page begins with when there is no example: the element beside a call, to which it belongs. */
export function exampleFor(tag: string): string {
  return `<${tag} for="call"></${tag}>\n\n<mesh-call id="call" autojoin></mesh-call>`;
}
