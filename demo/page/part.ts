/** The part of the page that this selector names; a page without it, or with another element, is a mistake. */
export function part<Type extends HTMLElement>(selector: string, type: new () => Type): Type {
  const found = document.querySelector(selector);
  if (!(found instanceof type)) throw new Error(`This page has no ${type.name} at ${selector}.`);
  return found;
}
